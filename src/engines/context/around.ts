import type { Reading } from '../reading/reading.js';
import type { Region } from '../reading/regions/region.js';
import { regionBeside, regionsWith } from '../reading/regions/within.js';
import { type Tokens, tokenAt, tokenText } from '../reading/tokens/tokens.js';
import { turnAt } from '../reading/turns/turn.js';
import type { Span } from '../text/span.js';

// The words around a passage: those of the same voice in its sentence, and the reporter's that introduce it.

/** Words in lower case with straight apostrophes, separated by single spaces; signs stand by themselves. */
export interface Words {
  readonly said: string;
  /** Where each of them stands in the text. */
  readonly spans: readonly Span[];
}

export interface Around {
  /** In the sentence of the passage, within the same quotation marks, or outside all of them. */
  readonly before: Words;
  readonly after: Words;
  /** The next sentence within the same marks, or of the same turn. */
  readonly next: Words;
  /** The reporter's words in the sentence that has the quotation; none for a passage outside marks. */
  readonly introducing: Words;
  readonly following: Words;
  /** In the next sentence of the paragraph. */
  readonly followingNext: Words;
  /** In the sentence of the paragraph before. */
  readonly preceding: Words;
  /** Within the marks outside those of the passage, before these: “The minister told us ‘…’.” */
  readonly host: Words;
  /** The same after them: “‘…,’ he told us.” */
  readonly hostAfter: Words;
  /** The innermost quotation marks around the passage. */
  readonly region: Region | null;
}

export const NOTHING: Words = { said: '', spans: [] };
/** Tokens to either side: a longer sentence is a list. */
const MAX_TOKENS = 160;
/** UTF-16 code units to either side, so that no pattern meets more of them. */
const MAX_SIDE_UTF16 = 1_600;

export function wordsAround(reading: Reading, [start, end]: Span): Around {
  const { tokens } = reading;
  const [region = null] = regionsWith(reading.regions, [start, end]);
  const [first, after] = [tokenAt(tokens, start), tokenAt(tokens, end - 1) + 1];
  const turn = turnAt(reading.turns, start);
  const [low, high] = [
    Math.max(region?.start ?? 0, turn?.start ?? 0),
    Math.min(region?.end ?? tokens.text.length, turn?.end ?? tokens.text.length),
  ];
  const inside = (token: number): boolean =>
    (tokens.starts[token] ?? 0) >= low && (tokens.ends[token] ?? 0) <= high;
  const from = lowest(first, (token) => isSameSentence(tokens, token, first) && inside(token));
  const to = highest(
    after,
    tokens.count,
    (token) => isSameSentence(tokens, token, after - 1) && inside(token),
  );
  const nextEnd = highest(to, tokens.count, (token) => isSameSentence(tokens, token, to) && inside(token));
  const [left, right] = [wordsOf(tokens, from, first), wordsOf(tokens, after, to)];
  const isFirst = region !== null && (tokens.starts[from] ?? 0) === region.start;
  const isLast = region !== null && (tokens.ends[to - 1] ?? 0) === region.end;
  return {
    before: isFirst ? joined(interrupted(reading, region), left) : left,
    after: isLast ? joined(right, resumed(reading, region)) : right,
    next: wordsOf(tokens, to, nextEnd),
    ...hostOf(reading, region),
    ...framing(reading, region),
    region,
  };
}

function hostOf({ tokens, regions }: Reading, region: Region | null): Pick<Around, 'host' | 'hostAfter'> {
  const around = region === null ? [] : regionsWith(regions, region.outer);
  const outer = around.find(({ level }) => level < (region?.level ?? 0));
  if (region === null || outer === undefined) return { host: NOTHING, hostAfter: NOTHING };
  const [open, close] = [tokenAt(tokens, region.outer[0]), tokenAt(tokens, region.outer[1] - 1)];
  const from = lowest(
    open,
    (token) => isSameSentence(tokens, token, open) && (tokens.starts[token] ?? 0) >= outer.start,
  );
  const to = highest(
    close + 1,
    tokens.count,
    (token) => isSameSentence(tokens, token, close) && (tokens.ends[token] ?? 0) <= outer.end,
  );
  return { host: wordsOf(tokens, from, open), hostAfter: wordsOf(tokens, close + 1, to) };
}

/** “Give me one reason,” Berg said, “and | I will sign”: the words before the interruption. */
function interrupted(reading: Reading, region: Region): Words {
  const { tokens, text } = reading;
  const before = regionBeside(reading.regions, region, -1);
  if (before === null || !isOneSentence(text, before, region)) return NOTHING;
  const end = tokenAt(tokens, before.end - 1);
  const from = lowest(
    end + 1,
    (token) => isSameSentence(tokens, token, end) && (tokens.starts[token] ?? 0) >= before.start,
  );
  return wordsOf(tokens, from, end + 1);
}

