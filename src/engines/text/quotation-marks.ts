/** The marks around a quotation and around a nested one. */
export interface QuotationMarks {
  readonly open: string;
  readonly close: string;
  readonly innerOpen: string;
  readonly innerClose: string;
}

const NARROW_SPACE = '\u202f';

const ENGLISH = marks('“”', '‘’');
const LOW_HIGH = marks('„“', '‚‘');
const GUILLEMETS = marks('«»', '“”');
const GUILLEMETS_TWICE = marks('«»', '‹›');
const GUILLEMETS_AND_LOW = marks('«»', '„“');
const GUILLEMETS_AND_SINGLE = marks('«»', '‘’');
const LOW_AND_GUILLEMETS = marks('„”', '«»');
const RIGHT_BOTH = marks('””', '’’');
const CORNERS = marks('「」', '『』');

/** Languages that do not print “ ” and ‘ ’. @source Unicode CLDR, delimiters; the press of each language */
const BY_LANGUAGE: ReadonlyMap<string, QuotationMarks> = new Map([
  ...each('bg cs de et hr is lt sk sl sr', LOW_HIGH),
  ...each('ca el es eu gl it hy pt-PT', GUILLEMETS),
  ...each('es-419 es-AR es-CL es-CO es-MX es-PE es-US', ENGLISH),
  ...each('de-CH fa fr-CH', GUILLEMETS_TWICE),
  ...each('be ka mn ru uk', GUILLEMETS_AND_LOW),
  ...each('nb nn no', GUILLEMETS_AND_SINGLE),
  ...each('pl ro', LOW_AND_GUILLEMETS),
  ...each('fi sv', RIGHT_BOTH),
  ...each('ja zh-Hant zh-HK zh-MO zh-TW', CORNERS),
  ['fr', { open: `«${NARROW_SPACE}`, close: `${NARROW_SPACE}»`, innerOpen: '“', innerClose: '”' }],
  ['hu', marks('„”', '»«')],
]);

/** The marks of a language (BCP 47); “ ” where it is null or unknown here. */
export function quotationMarks(language: string | null): QuotationMarks {
  for (let tag = language ?? ''; tag !== ''; tag = tag.slice(0, Math.max(0, tag.lastIndexOf('-')))) {
    const found = BY_LANGUAGE.get(tag);
    if (found) return found;
  }
  return ENGLISH;
}

const RIGHT_TO_LEFT_SCRIPTS = new Set('Arab Hebr Syrc Thaa Nkoo Adlm Rohg Mand Samr'.split(' '));

/** The writing direction for `dir`; `auto` where the language is null, invalid or `und`. */
export function dirOf(language: string | null): 'ltr' | 'rtl' | 'auto' {
  const script = language === null ? undefined : scriptOf(language);
  if (script === undefined) return 'auto';
  return RIGHT_TO_LEFT_SCRIPTS.has(script) ? 'rtl' : 'ltr';
}

function scriptOf(language: string): string | undefined {
  try {
    const locale = new Intl.Locale(language);
    // NOTE: `maximize` takes an undetermined language for English.
    return /^und\b/i.test(language) ? locale.script : locale.maximize().script;
  } catch (error) {
    if (error instanceof RangeError) return undefined;
    throw error;
  }
}

function each(languages: string, its: QuotationMarks): [string, QuotationMarks][] {
  return languages.split(' ').map((language) => [language, its]);
}

function marks(
  [open = '', close = '']: Iterable<string>,
  [innerOpen = '', innerClose = '']: Iterable<string>,
) {
  return { open, close, innerOpen, innerClose };
}

/** The end of a text from a mark that opens a quotation, where none closes it. */
export const UNCLOSED_QUOTATION = /[“„«「『][^“”»」』]*$/;
