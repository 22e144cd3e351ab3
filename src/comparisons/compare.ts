import { alignInSteps } from '../engines/anchoring/alignment/align.js';
import type { Alignment } from '../engines/anchoring/alignment/alignment.js';
import { type Anchor, anchor } from '../engines/anchoring/anchor.js';
import { compareInLong } from '../engines/anchoring/long-text.js';
import { type Selector, selectorAt } from '../engines/anchoring/selector.js';
import type { Printed } from '../engines/fidelity/printed.js';
import { type ReadText, readText } from '../engines/fidelity/text.js';
import type { Form, SourceType } from '../vocabulary.js';
import { gravestDifference } from './model/explain.js';
import { piecesOf, together } from './model/far-apart.js';
import type { Compared, Followed } from './model/found.js';
import { type Copy, isComparable, isLocated, isOlder } from './model.js';
import { withVerdicts } from './worsened.js';

// Compares what waits of one source with its kept copies. Pure, and the costly part: run outside transactions.

export interface WaitingWording {
  readonly id: number;
  readonly version: number;
  readonly wording: string;
  readonly language: string | null;
  /** Whether nobody has confirmed the language, which was guessed from the words. */
  readonly language_guessed: boolean;
  readonly form: Form;
  /** By every name, whose words they are said to be. */
  readonly speakers: readonly string[];
  /** The copy it points to; null where nobody said. */
  readonly snapshot_id: number | null;
  readonly start_utf16: number | null;
  readonly end_utf16: number | null;
}

export interface WaitingNote {
  readonly id: number;
  readonly version: number;
  readonly snapshot_id: number;
  readonly selector: Selector;
}

/** A source with its copies, oldest first, and what waits to be compared with them. */
export interface Waiting {
  readonly sourceId: number;
  readonly language: string | null;
  readonly type: SourceType | null;
  readonly copies: readonly Copy[];
  readonly wordings: readonly WaitingWording[];
  readonly notes: readonly WaitingNote[];
}

export interface Outcome {
  readonly wordings: readonly {
    readonly of: WaitingWording;
    readonly compared: readonly Compared[];
    readonly followed: readonly Followed[];
  }[];
  readonly notes: readonly { readonly of: WaitingNote; readonly followed: readonly Followed[] }[];
}

interface ReadCopy extends Copy {
  readonly read: ReadText;
}

/** One piece of work after another, so that a caller can let others run between them. */
export function* compareWaiting(waiting: Waiting): Generator<void, Outcome> {
  const copies: ReadCopy[] = [];
  for (const copy of waiting.copies) {
    copies.push({ ...copy, read: readText(copy.text) });
    yield;
  }
  const pairs = new Pairs();
  const wordings = [];
  for (const of of waiting.wordings) {
    const isAlike = isComparable(of.language, waiting.language, of.language_guessed);
    const compared: Compared[] = [];
    for (const copy of copies) {
      const found = isAlike ? compareInLong(of.wording, copy.read, printedOf(waiting, of)) : NOT_COMPARED;
      const difference = gravestDifference(found, of.wording, copy.text);
      compared.push({ snapshot_id: copy.id, ...found, difference });
      yield;
    }
    const became = yield* followed(copies, placeOf(of, copies, compared), pairs);
    wordings.push({ of, compared, followed: withVerdicts(became, compared) });
  }
  const notes = [];
  // Those on one copy after each other: they are followed by the same pairs.
  for (const of of [...waiting.notes].sort((one, other) => one.snapshot_id - other.snapshot_id)) {
    const place = { from: of.snapshot_id, selectors: [of.selector] };
    notes.push({ of, followed: yield* followed(copies, place, pairs) });
  }
  return { wordings, notes };
}

/** Records of speech have no marks round what was said. */
const RECORDS: ReadonlySet<string> = new Set([
  'speech',
  'hearing',
  'broadcast',
  'motion_picture',
  'song',
  'personal_communication',
] satisfies SourceType[]);

function printedOf({ language, type }: Waiting, { form, speakers, ...own }: WaitingWording): Printed {
  const isRecord = type !== null && RECORDS.has(type);
  return { form, speakers, isRecord, language: own.language ?? language };
}

const NOT_COMPARED = { verdict: 'not_compared', flags: [], spans: [], alignment: [] } as const;

interface Place {
  readonly from: number;
  /** One of each piece that is followed by itself. */
  readonly selectors: readonly Selector[];
}

/** Where an attribution points: as somebody said, or else what was found in the oldest copy that has it. */
function placeOf(
  of: WaitingWording,
  copies: readonly ReadCopy[],
  compared: readonly Compared[],
): Place | null {
  const named = copies.find(({ id }) => id === of.snapshot_id);
  const [start, end] = [of.start_utf16, of.end_utf16];
  // Positions beyond the text name nothing, and what is nowhere is not gone.
  if (named && start !== null && end !== null && start < end && end <= named.text.length)
    return { from: named.id, selectors: [selectorAt(named.text, start, end)] };
  for (const { snapshot_id, verdict, spans } of compared) {
    const copy = copies.find(({ id }) => id === snapshot_id);
    if (!copy || !isLocated(verdict) || (named && named !== copy)) continue;
    const pieces = piecesOf(verdict, spans);
    return { from: copy.id, selectors: pieces.map(([from, to]) => selectorAt(copy.text, from, to)) };
  }
  return null;
}

/** A copy aligned with newer ones: those of one copy at a time, since each holds a number for every word of both. */
class Pairs {
  private own: ReadCopy | null = null;
  private readonly alignments = new Map<number, Alignment>();

  *of(own: ReadCopy, newer: ReadCopy): Generator<void, Alignment> {
    if (this.own !== own) this.alignments.clear();
    this.own = own;
    const alignment = this.alignments.get(newer.id) ?? (yield* alignInSteps(own.read, newer.read));
    this.alignments.set(newer.id, alignment);
    return alignment;
  }
}

/** What became of a place in every copy that is newer than its own. */
function* followed(
  copies: readonly ReadCopy[],
  place: Place | null,
  pairs: Pairs,
): Generator<void, Followed[]> {
  const own = copies.find(({ id }) => id === place?.from);
  if (place === null || own === undefined) return [];
  const found: Followed[] = [];
  for (const copy of copies.filter((one) => isOlder(own, one))) {
    const alignment = yield* pairs.of(own, copy);
    const pieces: Anchor[] = [];
    for (const selector of place.selectors) {
      pieces.push(anchor(selector, copy.read, alignment));
      yield;
    }
    found.push({ from_snapshot_id: own.id, snapshot_id: copy.id, ...together(pieces) });
  }
  return found;
}
