import { remembering } from '../../engines/remembering.js';
import { marksFor, withNested } from '../../engines/text/printed-words.js';
import type { DateLocale } from '../../platform/lib/edtf/words.js';
import { formatEdtf } from '../../platform/lib/edtf.js';
import type { Form } from '../../vocabulary.js';
import type { NewsroomStyle } from './newsroom-style.js';
import { foreign, type Inline, text } from './tree.js';

/** How to speak: the style's fixed words, the locale of dates, the desk's address. */
export interface Voice {
  readonly style: NewsroomStyle;
  readonly locale: DateLocale;
  readonly deskUrl: string | null;
  /** An EDTF date in words. */
  date(edtf: string): string;
  /** The English name of a language; a tag that has none is printed as it was typed. */
  nameOfLanguage(tag: string): string;
}

/** Our sentences are English: of the locale only the order of a date is taken, as en-US has it or not. */
export function voiceOf(locale: string, deskUrl: string | null, style: NewsroomStyle): Voice {
  const order = locale === 'en-US' ? 'en-US' : 'en-GB';
  return {
    style,
    locale: order,
    deskUrl,
    // A long list says the same dates and languages again and again, and both are slow to say.
    date: remembering((edtf) => formatEdtf(edtf, order)),
    nameOfLanguage: remembering(nameOfLanguage),
  };
}

const LANGUAGES = new Intl.DisplayNames('en', { type: 'language' });

function nameOfLanguage(tag: string): string {
  try {
    return LANGUAGES.of(tag) ?? tag;
  } catch {
    return tag; // Intl refuses it, and yet it is what somebody typed
  }
}

/** Words as their form is printed, in the marks of their language. */
export function printed(form: Form, words: string, language: string | null): Inline[] {
  const { open, close, nested } = marksFor(form, words, language);
  const inside = foreign(withNested(words, nested), language);
  return open === '' ? [inside] : [text(open), inside, text(close)];
}
