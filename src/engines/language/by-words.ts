import reference from '../../../data/reference/language-words.json' with { type: 'json' };

// How much the words of a text are those of each language, by its most common words and the letters it does not have.

interface Known {
  readonly words: string;
  readonly letters: string;
}

const ALL: readonly (readonly [language: string, known: Known])[] = [
  ...Object.entries(reference.languages),
  ...Object.entries(reference.others),
];

const LANGUAGES_OF = new Map<string, string[]>();
for (const [language, { words }] of ALL)
  for (const word of words.split(' ')) {
    const others = LANGUAGES_OF.get(word);
    if (others) others.push(language);
    else LANGUAGES_OF.set(word, [language]);
  }

const LETTERS = ALL.map(([language, { letters }]) => [language, new Set(letters)] as const);

/** What a word is worth by how many languages have it. */
function weightOf(languages: number): number {
  if (languages <= 2) return 1;
  return languages <= 4 ? 0.6 : 0.35;
}

/** What each different word costs that has a letter foreign to the language. */
const FOREIGN = 1;
/** What a word is worth whose letters only so many languages have. */
const OWN = 0.4;
const MAX_WITH_LETTERS = 2;
/** Minimum evidence, and by how much the best language must exceed the next. */
const MIN_SCORE = 1.3;
const MIN_LEAD = 0.9;
/** Minimum share of common words among all. */
const MIN_SHARE = 0.12;

/** A language of which there is more evidence than of any other; null where there is too little, or of one not named. */
export function languageByWords(text: string): string | null {
  const words = wordsIn(text);
  const scores = new Map(ALL.map(([language]) => [language, 0]));
  const add = (language: string, worth: number) => scores.set(language, (scores.get(language) ?? 0) + worth);
  for (const word of new Set(words)) {
    const its = LANGUAGES_OF.get(word) ?? [];
    for (const language of its) add(language, weightOf(its.length));
    const letters = word.match(/(?![a-z])\p{L}/gu);
    if (letters === null) continue;
    const own = LETTERS.filter(([, known]) => letters.every((letter) => known.has(letter)));
    for (const [language] of LETTERS) add(language, -FOREIGN);
    for (const [language] of own) add(language, FOREIGN + (own.length <= MAX_WITH_LETTERS ? OWN : 0));
  }
  const [best, next] = [...scores].sort((one, other) => other[1] - one[1]);
  if (best === undefined || next === undefined) return null;
  const common = words.filter((word) => LANGUAGES_OF.get(word)?.includes(best[0])).length;
  const isSure = best[1] >= MIN_SCORE && best[1] - next[1] >= MIN_LEAD && common >= MIN_SHARE * words.length;
  return isSure && Object.hasOwn(reference.languages, best[0]) ? best[0] : null;
}

/** In lower case; a word with an apostrophe is two where it is no word of a list: l’eau, qu’ils. */
function wordsIn(text: string): string[] {
  const plain = text
    .normalize('NFC')
    .replaceAll('’', "'")
    .replace(/\u200c/g, ' ')
    .toLowerCase();
  const words = plain.match(/[\p{L}\p{M}]+(?:'[\p{L}\p{M}]+)*/gu) ?? [];
  return words.flatMap((word) => (word.includes("'") && !LANGUAGES_OF.has(word) ? word.split("'") : [word]));
}
