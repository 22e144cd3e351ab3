import { isComparable, isLocated, isOlder } from '../../../derived/match/model/comparison.js';
import { alignInSteps } from '../../../engines/anchoring/alignment/align.js';
import type { Alignment } from '../../../engines/anchoring/alignment/alignment.js';
import { type Anchor, anchor } from '../../../engines/anchoring/anchor.js';
import { compareInLong } from '../../../engines/anchoring/long-text.js';
import { type Selector, selectorAt } from '../../../engines/anchoring/selector.js';
import type { Printed } from '../../../engines/fidelity/text/printed.js';
import type { Form, SourceType } from '../../../vocabulary.js';
import { gravestDifference } from '../../comparisons/model/explain.js';
import { piecesOf, together } from './far-apart.js';
import type { Compared, Followed } from './found.js';
import { ReadCopies, type ReadCopy } from './read-copies.js';
import type { KeptCopy, Step } from './step.js';
import { withVerdicts } from './worsened.js';

// Compares the queued wordings and notes of one source with its saved copies. Pure and slow: run it outside
// transactions. Proceeds copy by copy, so that few texts are in memory at once.

export interface WaitingWording {
  readonly id: number;
  readonly version: number;
  readonly wording: string;
  readonly language: string | null;
  /** Whether the language is an unconfirmed guess. */
  readonly language_guessed: boolean;
  readonly form: Form;
  /** All names of the people to whom the words are attributed. */
  readonly speakers: readonly string[];
  /** The copy it refers to; null where there is none. */
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

/** A source with its copies, oldest first, and what is queued for comparison with them. */
export interface Waiting {
  readonly sourceId: number;
  readonly language: string | null;
  readonly type: SourceType | null;
  readonly copies: readonly KeptCopy[];
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

/** Yields before each step (`step.ts`); a step compares one wording with one copy at most. */
export function* compareWaiting(waiting: Waiting): Generator<Step, Outcome, string> {
  const copies = new ReadCopies();
  const judged = waiting.wordings.map((of): Judged => ({ of, compared: [], pointed: null, found: null }));
  for (const copy of waiting.copies) for (const one of judged) yield* judge(waiting, one, copy, copies);
  const places = [
    ...judged.map(({ of, pointed, found }) => ({ ...(pointed ?? found ?? NOWHERE), of, kind: 'wording' })),
    ...waiting.notes.map((of) => ({ from: of.snapshot_id, selectors: [of.selector], of, kind: 'note' })),
  ] as Place[];
  const became = yield* follow(waiting.copies, places, copies);
  return {
    wordings: judged.map(({ of, compared }) => ({
      of,
      compared,
      followed: withVerdicts(became.get(of) ?? [], compared),
    })),
    notes: waiting.notes.map((of) => ({ of, followed: became.get(of) ?? [] })),
  };
}

/** A wording and the results so far. */
interface Judged {
  readonly of: WaitingWording;
  readonly compared: Compared[];
  /** The place that a person selected. */
  pointed: Marked | null;
  /** The place in the oldest copy that has it; for a wording that refers to a copy, in that copy only. */
  found: Marked | null;
}

interface Marked {
  /** The id of the copy. */
  readonly from: number;
  /** One for each piece that is followed separately. */
  readonly selectors: readonly Selector[];
}

const NOWHERE: Marked = { from: 0, selectors: [] };

function* judge(
  waiting: Waiting,
  one: Judged,
  copy: KeptCopy,
  copies: ReadCopies,
): Generator<Step, void, string> {
  const { of, compared } = one;
  const isPointed = of.snapshot_id === copy.id && of.start_utf16 !== null && of.end_utf16 !== null;
  const isAlike = isComparable(of.language, waiting.language, of.language_guessed);
  const read = isAlike || isPointed ? (yield* copies.of(copy)).read : null;
  const text = read?.text ?? '';
  if (isPointed) one.pointed = pointedIn(of, copy.id, text);
  if (isAlike) yield { kind: 'wording', id: of.id };
  const found = isAlike && read ? compareInLong(of.wording, read, printedOf(waiting, of)) : NOT_COMPARED;
  compared.push({ snapshot_id: copy.id, ...found, difference: gravestDifference(found, of.wording, text) });
  const isElsewhere = waiting.copies.some(({ id }) => id === of.snapshot_id) && of.snapshot_id !== copy.id;
  if (one.found !== null || isElsewhere || !isLocated(found.verdict)) return;
  const pieces = piecesOf(found.verdict, found.spans);
  one.found = { from: copy.id, selectors: pieces.map(([from, to]) => selectorAt(text, from, to)) };
}

/** Null for positions beyond the text, and for a wording without one: these are not followed. */
function pointedIn({ start_utf16: start, end_utf16: end }: WaitingWording, copyId: number, text: string) {
  if (start === null || end === null || start >= end || end > text.length) return null;
  return { from: copyId, selectors: [selectorAt(text, start, end)] };
}

/** Transcripts have no quotation marks around speech. */
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

interface Place extends Marked {
  readonly of: WaitingWording | WaitingNote;
  readonly kind: 'wording' | 'note';
}

/** Follows passages into every newer copy; each pair of copies is aligned once. */
function* follow(
  kept: readonly KeptCopy[],
  places: readonly Place[],
  copies: ReadCopies,
): Generator<Step, ReadonlyMap<Place['of'], Followed[]>, string> {
  const became = new Map<Place['of'], Followed[]>();
  for (const own of kept) {
    const here = places.filter(({ from }) => from === own.id);
    for (const newer of here.length === 0 ? [] : kept.filter((one) => isOlder(own, one))) {
      const [old, now] = [yield* copies.of(own), yield* copies.of(newer)];
      const alignment = yield* aligned(old, now);
      for (const place of here) {
        const found = { ...(yield* foundAgain(place, now, alignment)), from_snapshot_id: own.id };
        became.set(place.of, [...(became.get(place.of) ?? []), { ...found, snapshot_id: newer.id }]);
      }
    }
  }
  return became;
}

function* aligned(old: ReadCopy, now: ReadCopy): Generator<Step, Alignment, string> {
  const work = alignInSteps(old.read, now.read);
  for (;;) {
    yield { kind: 'align', id: old.id };
    const step = work.next();
    if (step.done) return step.value;
  }
}

function* foundAgain({ selectors, kind, of }: Place, now: ReadCopy, alignment: Alignment) {
  const pieces: Anchor[] = [];
  for (const selector of selectors) {
    yield { kind, id: of.id };
    pieces.push(anchor(selector, now.read, alignment));
  }
  return together(pieces);
}
