import { cleanCopy } from './clean.js';

// A PDF knows no paragraphs, only pieces of lines at places. What stands one line under another is one
// paragraph; a wider gap, or a jump up to the next column, begins another.

/** A piece of text as pdf.js gives it. Marks of its structure have no `str`. */
export interface PdfItem {
  readonly str?: string;
  readonly hasEOL?: boolean;
  /** The last two are its place: x from the left, y from below. */
  readonly transform?: readonly number[];
  readonly width?: number;
  /** Of its letters. */
  readonly height?: number;
}

interface Line {
  readonly text: string;
  readonly y: number;
  /** Where it ends, from the left. */
  readonly right: number;
  readonly height: number;
}

export function paragraphsOf(items: readonly PdfItem[]): string {
  const lines = linesOf(items);
  const [usual, widest] = [usualGap(lines), Math.max(0, ...lines.map(({ right }) => right))];
  let text = '';
  lines.forEach((line, at) => {
    const above = lines[at - 1];
    if (above) text += goesOn(above, line, usual, widest) ? ' ' : '\n\n';
    // Before a capital the hyphen is the word’s own. Elsewhere that is known when all pages are: `withoutBreaks`.
    if (/\p{L}- $/u.test(text.slice(-4)) && /^\p{L}/u.test(line.text))
      text = `${text.slice(0, -1)}${/^\p{Ll}/u.test(line.text) ? BREAK : ''}`;
    text += line.text;
  });
  return text;
}

function goesOn(above: Line, line: Line, usual: number, widest: number): boolean {
  const gap = above.y - line.y;
  if (gap < -1 || gap > usual * 1.35 + 0.5) return false;
  // Where every paragraph is one line, the usual gap is the one between paragraphs.
  const isWide = gap > Math.max(above.height, line.height) * 1.8;
  const ends = above.right < widest * 0.8 || /[.!?:…][”’"')\]]*$/.test(above.text);
  return !(isWide && above.height > 0 && ends);
}

function linesOf(items: readonly PdfItem[]): Line[] {
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

/** The gap within paragraphs, in the units of the page: of all gaps a small one, since those between are larger. */
function usualGap(lines: readonly Line[]): number {
  const gaps = lines
    .map((line, at) => (lines[at - 1]?.y ?? line.y) - line.y)
    .filter((gap) => gap > 0.5)
    .sort((one, other) => one - other);
  return gaps[Math.floor((gaps.length - 1) / 4)] ?? 12;
}

/** Stands where a line ended in a hyphen and the next went on in lower case. */
const BREAK = '\u0001';

/**
 * Takes back the breaks of words at the ends of lines. The hyphen stays where the document elsewhere writes the
 * word with one (`well-known`).
 */
export function withoutBreaks(pages: readonly string[]): string[] {
  const broken = new RegExp(`(\\p{L}+)-${BREAK}(\\p{L}+)`, 'gu');
  if (!pages.some((page) => page.includes(BREAK))) return [...pages];
  const whole = pages.join('\n').toLowerCase();
  const compounds = new Set(whole.match(/\p{L}+-\p{L}+/gu));
  return pages.map((page) =>
    page
      .replace(broken, (_, head: string, tail: string) =>
        compounds.has(`${head}-${tail}`.toLowerCase()) ? `${head}-${tail}` : `${head}${tail}`,
      )
      .replaceAll(BREAK, ''),
  );
}
