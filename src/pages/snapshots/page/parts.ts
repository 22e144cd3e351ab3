// A long text is served in parts: a page of it opens as fast as that of a short one.

/** Of the text, in UTF-16 code units; the end is exclusive. */
export interface Part {
  /** From 1. */
  readonly number: number;
  readonly start: number;
  readonly end: number;
}

/** A part ends with the last paragraph that ends between these; in a longer one, after a word. Sooner after many lines. */
const MIN_PART_LENGTH = 40_000;
const MAX_PART_LENGTH = 60_000;

/** Each line is a paragraph of its own, and costs a page more than its words do; empty ones show nothing. */
const MAX_LINES = 2_500;

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
  const crowded = endOfLines(text.slice(start, start + MAX_PART_LENGTH));
  if (crowded !== null) return start + crowded;
  if (text.length - start <= MAX_PART_LENGTH) return text.length;
  const window = text.slice(start + MIN_PART_LENGTH, start + MAX_PART_LENGTH);
  const line = window.lastIndexOf('\n');
  if (line >= 0) return start + MIN_PART_LENGTH + line + 1;
  const space = window.lastIndexOf(' ');
  if (space >= 0) return start + MIN_PART_LENGTH + space + 1;
  // Never inside a character.
  const last = window.charCodeAt(window.length - 1);
  return start + MAX_PART_LENGTH - (last >= 0xd800 && last <= 0xdbff ? 1 : 0);
}

/** Where the last line ends that fits into a part; null where all of them do. */
function endOfLines(text: string): number | null {
  let [lines, from] = [0, 0];
  for (let at = text.indexOf('\n'); at >= 0; at = text.indexOf('\n', from)) {
    if (at > from) lines += 1;
    from = at + 1;
    if (lines >= MAX_LINES) return from;
  }
  return null;
}

/** The part that a position stands in; of the end of the text, the last. */
export function partAt(parts: readonly Part[], at: number): Part {
  const [first] = parts;
  const part = parts.find(({ start, end }) => start <= at && at < end) ?? parts.at(-1) ?? first;
  return part ?? { number: 1, start: 0, end: 0 };
}
