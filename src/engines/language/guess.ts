import { languageByWords } from './by-words.js';

// Guesses the language of a few words as a BCP 47 tag; null where a guess could be wrong.

/** The first 2,000 UTF-16 code units of a quotation suffice. */
const MAX_READ_UTF16 = 2_000;

/** Scripts used by one language only; Japanese before Chinese, which shares its characters. */
const OWN_SCRIPTS: readonly (readonly [language: string, script: RegExp])[] = [
  ['ja', /[\p{Script=Hiragana}\p{Script=Katakana}]/u],
  ['zh', /\p{Script=Han}/u],
  ['ko', /\p{Script=Hangul}/u],
  ['th', /\p{Script=Thai}/u],
  ['el', /\p{Script=Greek}/u],
  ['he', /\p{Script=Hebrew}/u],
  ['hy', /\p{Script=Armenian}/u],
  ['ka', /\p{Script=Georgian}/u],
  ['km', /\p{Script=Khmer}/u],
  ['lo', /\p{Script=Lao}/u],
  ['my', /\p{Script=Myanmar}/u],
  ['ta', /\p{Script=Tamil}/u],
  ['te', /\p{Script=Telugu}/u],
  ['bn', /\p{Script=Bengali}/u],
];

export function guessLanguage(text: string): string | null {
  const read = text.slice(0, MAX_READ_UTF16);
  const { letters, own } = lettersOf(read);
  if (own.length * 4 > letters * 3) return own.includes('ja') ? 'ja' : (own[0] ?? null);
  // A quarter of letters in another script means two languages.
  return own.length * 4 > letters ? null : languageByWords(read);
}

/** The number of letters, and the language of each whose script only one uses. */
function lettersOf(text: string): { readonly letters: number; readonly own: readonly string[] } {
  const own: string[] = [];
  let letters = 0;
  for (const character of text) {
    const isLatin = /[a-z]/i.test(character);
    if (!isLatin && !/\p{L}/u.test(character)) continue;
    letters += 1;
    const language = isLatin ? null : ownScript(character);
    if (language !== null) own.push(language);
  }
  return { letters, own };
}

function ownScript(letter: string): string | null {
  return OWN_SCRIPTS.find(([, script]) => script.test(letter))?.[0] ?? null;
}
