import type { Anchor } from '../../../engines/anchoring/anchor.js';
import {
  ATTRIBUTION_CHANGED,
  ATTRIBUTION_CHANGES,
  type AttributionChange,
} from '../../../engines/context/attribution-change.js';
import { MEANING_MARKS } from '../../../engines/fidelity/verdict.js';
import type { Span } from '../../../engines/text/span.js';
import type { AnchorState, StoredVerdict } from '../../../vocabulary.js';
import { joinedSpans } from '../../comparisons/model/excerpt.js';
import type { Compared, Followed } from './waiting.js';

// The state of passages in a newer copy. Distant ones are followed separately: text between them is not part of them,
// and may change. Unchanged words may mean something else there, because the sentence continues: the comparison with
// each copy shows this, but the state of the passage does not.

/** Passages at most this far apart, in UTF-16 code units, are followed as one. */
const MAX_DISTANCE_UTF16 = 400;

/** The spans to follow, in the order of the text. Pieces of a splice are never joined. */
export function piecesOf(verdict: StoredVerdict, spans: readonly Span[]): Span[] {
  const most = verdict === 'spliced' ? 0 : MAX_DISTANCE_UTF16;
  return joinedSpans(spans, (last, next) => next[0] - last[1] <= most);
}

/** States, mildest first. */
const GRAVITY: readonly AnchorState[] = ['same', 'moved', 'altered', 'gone'];

/**
 * The combined state of all pieces, which is that of the gravest, from the start of the first to the end of the last.
 * @param found at least one
 */
export function together(found: readonly Anchor[]): Omit<Followed, 'from_snapshot_id' | 'snapshot_id'> {
  const gravity = Math.max(...found.map(({ state }) => GRAVITY.indexOf(state)));
  const state = GRAVITY[gravity] ?? 'gone';
  const flags = found.flatMap(({ comparison, turn }) => [
    ...(comparison?.flags ?? []),
    ...(turn ? [turn] : []),
  ]);
  const starts = found.flatMap(({ start }) => (start === null ? [] : [start]));
  const ends = found.flatMap(({ end }) => (end === null ? [] : [end]));
  if (state === 'gone') return { state, start_utf16: null, end_utf16: null, flags: [] };
  const all = [...new Set(flags)].sort();
  return { state, start_utf16: Math.min(...starts), end_utf16: Math.max(...ends), flags: all };
}

/** The state is that of the wording alone; changes of attribution are added as flags. */
export function withAttribution(
  found: Omit<Followed, 'from_snapshot_id' | 'snapshot_id'>,
  changes: readonly AttributionChange[],
): Omit<Followed, 'from_snapshot_id' | 'snapshot_id'> {
  if (changes.length === 0) return found;
  return { ...found, flags: [...found.flags, ATTRIBUTION_CHANGED, ...changes] };
}

function isOfAttribution(flag: string): boolean {
  return flag === ATTRIBUTION_CHANGED || (ATTRIBUTION_CHANGES as readonly string[]).includes(flag);
}

/** Mildest first. */
const VERDICTS_BY_GRAVITY: readonly StoredVerdict[] = [
  'exact',
  'elided',
  'truncated',
  'altered',
  'spliced',
  'not_found',
];

/** Without the negation before the words, which the state of the passage already reports. */
const GRAVE: ReadonlySet<string> = new Set([...MEANING_MARKS, 'negation_lost', 'meaning_mark']);

/** Unchanged passages count as altered where the comparison with the new copy is worse than with the original one. */
export function withVerdicts(followed: readonly Followed[], compared: readonly Compared[]): Followed[] {
  return followed.map((one) => {
    const before = compared.find(({ snapshot_id }) => snapshot_id === one.from_snapshot_id);
    const now = compared.find(({ snapshot_id }) => snapshot_id === one.snapshot_id);
    const isUnchanged = one.state === 'same' || one.state === 'moved';
    if (!isUnchanged || before === undefined || now === undefined || !isWorse(before, now)) return one;
    return { ...one, state: 'altered', flags: [...now.flags, ...one.flags.filter(isOfAttribution)] };
  });
}

function isWorse(before: Compared, now: Compared): boolean {
  const [was, is] = [VERDICTS_BY_GRAVITY.indexOf(before.verdict), VERDICTS_BY_GRAVITY.indexOf(now.verdict)];
  if (was < 0 || is < 0) return false;
  return is > was || now.flags.some((flag) => GRAVE.has(flag) && !before.flags.includes(flag));
}
