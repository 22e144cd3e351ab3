import reference from '../../../data/reference/language-words.json' with { type: 'json' };

// Line breaks that only the width of a page or a screen made: within words, and within sentences of a text file. A
// break is removed where it is certain; verse, tables, lists, transcripts and addresses stay as they are.

/** The words of a text, in lower case, with those that are hyphenated. */
export type WordsOfText = ReadonlySet<string>;

/** Without the parts of words that a line end cuts. */
export function wordsOfText(text: string): WordsOfText {
  const whole = text.toLowerCase().replace(CUT, ' ');
  return new Set(whole.match(/[\p{L}\p{M}]+(?:-[\p{L}\p{M}]+)*/gu));
}

/** A word is at most so long, so that a line of letters is read once. */
const CUT = /(?<![\p{L}\p{M}])[\p{L}\p{M}]{1,40}-\p{Cc}[\p{L}\p{M}]{1,40}/gu;

/** First parts of words that are written with a hyphen, and last parts. */
const WITH_HYPHEN =
  /^(?:all|anti|cross|ex|far|first|full|half|high|hard|ill|left|long|low|mid|multi|non|part|post|pre|pro|right|second|self|semi|short|so|soft|third|ultra|vice|well|one|two|three|four|five|six|seven|eight|nine|ten|twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety)$/;
/** First parts of words that are written as one: understand, everyone. */
const IN_ONE =
  /^(?:any|down|every|for|her|him|how|in|my|no|not|our|out|over|some|them|there|under|up|what|when|where|with|your)$/;
const COMMON = new Set(
  [reference.languages.en, reference.languages.de, reference.languages.fr].flatMap(({ words }) =>
    words.split(' '),
  ),
);

/**
 * A word that a line end has cut after a hyphen: with the hyphen, where the text writes it so elsewhere, or where both
 * parts are words and the text has no such word in one.
 */
export function withoutHyphen(head: string, tail: string, words: WordsOfText): string {
  const [first, last] = [head.toLowerCase(), tail.toLowerCase()];
  if (words.has(`${first}-${last}`)) return `${head}-${tail}`;
  if (words.has(first + last)) return head + tail;
  const isWord = (part: string) => part.length > 2 && (words.has(part) || COMMON.has(part));
  return WITH_HYPHEN.test(first) || (!IN_ONE.test(first) && isWord(first) && isWord(last))
    ? `${head}-${tail}`
    : head + tail;
}

export interface Joined {
  readonly text: string;
  /** How many line breaks were removed. */
  readonly count: number;
}

/** The text of a file with the lines of its paragraphs joined, where they were cut at one width. */
export function withoutWrapping(text: string): Joined {
  const lines = text.split('\n');
  const width = widthOf(lines);
  if (width === null) return { text, count: 0 };
  const words = wordsOfText(text);
  const joined: string[] = [];
  let count = 0;
  for (const block of blocksOf(lines)) {
    if (!isWrapped(block, width)) {
      for (const line of block) joined.push(line);
      continue;
    }
    joined.push(oneLine(block, words));
    count += block.length - 1;
  }
  return { text: joined.join('\n'), count };
}

/** Text of fewer lines may be cut anywhere; narrower and wider lines are no prose that was cut. */
const MIN_LINES = 4;
const MIN_WIDTH = 45;
const MAX_WIDTH = 130;
/** How many lines may be longer: one word, such as an address, that could not be cut. */
const MAX_LONGER = 0.01;

/** The width at which the lines of a file are cut; null for a file whose lines are no prose cut at one width. */
function widthOf(lines: readonly string[]): number | null {
  const lengths = lines.map((line) => line.trimEnd().length).filter((length) => length > 0);
  if (lengths.length < MIN_LINES) return null;
  const inOrder = lengths.sort((one, other) => other - one);
  const width = inOrder[Math.floor(lengths.length * MAX_LONGER)] ?? 0;
  const full = inOrder.filter((length) => length <= width && length > width - 15).length;
  return width >= MIN_WIDTH && width <= MAX_WIDTH && full * 3 >= lengths.length ? width : null;
}

/** Lines between empty ones; an empty line is a block by itself, and an indented line begins another. */
function blocksOf(lines: readonly string[]): string[][] {
  const blocks: string[][] = [];
  let above = '';
  for (const line of lines) {
    const isNew = blocks.length === 0 || line.trim() === '' || above.trim() === '' || /^\s/.test(line);
    if (isNew) blocks.push([line]);
    else blocks.at(-1)?.push(line);
    above = line;
  }
  return blocks;
}

/** Lines that are something else than prose: lists, labels, times, quoted mail, columns, markup. */
const NO_PROSE =
  /^\s*(?:[-–—*•·>|#+]|\(?\d{1,3}[.)]\s|\(?[a-zA-Z][.)]\s|\[)|^[^\s:][^:\n]{0,40}:\s|^\s*\d{1,2}:\d{2}|\t|\S {3,}\S|^[=_~]{3,}/;
/** Scripts without spaces are cut anywhere. */
const NO_SPACES =
  /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}\p{Script=Myanmar}]/u;

/** Whether each line ends where its next word did not fit, and they are sentences that go on. */
function isWrapped(block: readonly string[], width: number): boolean {
  if (block.length < 2 || NO_SPACES.test(block[0] ?? '') || block.some((line) => NO_PROSE.test(line)))
    return false;
  const cuts = block.slice(1).map((next, at) => ({ line: (block[at] ?? '').trimEnd(), next }));
  if (!cuts.every(({ line, next }) => isForced(line, next, width))) return false;
  // Lines of verse begin with capitals; paragraphs of one line end with their sentences.
  const onward = cuts.filter(({ next }) => !/^[\p{Lu}\p{Lt}]/u.test(next)).length;
  const within = cuts.filter(({ line }) => !/[.!?…:;]["”’»')\]]*$/u.test(line)).length;
  return cuts.length === 1 ? onward + within === 2 : onward * 3 >= cuts.length && within * 2 >= cuts.length;
}

/** How much of a word, at most, may have been put before a hyphen. */
const MAX_CUT = 12;

function isForced(line: string, next: string, width: number): boolean {
  const word = /^\S+/.exec(next)?.[0] ?? '';
  const cut = /[-\u00ad]$/.test(line) ? MAX_CUT : 0;
  return line.length <= width && line.length + 1 + word.length + cut > width;
}

function oneLine(block: readonly string[], words: WordsOfText): string {
  const pieces: string[] = [];
  block.forEach((line, at) => {
    const next = block[at + 1];
    const own = line.trimEnd();
    if (next === undefined) pieces.push(own);
    else if (own.endsWith('\u00ad')) pieces.push(own.slice(0, -1));
    else pieces.push(withEnd(own, next, words));
  });
  return pieces.join('');
}

/** A line, up to where the next one goes on. */
function withEnd(line: string, next: string, words: WordsOfText): string {
  const head = /[\p{L}\p{M}]+(?=-$)/u.exec(line.slice(-60))?.[0];
  const tail = /^[\p{L}\p{M}]+/u.exec(next)?.[0];
  if (head === undefined || tail === undefined) return `${line} `;
  // Before a capital the hyphen belongs to the word.
  if (!/^\p{Ll}/u.test(tail)) return line;
  return withoutHyphen(head, tail, words).startsWith(`${head}-`) ? line : line.slice(0, -1);
}
