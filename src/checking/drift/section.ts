import { driftWords, isChanged, NO_DRIFT } from '../../derived/match/model/comparison.js';
import { creditedOrWrong } from '../../derived/status/model/misattribution.js';
import { type Difference, diffWords } from '../../engines/text/differences.js';
import { shortWords } from '../../engines/text/short-words.js';
import type { Span } from '../../engines/text/span.js';
import { isRestricted } from '../../record/claims/model.js';
import { ANCHOR_STATES, type AnchorState, GROUND_RULES } from '../../vocabulary.js';
import type { Excerpts, Wanted } from '../comparisons/excerpt-store.js';
import { attributionChangeWords, kindOfAttributionChange } from '../comparisons/model/attribution-words.js';
import { wordsAt } from '../comparisons/model/excerpt.js';
import { meaningChangeWords } from './model.js';
import type { Drift } from './store.js';

// The section of a source's page about passages of older copies in newer ones.

/** The spans of copies to read for showing the present text. */
export function changedWanted(drifts: readonly Drift[]): Wanted[] {
  return drifts.flatMap((one) => {
    const span = spanOf(one);
    return span !== null && (isChanged(one.state) || attributionChangeWords(one.flags) !== null)
      ? [{ snapshot_id: one.snapshot_id, windows: [span] }]
      : [];
  });
}

/** By newer copy, newest first. Unchanged passages are counted, and listed separately. */
export function driftSection(drifts: readonly Drift[], excerpts: Excerpts) {
  const copies = [...new Set(drifts.map(({ snapshot_id: id }) => id))];
  return copies.map((id, place) => {
    const own = drifts.filter((one) => one.snapshot_id === id);
    const counts = { ...NO_DRIFT };
    for (const { state } of own) counts[state] += 1;
    const [first] = own;
    const rows = own.map((one) => driftRow(one, excerpts));
    return {
      href: first === undefined ? '' : copyHref(first),
      at: first?.captured_at ?? '',
      isNewest: place === 0,
      counts: driftWords(counts),
      onlyContext: rows.filter((row) => needsLook(row) && !isChanged(row.state)).length,
      changed: rows.filter(needsLook),
      unchanged: rows.filter((row) => !needsLook(row)),
    };
  });
}

export function driftRow(one: Drift, excerpts: Excerpts) {
  const attributionChange = attributionChangeWords(one.flags);
  const kind = isChanged(one.state) ? null : kindOfAttributionChange(one.flags);
  const span = spanOf(one);
  const now = span === null ? '' : wordsAt(excerpts.get(one.snapshot_id) ?? [], span);
  return {
    state: one.state,
    isAltered: one.state === 'altered',
    word: kind === null ? ANCHOR_STATES[one.state] : CHANGED[kind],
    icon: kind === null ? DRIFT_ICONS[one.state] : 'warning',
    words: one.words,
    lang: one.language,
    form: one.attribution_id === null ? null : one.form,
    belongsTo: belongingOf(one),
    lock:
      one.ground_rule !== null && isRestricted({ ground_rule: one.ground_rule })
        ? GROUND_RULES[one.ground_rule]
        : null,
    from: { href: `/sources/${one.source_id}/snapshots/${one.from_snapshot_id}`, at: one.from_captured_at },
    // Stated where the words do not show it.
    meaningChange: one.state === 'altered' ? meaningChangeWords(one.flags) : null,
    // “Denied” says no more than “now follow ‘not’”.
    attributionChange: meaningChangeWords(one.flags) === null ? attributionChange : null,
    // As a diff where the passage is short enough to read.
    now: now === '' ? null : nowOf(one, now),
    href: passageHref(one),
  };
}

const CHANGED = { attribution: 'Attribution changed', context: 'Context changed' } as const;

/** Unchanged words are listed too if their attribution or context changed. */
function needsLook(row: { readonly state: AnchorState; readonly attributionChange: string | null }): boolean {
  return isChanged(row.state) || row.attributionChange !== null;
}

export const DRIFT_ICONS: Readonly<Record<AnchorState, string>> = {
  same: 'check',
  moved: 'next',
  altered: 'warning',
  gone: 'close',
};

const MAX_WORDS_LENGTH = 200;
/** Maximum ratio of lengths for a diff: in a longer passage the words are scattered. */
const MAX_LENGTH_RATIO = 2;

function nowOf({ words, source_language: lang }: Drift, now: string) {
  const isScattered = now.length > words.length * MAX_LENGTH_RATIO;
  const there = shortWords(now, MAX_WORDS_LENGTH * 2);
  const plain: readonly Difference[] = [{ kind: 'same', text: there }];
  return { lang, isScattered, parts: isScattered ? plain : partsOf(words, there) };
}

function partsOf(words: string, there: string): readonly Difference[] {
  if (words.length > MAX_WORDS_LENGTH * 2) return [{ kind: 'same', text: there }];
  // Final punctuation is not part of the passage.
  const bare = /\p{P}$/u.test(there) ? words : words.replace(/[\s\p{P}]+$/u, '');
  return diffWords(bare, there);
}

function belongingOf(one: Drift) {
  const { attribution_id, annotation_id, speaker } = one;
  if (attribution_id !== null)
    return {
      href: `/attributions/${attribution_id}`,
      noun: 'Quotation',
      name: creditedOrWrong({ ...one, speaker_name: speaker ?? '' }),
    };
  return { href: `/annotations/${annotation_id}`, noun: 'Note on this passage', name: null };
}

function spanOf({ start_utf16: start, end_utf16: end }: Drift): Span | null {
  return start === null || end === null ? null : [start, end];
}

function copyHref({ source_id, snapshot_id }: Drift): string {
  return `/sources/${source_id}/snapshots/${snapshot_id}`;
}

/** A link to the words in the newer copy, or to the whole copy where they are gone. */
export function passageHref(one: Drift): string {
  const span = spanOf(one);
  return span === null ? copyHref(one) : `${copyHref(one)}?at=${span[0]}-${span[1]}#passage`;
}

export function driftJson(drifts: readonly Drift[]) {
  return drifts.map((one) => ({
    snapshot_id: one.snapshot_id,
    from_snapshot_id: one.from_snapshot_id,
    attribution_id: one.attribution_id,
    annotation_id: one.annotation_id,
    claim_id: one.claim_id,
    state: one.state,
    flags: one.flags,
    start_utf16: one.start_utf16,
    end_utf16: one.end_utf16,
    words: one.words,
  }));
}
