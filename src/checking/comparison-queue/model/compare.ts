import { isComparable, isLocated, isOlder } from '../../../derived/match/model/comparison.js';
import { alignInSteps } from '../../../engines/anchoring/alignment/align.js';
import type { Alignment } from '../../../engines/anchoring/alignment/alignment.js';
import { type Anchor, anchor } from '../../../engines/anchoring/anchor.js';
import { compareInLong } from '../../../engines/anchoring/long-text.js';
import { type Selector, selectorAt } from '../../../engines/anchoring/selector.js';
import { attributionChanges } from '../../../engines/context/attribution-change.js';
import { CreditReader, type Find } from '../../../engines/context/credited.js';
import { type ReadText, readText } from '../../../engines/fidelity/text/text.js';
import type { Printed } from '../../../engines/fidelity/verdict.js';
import { Reading } from '../../../engines/reading/reading.js';
import type { Span } from '../../../engines/text/span.js';
import { grouped } from '../../../platform/lib/grouped.js';
import type { SourceType } from '../../../vocabulary.js';
import { gravestDifference } from '../../comparisons/model/explain.js';
import { piecesOf, together, withAttribution, withVerdicts } from './followed.js';
import type { Step } from './step.js';
import type {
  Compared,
  Followed,
  KeptCopy,
  Outcome,
  Waiting,
  WaitingNote,
  WaitingWording,
} from './waiting.js';

// Compares the queued wordings and notes of one source with its saved copies. Pure and slow: run it outside
// transactions. Proceeds copy by copy, so that few texts are in memory at once.

/**
 * Yields before each step (`step.ts`); a step compares one wording with one copy at most.
 * @param find finds the quotations of a copy, which say whom it credits
 */
