import type { DateLocale } from '../lib/edtf/words.js';
import { quotationMarks } from '../lib/quotation-marks.js';
import type { NewsroomStyle } from './newsroom-style.js';
import { foreign, type Inline, text } from './tree.js';

/** How to speak: the style's fixed words, the locale of dates, the desk's address. */
export interface Voice {
  readonly style: NewsroomStyle;
  readonly locale: DateLocale;
  readonly deskUrl: string | null;
}

/** Our sentences are English: of the locale only the order of a date is taken, as en-US has it or not. */
export function voiceOf(locale: string, deskUrl: string | null, style: NewsroomStyle): Voice {
  return { style, locale: locale === 'en-US' ? 'en-US' : 'en-GB', deskUrl };
}

/** Words in the quotation marks of their language. Never for reported statements. */
export function quoted(words: string, language: string | null): Inline[] {
  const { open, close } = quotationMarks(language);
  return [text(open), foreign(words, language), text(close)];
}
