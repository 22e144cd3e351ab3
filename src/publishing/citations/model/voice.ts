import { marksFor, withNested } from '../../../engines/reading/printed-words.js';
import { remembering } from '../../../engines/remembering.js';
import { formatEdtf } from '../../../platform/lib/edtf/edtf.js';
import type { DateLocale } from '../../../platform/lib/edtf/words.js';
import type { Form, Tier, Translation } from '../../../vocabulary.js';
import type { Standing, StyleCard } from '../model.js';
import { foreign, type Inline, text } from './tree.js';

/** The fixed phrases of the newsroom style, from `data/reference/newsroom-style.json`. */
export interface NewsroomStyle {
  readonly card: StyleCard;
  readonly reportedIn: Readonly<Record<Tier, string>>;
  readonly reportedThere: Readonly<Record<Tier, string>>;
  readonly notQuoted: Readonly<Record<Exclude<Form, 'direct' | 'partial'>, string>>;
  readonly standing: Readonly<Record<Standing, string>>;
  readonly translation: Readonly<Record<Exclude<Translation, 'none'>, string>>;
  readonly caution: string;
}

/** How entries are phrased: the style's fixed phrases, the locale of dates, the public address. */
export interface Voice {
  readonly style: NewsroomStyle;
  readonly locale: DateLocale;
  readonly deskUrl: string | null;
  /** An EDTF date in words. */
  date(edtf: string): string;
  /** The English name of a language; an unknown tag is printed as typed. */
  nameOfLanguage(tag: string): string;
}

/** Our sentences are English: the locale affects only the order of a date, American for en-US. */
export function voiceOf(locale: string, deskUrl: string | null, style: NewsroomStyle): Voice {
  const order = locale === 'en-US' ? 'en-US' : 'en-GB';
  return {
    style,
    locale: order,
    deskUrl,
    // A long list repeats the same dates and languages, and formatting either is slow.
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

/** A quotation in the marks of its language and form. */
export function printed(form: Form, words: string, language: string | null): Inline[] {
  const { open, close, nested } = marksFor(form, words, language);
  const inside = foreign(withNested(words, nested), language);
  return open === '' ? [inside] : [text(open), inside, text(close)];
}