export function* compareWaiting(waiting: Waiting, find: Find): Generator<Step, Outcome, string> {
  const copies = new ReadCopies(find);
  const judged = waiting.wordings.map((of): Judged => ({ of, compared: [], pointed: null, found: null }));
  for (const copy of waiting.copies) {
    const answers: Answers = new Map();
    for (const one of judged) yield* judge(waiting, one, copy, { copies, answers });
  }
  const places: Place[] = [
    ...judged.flatMap(({ of, pointed, found }) => {
      const marked = pointed ?? found;
      return marked ? [{ ...marked, of, kind: 'wording' as const }] : [];
    }),
    ...waiting.notes.map((of) => ({
      from: of.snapshot_id,
      selectors: [of.selector],
      of,
      kind: 'note' as const,
    })),
  ];
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

/** What was compared with one copy, by everything on which the answer depends: equal wordings are compared once. */
type Answers = Map<string, Compared>;

function inputOf({ wording, language, language_guessed, form, speakers }: WaitingWording): string {
  return JSON.stringify([wording, language, language_guessed, form, speakers]);
}

function* judge(
  waiting: Waiting,
  one: Judged,
  copy: KeptCopy,
  { copies, answers }: { readonly copies: ReadCopies; readonly answers: Answers },
): Generator<Step, void, string> {
  const { of, compared } = one;
  const isPointed = of.snapshot_id === copy.id && of.start_utf16 !== null && of.end_utf16 !== null;
  const isAlike = isComparable(of.language, waiting.language, of.language_guessed);
  const held = isAlike || isPointed ? yield* copies.of(copy) : null;
  const text = held?.read.text ?? '';
  if (isPointed) one.pointed = pointedIn(of, copy.id, text);
  const input = inputOf(of);
  const found = answers.get(input) ?? (yield* compareWith(isAlike ? held : null, waiting, of, copy.id));
  answers.set(input, found);
  compared.push(found);
  const isElsewhere = waiting.copies.some(({ id }) => id === of.snapshot_id) && of.snapshot_id !== copy.id;
  if (one.found !== null || isElsewhere || !isLocated(found.verdict)) return;
  const pieces = piecesOf(found.verdict, found.spans);
  one.found = { from: copy.id, selectors: pieces.map(([from, to]) => selectorAt(text, from, to)) };
}

/** @param held the copy; null where it is in another language */
function* compareWith(
  held: ReadCopy | null,
  waiting: Waiting,
  of: WaitingWording,
  copyId: number,
): Generator<Step, Compared, string> {
  if (held === null) return { snapshot_id: copyId, ...NOT_COMPARED, difference: null, credit: null };
  yield { kind: 'wording', id: of.id };
  const found = compareInLong(of.wording, held.read, printedOf(waiting, of));
  const difference = gravestDifference(found, of.wording, held.read.text);
  yield { kind: 'wording', id: of.id };
  const credit = held.credits.creditAt(found.spans, of.wording, of.speakers);
  return { snapshot_id: copyId, ...found, difference, credit };
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

/** Follows passages into every newer copy; each pair of copies is aligned once, each place looked for once. */
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
      const between = { from_snapshot_id: own.id, snapshot_id: newer.id };
      for (const same of grouped(here, ({ kind, selectors }) => JSON.stringify([kind, selectors])).values()) {
        const found = { ...(yield* foundAgain(same[0] as Place, [old, now], alignment)), ...between };
        for (const { of } of same) became.set(of, [...(became.get(of) ?? []), found]);
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

function* foundAgain(
  { selectors, kind, of }: Place,
  [old, now]: readonly [ReadCopy, ReadCopy],
  alignment: Alignment,
) {
  const pieces: Anchor[] = [];
  for (const selector of selectors) {
    yield { kind, id: of.id };
    pieces.push(anchor(selector, now.read, alignment));
  }
  const found = together(pieces);
  // A note is on the words, whoever says them.
  if (kind === 'note' || found.start_utf16 === null || found.end_utf16 === null) return found;
  yield { kind, id: of.id };
  const changes = attributionChanges(
    old.credits.at(selectors.flatMap(spanOfSelector)),
    now.credits.at(pieces.flatMap(spanOfAnchor)),
  );
  return withAttribution(found, changes);
}

function spanOfSelector({ start_utf16: start, end_utf16: end }: Selector): Span[] {
  return start === null || end === null ? [] : [[start, end]];
}

function spanOfAnchor({ start, end }: Anchor): Span[] {
  return start === null || end === null ? [] : [[start, end]];
}

/** A copy with its text, indexed, and whom that credits. */
interface ReadCopy extends KeptCopy {
  readonly read: ReadText;
  readonly credits: CreditReader;
}

/**
 * Texts are read and indexed on first use. Only the last few long ones are cached: an indexed text takes many times its
 * own memory, and a source may have hundreds of copies.
 */
class ReadCopies {
  /** By id, least recently used first. */
  readonly #held = new Map<number, ReadCopy>();
  readonly #find: Find;

  constructor(find: Find) {
    this.#find = find;
  }

  *of(copy: KeptCopy): Generator<Step, ReadCopy, string> {
    const held = this.#held.get(copy.id) ?? this.#read(copy, yield { kind: 'read', id: copy.id });
    this.#held.delete(copy.id);
    this.#held.set(copy.id, held);
    this.#dropOldest();
    return held;
  }

  #read(copy: KeptCopy, text: string): ReadCopy {
    const reading = new Reading(text);
    return { ...copy, read: readText(reading), credits: new CreditReader(reading, this.#find) };
  }

  #dropOldest(): void {
    let units = 0;
    for (const { read } of this.#held.values()) units += read.text.length;
    for (const { id, read } of [...this.#held.values()].slice(0, -MIN_HELD_COPIES)) {
      if (units <= MAX_HELD_UTF16) return;
      units -= read.text.length;
      this.#held.delete(id);
    }
  }
}

/** Maximum total length of cached texts in UTF-16 code units, apart from the last two. */
const MAX_HELD_UTF16 = 6_000_000;
const MIN_HELD_COPIES = 2;
