/** Opening and closing marks by language; the English ones for a language that is not here. @source CLDR 45, delimiters */
const MARKS: Readonly<Record<string, readonly [string, string]>> = {
  de: ['„', '“'],
  cs: ['„', '“'],
  sk: ['„', '“'],
  bg: ['„', '“'],
  is: ['„', '“'],
  sl: ['„', '“'],
  pl: ['„', '”'],
  hu: ['„', '”'],
  ro: ['„', '”'],
  hr: ['„', '”'],
  fr: ['« ', ' »'],
  it: ['«', '»'],
  es: ['«', '»'],
  pt: ['«', '»'],
  ru: ['«', '»'],
  uk: ['«', '»'],
  el: ['«', '»'],
  fa: ['«', '»'],
  no: ['«', '»'],
  nb: ['«', '»'],
  nn: ['«', '»'],
  sv: ['”', '”'],
  fi: ['”', '”'],
  ja: ['「', '」'],
  'zh-Hant': ['「', '」'],
  'zh-TW': ['「', '」'],
  'zh-HK': ['「', '」'],
};
const ENGLISH: readonly [string, string] = ['“', '”'];
const RIGHT_TO_LEFT = new Set(['ar', 'he', 'fa', 'ur', 'ps', 'sd', 'ug', 'yi', 'dv', 'ckb']);

/** The marks that set off a quotation in its language (BCP 47, or null where it is not known). */
export function marksOf(language: string | null): readonly [string, string] {
  if (language === null) return ENGLISH;
  const [primary = ''] = language.split('-');
  return MARKS[language] ?? MARKS[language.split('-').slice(0, 2).join('-')] ?? MARKS[primary] ?? ENGLISH;
}

export function dirOf(language: string): 'ltr' | 'rtl' {
  const [primary = '', script = ''] = language.split('-');
  return RIGHT_TO_LEFT.has(primary) || /^(Arab|Hebr|Thaa|Syrc)$/.test(script) ? 'rtl' : 'ltr';
}