/** “We shall open,” Berg said, “provided that they pay.” */
function resumed(reading: Reading, region: Region): Words {
  const { tokens, text } = reading;
  const after = regionBeside(reading.regions, region, 1);
  if (after === null || !isOneSentence(text, region, after)) return NOTHING;
  const start = tokenAt(tokens, after.start);
  const to = highest(
    start,
    tokens.count,
    (token) => isSameSentence(tokens, token, start) && (tokens.ends[token] ?? 0) <= after.end,
  );
  return wordsOf(tokens, start, to);
}

/** UTF-16 code units of a credit that interrupts a sentence. */
const MAX_INTERRUPTION_UTF16 = 160;

/** The first part ends with a comma, the second goes on in lower case, and no sentence ends between. */
function isOneSentence(text: string, first: Region, second: Region): boolean {
  const between = text.slice(first.outer[1], second.outer[0]);
  const isOpen = /,\s*$/u.test(text.slice(first.start, first.end)) || /^\s*,/u.test(between);
  const goesOn = /^\P{L}*\p{Ll}/u.test(text.slice(second.start, second.start + 4));
  return (
    between.length <= MAX_INTERRUPTION_UTF16 &&
    !between.includes('\n') &&
    isOpen &&
    goesOn &&
    /[,—–]\s*$/u.test(between)
  );
}

function joined(one: Words, other: Words): Words {
  if (one.said === '' || other.said === '') return one.said === '' ? other : one;
  return { said: `${one.said} ${other.said}`, spans: [...one.spans, ...other.spans] };
}

type Framing = Pick<Around, 'introducing' | 'following' | 'followingNext' | 'preceding'>;

function framing(reading: Reading, region: Region | null): Framing {
  if (region === null)
    return { introducing: NOTHING, following: NOTHING, followingNext: NOTHING, preceding: NOTHING };
  const { tokens } = reading;
  const outermost = regionsWith(reading.regions, [region.start, region.end]).at(-1) ?? region;
  const [open, close] = [tokenAt(tokens, outermost.outer[0]), tokenAt(tokens, outermost.outer[1] - 1)];
  const from = lowest(open, (token) => isSameSentence(tokens, token, open));
  const to = highest(close + 1, tokens.count, (token) => isSameSentence(tokens, token, close));
  const isNext = (token: number): boolean =>
    isSameSentence(tokens, token, to) && tokens.paragraphOf[token] === tokens.paragraphOf[close];
  const next = highest(to, tokens.count, isNext);
  const isEarlier = (token: number): boolean =>
    isSameSentence(tokens, token, from - 1) && tokens.paragraphOf[token] === tokens.paragraphOf[open];
  const earlier = lowest(from, isEarlier);
  const isProse = proseTokens(reading);
  return {
    introducing: wordsOf(tokens, from, open, isProse),
    following: wordsOf(tokens, close + 1, to, isProse),
    followingNext: wordsOf(tokens, to, next, isProse),
    preceding: wordsOf(tokens, earlier, from, isProse),
  };
}

function lowest(first: number, belongs: (token: number) => boolean): number {
  let at = first;
  while (at > 0 && first - at < MAX_TOKENS && belongs(at - 1)) at -= 1;
  return at;
}

function highest(after: number, count: number, belongs: (token: number) => boolean): number {
  let at = after;
  while (at < count && at - after < MAX_TOKENS && belongs(at)) at += 1;
  return at;
}

function isSameSentence({ sentenceOf, starts, ends }: Tokens, one: number, other: number): boolean {
  const [first, last] = [Math.min(one, other), Math.max(one, other)];
  return sentenceOf[one] === sentenceOf[other] && (ends[last] ?? 0) - (starts[first] ?? 0) <= MAX_SIDE_UTF16;
}

/** Whether a token stands outside all quotation marks. */
function proseTokens({ tokens, regions }: Reading): (token: number) => boolean {
  return (token) => {
    const at = tokens.starts[token] ?? 0;
    return regionsWith(regions, [at, at + 1]).length === 0;
  };
}

function wordsOf(
  tokens: Tokens,
  from: number,
  to: number,
  counts: (token: number) => boolean = () => true,
): Words {
  if (from >= to) return NOTHING;
  const [said, spans]: [string[], Span[]] = [[], []];
  for (let token = from; token < to; token += 1) {
    if (!counts(token)) continue;
    said.push(tokenText(tokens, token).toLowerCase().replaceAll('’', "'"));
    spans.push([tokens.starts[token] ?? 0, tokens.ends[token] ?? 0]);
  }
  return { said: said.join(' '), spans };
}

/** Index of the word at an index of `said`. */
export function wordAt({ said }: Words, index: number): number {
  return said.slice(0, index).split(' ').length - 1;
}

/** The words in the text from one index of `said` to another; null for none. */
export function spanIn(words: Words, from: number, to = words.said.length): Span | null {
  const [first, last] = [
    words.spans[wordAt(words, from)],
    words.spans[wordAt(words, Math.max(from, to - 1))],
  ];
  return first === undefined || last === undefined ? null : [first[0], last[1]];
}
