// A long text is served in parts, so that its page opens as fast as that of a short one.

/** UTF-16 code units of the text, end exclusive. */
export interface Part {
  /** From 1. */
  readonly number: number;
  readonly start: number;
  readonly end: number;
}

/**
 * A part ends with the last paragraph between these limits, in UTF-16 code units; in a longer paragraph, after a
 * word. Earlier after many lines.
 */
const MIN_PART_LENGTH = 40_000;
const MAX_PART_LENGTH = 60_000;

/** Maximum number of lines: each is a paragraph, which costs a page more than its words; empty ones are not shown. */
const MAX_LINES = 2_500;

/** At least one; together they are the text, and only a single one may be empty. */
export function partsOf(text: string): Part[] {
  const parts: Part[] = [];
  let start = 0;
  do {
    const end = endOfPart(text, start);
    parts.push({ number: parts.length + 1, start, end });
    start = end;
  } while (start < text.length);
  return parts;
}

function endOfPart(text: string, start: number): number {
  const crowded = endOfLines(text.slice(start, start + MAX_PART_LENGTH));
  if (crowded !== null) return start + crowded;
  if (text.length - start <= MAX_PART_LENGTH) return text.length;
  const window = text.slice(start + MIN_PART_LENGTH, start + MAX_PART_LENGTH);
  const line = window.lastIndexOf('\n');
  if (line >= 0) return start + MIN_PART_LENGTH + line + 1;
  const space = window.lastIndexOf(' ');
  if (space >= 0) return start + MIN_PART_LENGTH + space + 1;
  // Never inside a surrogate pair.
  const last = window.charCodeAt(window.length - 1);
  return start + MAX_PART_LENGTH - (last >= 0xd800 && last <= 0xdbff ? 1 : 0);
}

/** The end of the last line that fits into a part; null where all of them do. */
function endOfLines(text: string): number | null {
  let [lines, from] = [0, 0];
  for (let at = text.indexOf('\n'); at >= 0; at = text.indexOf('\n', from)) {
    if (at > from) lines += 1;
    from = at + 1;
    if (lines >= MAX_LINES) return from;
  }
  return null;
}

/** The part with a position; for the end of the text, the last one. */
export function partAt(parts: readonly Part[], at: number): Part {
  const [first] = parts;
  const part = parts.find(({ start, end }) => start <= at && at < end) ?? parts.at(-1) ?? first;
  return part ?? { number: 1, start: 0, end: 0 };
}

/** The lines of a part that have words, with their positions in the text. */
export function linesOf(
  text: string,
  { start, end }: Pick<Part, 'start' | 'end'>,
): { readonly at: number; readonly line: string }[] {
  let next = start;
  return text
    .slice(start, end)
    .split('\n')
    .map((line) => {
      const at = next;
      next += line.length + 1;
      return { at, line };
    })
    .filter(({ line }) => line.trim() !== '');
}
