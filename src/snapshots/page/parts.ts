// A long text is served in parts: a page of it opens as fast as that of a short one.

/** Of the text, in UTF-16 code units; the end is exclusive. */
export interface Part {
  /** From 1. */
  readonly number: number;
  readonly start: number;
  readonly end: number;
}

/** A part ends with the last paragraph that ends between these; in a longer one, after a word. */
const LEAST = 40_000;
const MOST = 60_000;

/** One at least; together they are the text, and none but an only one is empty. */
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
  if (text.length - start <= MOST) return text.length;
  const window = text.slice(start + LEAST, start + MOST);
  const line = window.lastIndexOf('\n');
  if (line >= 0) return start + LEAST + line + 1;
  const space = window.lastIndexOf(' ');
  if (space >= 0) return start + LEAST + space + 1;
  // Never inside a character.
  const last = window.charCodeAt(window.length - 1);
  return start + MOST - (last >= 0xd800 && last <= 0xdbff ? 1 : 0);
}

/** The part that a position stands in; of the end of the text, the last. */
export function partAt(parts: readonly Part[], at: number): Part {
  const [first] = parts;
  const part = parts.find(({ start, end }) => start <= at && at < end) ?? parts.at(-1) ?? first;
  return part ?? { number: 1, start: 0, end: 0 };
}
