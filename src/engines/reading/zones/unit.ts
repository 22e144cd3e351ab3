import type { Span } from '../../text/span.js';

// The paragraphs of a text: lines, and lines that are wrapped together.

export interface Unit {
  readonly span: Span;
  /** The first characters, without spaces around them. */
  readonly text: string;
  /** The last characters. */
  readonly end: string;
  /** Whether an empty line is before it. */
  readonly isApart: boolean;
}

/** UTF-16 code units read of a paragraph from its beginning, and from its end. */
const MAX_READ_UTF16 = 400;
const MAX_END_UTF16 = 60;
const SENTENCE_END = /[.!?…。！？؟।:;,]["'”’»“‘)\]*_]*$/u;

/** Whether it ends with a full stop or another mark after which a sentence ends or goes on. */
export function endsSentence({ end }: Pick<Unit, 'end'>): boolean {
  return SENTENCE_END.test(end);
}

/** Which lines are joined with others. */
export interface Joining {
  /** Whether a line never goes on with the one before. */
  readonly begins: (line: Unit) => boolean;
  /** Whether a line never goes on in the next. */
  readonly ends: (line: Unit) => boolean;
}

export function unitsIn(text: string, { begins, ends }: Joining): Unit[] {
  const units: Unit[] = [];
  for (const block of blocksIn(text)) {
    const least = leastFilled(block);
    block.forEach((line, at) => {
      const [before, last] = [block[at - 1], units.at(-1)];
      const joins = before !== undefined && !begins(line) && !ends(before) && continues(before, line, least);
      if (joins && last !== undefined)
        units[units.length - 1] = unitOf(text, [last.span[0], line.span[1]], last.isApart);
      else units.push(line);
    });
  }
  return units;
}

/** Lines without an empty line between. */
function blocksIn(text: string): Unit[][] {
  const blocks: Unit[][] = [];
  let isApart = true;
  for (const { 0: line, index } of text.matchAll(/[^\r\n\f]*(?:\r\n?|\n|\f|$)/g)) {
    const printed = line.trim();
    if (printed !== '') {
      const start = index + line.indexOf(printed);
      if (isApart) blocks.push([]);
      blocks.at(-1)?.push(unitOf(text, [start, start + printed.length], isApart));
    }
    isApart = printed === '';
  }
  return blocks;
}

function unitOf(text: string, [start, end]: Span, isApart: boolean): Unit {
  return {
    span: [start, end],
    text: text.slice(start, Math.min(end, start + MAX_READ_UTF16)),
    end: text.slice(Math.max(start, end - MAX_END_UTF16), end),
    isApart,
  };
}

/** The width at which lines are wrapped, and how much shorter a line that goes on can be. */
const MIN_WIDTH = 40;
const MAX_WIDTH = 110;
const MIN_FILLED = 0.7;
const MIN_FILLED_LINES = 3;
/** Share of lines that end within a sentence. */
const MIN_OPEN_SHARE = 0.5;

/** The least length of a line that goes on in the next; infinite where lines are not wrapped. */
function leastFilled(block: readonly Unit[]): number {
  let [width, open, filled] = [0, 0, 0];
  for (const line of block) width = Math.max(width, line.span[1] - line.span[0]);
  for (const line of block) {
    if (!endsSentence(line)) open += 1;
    if (line.span[1] - line.span[0] >= MIN_FILLED * width) filled += 1;
  }
  const isOne = width >= MIN_WIDTH && width <= MAX_WIDTH && open >= MIN_OPEN_SHARE * block.length;
  return isOne && filled >= MIN_FILLED_LINES ? MIN_FILLED * width : Number.POSITIVE_INFINITY;
}

/** A line that ends within a sentence goes on in one with a small letter. */
function continues(before: Unit, line: Unit, least: number): boolean {
  if (before.span[1] - before.span[0] >= least) return true;
  return /[\p{L}\p{N},’'-]$/u.test(before.end) && /^\p{Ll}/u.test(line.text);
}
