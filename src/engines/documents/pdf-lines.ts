import { RIGHT_TO_LEFT } from './bidi/kinds.js';
import { withoutHyphen, wordsOfText } from './line-breaks.js';
import { linesFromRight } from './pdf-right-to-left.js';
import { type Line, type PdfItem, plainLetters, rowsOf, usualGap } from './pdf-rows.js';

// A PDF has no paragraphs, only positioned pieces of lines. Lines at the usual distance form a paragraph; a wider
// gap, or a jump up to the next column, begins another.

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
  const rows = rowsOf(items);
  return RIGHT_TO_LEFT.test(items.map(({ str }) => str ?? '').join(''))
    ? linesFromRight(rows)
    : rows.map(({ pieces, y, right, height }) => ({
        text: plainLetters(pieces.map(({ str }) => str ?? '').join('')),
        y,
        right,
        height,
      }));
}

/** Placeholder where a line ended with a hyphen and the next began in lower case. */
const BREAK = '\u0001';

/** Removes hyphenation at line ends, once the whole text is known. */
export function withoutBreaks(text: string): string {
  if (!text.includes(BREAK)) return text;
  const words = wordsOfText(text);
  return text
    .replace(BROKEN, (_, head: string, tail: string) => withoutHyphen(head, tail, words))
    .replaceAll(BREAK, '');
}

const BROKEN = new RegExp(`(\\p{L}+)-${BREAK}(\\p{L}+)`, 'gu');
