import { type Language, wordsBy } from './language.js';

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

const AMOUNTS = new Set(
  (
    'hundred hundreds thousand thousands million millions billion billions trillion trillions bn dozen dozens half twice ' +
    'double triple quarter % percent per cent $ € £ ¥ dollars euros pounds percentage'
  ).split(' '),
);
const BY_LANGUAGE = wordsBy('numbers');
const OF_ANY_LANGUAGE = new Set([...BY_LANGUAGE.values()].flatMap((words) => [...words]));

export function isNumber(folded: string, language: Language | null): boolean {
  if (/\p{Nd}/u.test(folded) || VALUES.has(folded) || AMOUNTS.has(folded)) return true;
  return (language === null ? OF_ANY_LANGUAGE : BY_LANGUAGE.get(language))?.has(folded) ?? false;
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
