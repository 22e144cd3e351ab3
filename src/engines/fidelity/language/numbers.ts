import type { Language } from './language.js';

// Numbers in digits and in words, folded.

const UNITS = (
  'zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen ' +
  'eighteen nineteen'
).split(' ');
const TENS = 'twenty thirty forty fifty sixty seventy eighty ninety'.split(' ');
const ORDINALS = 'first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth'.split(
  ' ',
);

const VALUES: ReadonlyMap<string, string> = new Map([
  ...UNITS.map((word, at) => [word, String(at)] as const),
  ...TENS.map((word, at) => [word, String(10 * (at + 2))] as const),
  ...ORDINALS.map((word, at) => [word, `${at + 1}th`] as const),
  ['percent', '%'],
  ['pc', '%'],
  ['dollar', '$'],
  ['dollars', '$'],
  ['euro', '€'],
  ['euros', '€'],
]);

const AMOUNTS = words(
  'hundred hundreds thousand thousands million millions billion billions trillion trillions bn dozen dozens half twice ' +
    'double triple quarter % percent per cent $ € £ ¥ dollars euros pounds percentage',
);
/** Number words by language. “One” in English is seldom a number, nor are “un” and “ein”. */
const BY_LANGUAGE: Readonly<Partial<Record<Language, ReadonlySet<string>>>> = {
  en: words(''),
  de: words(
    'zwei drei vier funf sechs sieben acht neun zehn elf zwolf zwanzig dreissig hundert tausend million millionen milliarde milliarden prozent',
  ),
  fr: words(
    'deux trois quatre cinq six sept huit neuf dix onze douze vingt trente cent cents mille million millions milliard milliards',
  ),
  es: words(
    'dos tres cuatro cinco seis siete ocho nueve diez once doce veinte treinta cien ciento mil millon millones',
  ),
  zh: words('零 〇 一 二 两 兩 三 四 五 六 七 八 九 十 百 千 万 萬 亿 億'),
};

function words(list: string): ReadonlySet<string> {
  return new Set(list.split(' ').filter((word) => word !== ''));
}

export function isNumber(folded: string, language: Language | null): boolean {
  if (/\p{Nd}/u.test(folded) || VALUES.has(folded) || AMOUNTS.has(folded)) return true;
  if (language === null) return Object.values(BY_LANGUAGE).some((its) => its.has(folded));
  return BY_LANGUAGE[language]?.has(folded) ?? false;
}

/** A word that is a number in any position: “one” and “second” often are not. */
export function isPlainNumber(folded: string, language: Language | null): boolean {
  return (
    !/^(?:one|second|first|half|per|cent|pc|zero|quarter|double|once)$/.test(folded) &&
    isNumber(folded, language)
  );
}

/** “twenty-five” as 25; null for other words. */
export function valueOfWords(folded: readonly string[]): string | null {
  const [tens = '', unit = ''] = folded;
  if (folded.length !== 2 || !TENS.includes(tens)) return null;
  const units = UNITS.indexOf(unit);
  return units > 0 && units < 10 ? String(10 * (TENS.indexOf(tens) + 2) + units) : null;
}

/** Whether two words are one number, in digits and in a word: “10”, “ten”; “2nd”, “second”; “%”, “percent”. */
export function isSameNumber(a: string, b: string): boolean {
  return a !== b && numberOf(a) === numberOf(b);
}

function numberOf(folded: string): string {
  return VALUES.get(folded) ?? folded.replace(/^(\d+)(?:st|nd|rd|th)$/, '$1th');
}
