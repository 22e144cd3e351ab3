import { cleanCopy } from './clean.js';

// A PDF has no paragraphs, only positioned pieces of lines. Lines at the usual distance form a paragraph; a wider
// gap, or a jump up to the next column, begins another.

/** A text item of pdf.js. Structural items have no `str`. */
export interface PdfItem {
  readonly str?: string;
  readonly hasEOL?: boolean;
  /** The last two are its position: x from the left, y from the bottom. */
  readonly transform?: readonly number[];
  readonly width?: number;
  /** The height of its letters. */
  readonly height?: number;
}

export interface Line {
  readonly text: string;
  readonly y: number;
  /** Its right end. */
  readonly right: number;
  readonly height: number;
  /** A paragraph by itself, whatever its distance from others. */
  readonly isApart?: boolean;
}

export function paragraphsOf(items: readonly PdfItem[]): string {
  return textOfLines(linesOf(items));
}

export function textOfLines(lines: readonly Line[]): string {
  const [usual, widest] = [usualGap(lines), widestOf(lines)];
  let text = '';
  lines.forEach((line, at) => {
    const above = lines[at - 1];
    if (above) text = withNext(text, line.text, goesOn(above, line, usual, widest));
    else text = line.text;
  });
  return text;
}

/** Joins a text and what follows: in the same paragraph, or as another. */
export function withNext(text: string, next: string, isSame: boolean): string {
  if (!isSame) return `${text}\n\n${next}`;
  // Before a capital the hyphen belongs to the word. Otherwise `withoutBreaks` decides once all pages are known.
  if (!/\p{L}-$/u.test(text.slice(-3)) || !/^\p{L}/u.test(next)) return `${text} ${next}`;
  return `${text}${/^\p{Ll}/u.test(next) ? BREAK : ''}${next}`;
}

function widestOf(lines: readonly Line[]): number {
  return Math.max(0, ...lines.map(({ right }) => right));
}

/** Whether the last line of a page continues on the next page. */
export function breaksOff(page: readonly Line[], next: readonly Line[]): boolean {
  const [last, first] = [page.at(-1), next.find(({ isApart }) => !isApart)];
  if (!last || !first || last.isApart) return false;
  if (/^\p{Ll}/u.test(first.text)) return true;
  return !ENDS.test(last.text) && last.right >= widestOf(page) * FULL_LINE;
}

const ENDS = /[.!?:…][”’"')\]]*$/;
/** Minimum width of a full line: a shorter one ends its paragraph. */
const FULL_LINE = 0.8;

function goesOn(above: Line, line: Line, usual: number, widest: number): boolean {
  if (above.isApart || line.isApart) return false;
  const gap = above.y - line.y;
  if (gap < -1 || gap > usual * 1.35 + 0.5) return false;
  // Where every paragraph is one line, the usual gap is the one between paragraphs.
  const isWide = gap > Math.max(above.height, line.height) * 1.8;
  const ends = above.right < widest * FULL_LINE || ENDS.test(above.text);
  return !(isWide && above.height > 0 && ends);
}

export function linesOf(items: readonly PdfItem[]): Line[] {
  const lines: Line[] = [];
  let pieces: PdfItem[] = [];
  const end = () => {
    const line = lineOf(pieces);
    if (line) lines.push(line);
    pieces = [];
  };
  for (const item of items) {
    if (item.str === undefined) continue;
    const before = pieces.at(-1);
    if (
      before &&
      item.str.trim() !== '' &&
      Math.abs(yOf(item) - yOf(before)) > 6 &&
      !before.str?.endsWith(' ')
    )
      end();
    pieces.push(item);
    if (item.hasEOL) end();
  }
  end();
  return lines;
}

function yOf({ transform }: PdfItem): number {
  return transform?.[5] ?? 0;
}

function lineOf(pieces: readonly PdfItem[]): Line | null {
  const said = pieces.filter(({ str }) => str?.trim());
  const [first] = said;
  if (!first) return null;
  return {
    text: cleanCopy(pieces.map(({ str }) => str ?? '').join('')).trim(),
    y: yOf(first),
    right: Math.max(...said.map(({ transform, width }) => (transform?.[4] ?? 0) + (width ?? 0))),
    height: Math.max(...said.map(({ height }) => height ?? 0)),
  };
}

/** The gap within paragraphs, in units of the page: a small quantile, since gaps between paragraphs are larger. */
function usualGap(lines: readonly Line[]): number {
  const gaps = lines
    .map((line, at) => (lines[at - 1]?.y ?? line.y) - line.y)
    .filter((gap) => gap > 0.5)
    .sort((one, other) => one - other);
  return gaps[Math.floor((gaps.length - 1) / 4)] ?? 12;
}

/** Placeholder where a line ended with a hyphen and the next began in lower case. */
const BREAK = '\u0001';

/**
 * Removes hyphenation at line ends. The hyphen stays where the document elsewhere writes the word with one
 * (`well-known`).
 */
export function withoutBreaks(text: string): string {
  if (!text.includes(BREAK)) return text;
  const compounds = new Set(text.toLowerCase().match(/\p{L}+-\p{L}+/gu));
  return text
    .replace(BROKEN, (_, head: string, tail: string) =>
      compounds.has(`${head}-${tail}`.toLowerCase()) ? `${head}-${tail}` : `${head}${tail}`,
    )
    .replaceAll(BREAK, '');
}

const BROKEN = new RegExp(`(\\p{L}+)-${BREAK}(\\p{L}+)`, 'gu');
