import { formatEdtf } from '../../../platform/lib/edtf/edtf.js';
import type { CitedSource } from '../model.js';
import { creditsInWords } from './credits.js';
import { bareNumber } from './csl.js';
import { type Inline, type Paragraph, text } from './tree.js';
import type { Voice } from './voice.js';

/**
 * Who made and published the source and when, as far as the reference omits it, as a sentence; null where it omits
 * nothing. A style may have no field for the host of a programme or the day of a podcast.
 */
export function omittedFrom(reference: Paragraph, source: CitedSource, voice: Voice): Inline[] | null {
  const printed = lettersOf(reference);
  const [words, figures] = [new Set(wordsOf(printed)), new Set(figuresOf(printed))];
  const says = (fact: string): boolean => wordsOf(fact).every((word) => words.has(word));
  const counts = (fact: string): boolean => figuresOf(fact).every((figure) => figures.has(figure));
  const authors = source.authors.filter((name) => !says('literal' in name ? name.literal : name.family));
  const { outlet, issued } = source;
  const number = bareNumber(source);
  const parts = [
    ...creditsInWords(authors),
    outlet === null || says(outlet) ? null : `outlet ${outlet}`,
    issued === null || counts(formatEdtf(issued)) ? null : `published ${voice.date(issued)}`,
    number === null || says(number) ? null : `number ${number}`,
  ].filter((part) => part !== null);
  const sentences = [
    parts.length === 0 ? null : `Not in the reference: ${parts.join('; ')}.`,
    issued === null && !source.noDate && NO_DATE.test(printed)
      ? 'We have no date; the style prints “n.d.”.'
      : null,
  ].filter((sentence) => sentence !== null);
  return sentences.length === 0 ? null : [text(sentences.join(' '))];
}

/** What styles print for an empty date, as if the source had none. */
const NO_DATE = /\bn\.\s?d\./i;

/** The text without links: an address may contain any number. */
function lettersOf(paragraph: Paragraph): string {
  return paragraph
    .map((part) => (part.kind === 'text' ? part.text : part.kind === 'link' ? ' ' : lettersOf(part.children)))
    .join('');
}

function wordsOf(letters: string): string[] {
  return letters.toLowerCase().match(/[\p{L}\p{M}\p{N}]+/gu) ?? [];
}

/** Only the digits of a date: names of months differ by locale, and a letter may follow the year. */
function figuresOf(words: string): string[] {
  return words.match(/\d+/g) ?? [];
}
