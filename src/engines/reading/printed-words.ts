import { quotationMarks } from '../text/quotation-marks.js';
import { beginningOf, DOTS } from '../text/short-words.js';
import { isGuillemet, isStraight } from './regions/characters.js';
import { type Mark, quotationMarksIn } from './regions/marks-in-words.js';

// Owns the quotation marks wherever a claim's words are printed. Quotation marks assert verbatim words, so a mixed
// quotation has only the marks of its own text, and a reported statement none.

/** What the words of a claim are; mixed ones and statements have no marks around them. */
type Form = 'direct' | 'partial' | 'mixed' | 'indirect';

/** A part of the text that is printed differently: a mark within a quotation, with its adjacent space. */
export interface NestedMark {
  readonly at: number;
  readonly length: number;
  readonly printed: string;
}

/** How words are printed: the marks around them, and the inner marks that change because of these. */
export interface Printed {
  readonly open: string;
  readonly close: string;
  readonly nested: readonly NestedMark[];
}

const AS_STORED: Printed = { open: '', close: '', nested: [] };

/**
 * Decides in which marks words are printed.
 * @param form null for words that are nobody's statement, such as those that a note is about
 */
export function marksFor(form: Form | null, text: string, language: string | null): Printed {
  if (text === '' || (form !== 'direct' && form !== 'partial')) return AS_STORED;
  const found = quotationMarksIn(text);
  // Words that were stored with marks around them keep them.
  if (found.some(({ at, length, partner }) => at === 0 && partner === text.length - length)) return AS_STORED;
  const marks = quotationMarks(language);
  const inner = { open: marks.innerOpen, close: marks.innerClose };
  const nested = found.flatMap((mark) => nestedAs(mark, mark.depth % 2 === 0 ? inner : marks, text));
  return { open: marks.open, close: marks.close, nested };
}

/** A claim's words as they are printed, in their marks. */
export function printedWords(form: Form | null, text: string, language: string | null): string {
  const { open, close, nested } = marksFor(form, text, language);
  return `${open}${withNested(text, nested)}${close}`;
}

/** Their beginning where they are long. @param most length in UTF-16 code units */
export function printedShort(
  form: Form | null,
  text: string,
  language: string | null,
  most?: number,
): string {
  const { words, isCut } = beginningOf(text, most);
  return `${printedWords(form, words, language)}${isCut ? DOTS : ''}`;
}

/** The words between the marks. */
export function withNested(text: string, nested: readonly NestedMark[]): string {
  let printed = '';
  let from = 0;
  for (const mark of nested) {
    printed += text.slice(from, mark.at) + mark.printed;
    from = mark.at + mark.length;
  }
  return printed + text.slice(from);
}

function nestedAs(
  { at, length, opens, partner }: Mark,
  marks: { readonly open: string; readonly close: string },
  text: string,
): NestedMark[] {
  const mark = text.slice(at, at + length);
  // A straight mark by itself may be a sign for inches or seconds.
  if (partner === null && isStraight(mark)) return [];
  const printed = opens ? marks.open : marks.close;
  const [space, beyond] = [text.charAt(opens ? at + 1 : at - 1), text.charAt(opens ? at + 2 : at - 2)];
  const isSpaced = isGuillemet(mark) && SPACE.test(space) && !isGuillemet(beyond);
  const stretch = isSpaced ? { at: opens ? at : at - 1, length: 2 } : { at, length };
  return text.slice(stretch.at, stretch.at + stretch.length) === printed ? [] : [{ ...stretch, printed }];
}

/** The space inside French guillemets. */
const SPACE = /[\u0020\u00a0\u202f]/;
