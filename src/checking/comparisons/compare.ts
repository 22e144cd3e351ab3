import { isComparable, isLocated, isOlder } from '../../derived/match/model/comparison.js';
import { alignInSteps } from '../../engines/anchoring/alignment/align.js';
import type { Alignment } from '../../engines/anchoring/alignment/alignment.js';
import { type Anchor, anchor } from '../../engines/anchoring/anchor.js';
import { compareInLong } from '../../engines/anchoring/long-text.js';
import { type Selector, selectorAt } from '../../engines/anchoring/selector.js';
import type { Printed } from '../../engines/fidelity/printed.js';
import type { Form, SourceType } from '../../vocabulary.js';
import { gravestDifference } from './model/explain.js';
import { piecesOf, together } from './model/far-apart.js';
import type { Compared, Followed } from './model/found.js';
import { ReadCopies, type ReadCopy } from './read-copies.js';
import type { KeptCopy, Step } from './step.js';
import { withVerdicts } from './worsened.js';

// Compares what waits of one source with its kept copies. Pure, and the costly part: run outside transactions.
// Copy by copy, so that no more than a few texts are held at once.

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

/** In steps (`step.ts`), each no longer than one wording takes with one copy. */
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

/** A wording with what was found so far. */
interface Judged {
  readonly of: WaitingWording;
  readonly compared: Compared[];
  /** Where somebody said that it stands. */
  pointed: Marked | null;
  /** Where it was found in the oldest copy that has it; of one that points to a copy, in that copy alone. */
  found: Marked | null;
}

interface Marked {
  /** The number of the copy. */
  readonly from: number;
  /** One of each piece that is followed by itself. */
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

/** Positions beyond the text name nothing, and what is nowhere is not gone. */
function pointedIn({ start_utf16: start, end_utf16: end }: WaitingWording, copyId: number, text: string) {
  if (start === null || end === null || start >= end || end > text.length) return null;
  return { from: copyId, selectors: [selectorAt(text, start, end)] };
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

interface Place extends Marked {
  readonly of: WaitingWording | WaitingNote;
  readonly kind: 'wording' | 'note';
}

/** What became of places in every copy that is newer than their own; a copy is aligned with each newer one once. */
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
