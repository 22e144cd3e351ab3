// The lines of a text, and what is printed twice on successive lines of rolling captions.

export interface Line {
  /** UTF-16 code units without the white space around, end exclusive. */
  readonly start: number;
  readonly end: number;
  /** Whether an empty line is before it, or nothing. Captions go on over the lines between them. */
  readonly isAfterGap: boolean;
  /** Whether the number and time of a caption, or the number of the line, are directly before it. */
  readonly isAfterMarkup: boolean;
}

export interface LinedText {
  readonly text: string;
  readonly lines: readonly Line[];
  /** ISO 639-1; null where the text does not show it. */
  readonly language: string | null;
}

/** “00:00:03,600 --> 00:00:06,100” */
const TIMING = /^(?:\d{1,2}:)?\d{1,2}:\d{2}[.,]\d{3}\s*-->/;
const MAX_TIMING_UTF16 = 80;

/** In order, without empty ones, and without numbers and times of captions. */
export function linesOf(text: string): Line[] {
  const all = withoutNumbers(text, printedLines(text));
  const isTiming = all.map(({ start, end }) =>
    TIMING.test(text.slice(start, Math.min(end, start + MAX_TIMING_UTF16))),
  );
  if (!isTiming.includes(true)) return all;
  const isCaption = (at: number) =>
    isTiming[at] === true || (isTiming[at + 1] === true && isNumber(text, all[at]));
  return all.flatMap((line, at) => {
    if (isCaption(at)) return [];
    return isTiming[at - 1] === true ? [{ ...line, isAfterGap: false, isAfterMarkup: true }] : [line];
  });
}

const LINE_NUMBER = /^(\d{1,3})[ \t]+(?=\S)/;
const MIN_NUMBERED = 4;

/** The numbers that some transcripts print before their lines, each the next one, belong to no line. */
function withoutNumbers(text: string, lines: Line[]): Line[] {
  const found = lines.map(({ start, end }) => LINE_NUMBER.exec(text.slice(start, Math.min(end, start + 8))));
  const next = found.filter((match, at) => Number(match?.[1]) === Number(found[at - 1]?.[1]) + 1).length;
  if (next < MIN_NUMBERED || 2 * next < lines.length) return lines;
  return lines.map((line, at) => {
    const [number = ''] = found[at] ?? [];
    return { ...line, start: line.start + number.length, isAfterMarkup: number !== '' };
  });
}

function isNumber(text: string, line: Line | undefined): boolean {
  return line !== undefined && line.end - line.start < 8 && /^\d+$/.test(text.slice(line.start, line.end));
}

function printedLines(text: string): Line[] {
  const lines: Line[] = [];
  let after = 0;
  for (const { 0: whole, index } of text.matchAll(/[^\n\r\f\u2028]+/g)) {
    const words = whole.trim();
    if (words === '') continue;
    const start = index + whole.indexOf(words);
    const gap = lines.length === 0 || /\n\s*\n|\r\s*\r|\f|\n\r\n/.test(text.slice(after, start));
    after = start + words.length;
    lines.push({ start, end: after, isAfterGap: gap, isAfterMarkup: false });
  }
  return lines;
}

/** So many lines must be shown again: a speaker may repeat one. */
const MIN_ROLLS = 2;
const MAX_CAPTION_UTF16 = 160;
/** A sign or a label is shown once. */
const SIGN = /^[\s>]*(?:\p{Lu}[^:\n]{0,40}:\s)?/u;

/** The numbers of lines that the next line shows again, unchanged or with more words. */
export function rolledLines(text: string, lines: readonly Line[]): ReadonlySet<number> {
  const found = new Set<number>();
  const shown = new Set<string>();
  lines.forEach(({ start, end }, at) => {
    const next = lines[at + 1];
    if (next === undefined || next.isAfterGap || end - start > MAX_CAPTION_UTF16) return;
    const words = text.slice(start, end).replace(SIGN, '').toLowerCase();
    const again = text.slice(next.start, Math.min(next.end, next.start + MAX_CAPTION_UTF16)).toLowerCase();
    if (!/\p{L}/u.test(words) || !(again === words || again.startsWith(`${words} `))) return;
    found.add(at);
    shown.add(words);
  });
  return shown.size < MIN_ROLLS ? new Set() : found;
}
