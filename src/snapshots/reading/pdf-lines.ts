import { cleanCopy } from './clean.js';

// A PDF knows no paragraphs, only pieces of lines at places. What stands one line under another is one
// paragraph; a wider gap, or a jump up to the next column, begins another.

/** A piece of text as pdf.js gives it. Marks of its structure have no `str`. */
export interface PdfItem {
  readonly str?: string;
  readonly hasEOL?: boolean;
  /** The last two are its place: x from the left, y from below. */
  readonly transform?: readonly number[];
}

interface Line {
  readonly text: string;
  readonly y: number;
}

export function paragraphsOf(items: readonly PdfItem[]): string {
  const lines = linesOf(items);
  const usual = usualGap(lines);
  let text = '';
  lines.forEach((line, at) => {
    const above = lines[at - 1];
    if (above) text += follows(above.y - line.y, usual) ? ' ' : '\n\n';
    // Whether the hyphen belongs to the word is known when all pages are: see `withoutBreaks`.
    text = text.endsWith('- ') && /^\p{Ll}/u.test(line.text) ? `${text.slice(0, -1)}${BREAK}` : text;
    text += line.text;
  });
  return text;
}

function follows(gap: number, usual: number): boolean {
  return gap > -1 && gap <= usual * 1.35 + 0.5;
}

function linesOf(items: readonly PdfItem[]): Line[] {
  const lines: Line[] = [];
  let [text, y]: [string, number | null] = ['', null];
  const end = () => {
    if (text.trim() !== '') lines.push({ text: text.trim(), y: y ?? 0 });
    [text, y] = ['', null];
  };
  for (const item of items) {
    if (item.str === undefined) continue;
    const place = item.transform?.[5] ?? 0;
    if (y !== null && item.str.trim() !== '' && Math.abs(place - y) > 6 && !text.endsWith(' ')) end();
    if (item.str.trim() !== '') y ??= place;
    text += cleanCopy(item.str);
    if (item.hasEOL) end();
  }
  end();
  return lines;
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
