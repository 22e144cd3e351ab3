import { isCharacterWord } from '../text/tokens.js';

// A guess at the language of a few words: enough to choose a list of negations, and to say that two texts in different
// languages were not compared. It says nothing where it is not sure.

export const LANGUAGES = ['en', 'de', 'fr', 'es', 'zh'] as const;
export type Language = (typeof LANGUAGES)[number];

const COMMON: Readonly<Record<Exclude<Language, 'zh'>, ReadonlySet<string>>> = {
  en: words(
    'the of and to in is that it was for on are with as his they be at this have from or had by not but we you',
  ),
  de: words(
    'der die das und ist nicht ein eine zu den von mit sich des auf fur im dem auch es wir ich sie dass werden hat',
  ),
  fr: words(
    'le la les des et est un une pas que qui dans pour du nous vous il elle au aux sur avec ce cette sont ne je',
  ),
  es: words(
    'el la los las de y que es en un una no por con para se del lo como mas pero su al esta nosotros son ha',
  ),
};
/** So many of a hundred words are common ones in any prose. */
const LEAST_SHARE = 0.15;

function words(list: string): ReadonlySet<string> {
  return new Set(list.split(' '));
}

/** Null for another language, or too few words to tell. */
export function languageOf(folded: readonly string[]): Language | null {
  const han = folded.filter((word) => /^\p{Script=Han}/u.test(word)).length;
  const kana = folded.filter((word) => /^[\p{Script=Hiragana}\p{Script=Katakana}]/u.test(word)).length;
  if (han > folded.length / 2 && kana === 0) return 'zh';
  const counts = (['en', 'de', 'fr', 'es'] as const).map((language) => ({
    language,
    count: folded.filter((word) => COMMON[language].has(word)).length,
  }));
  const [first, second] = counts.sort((a, b) => b.count - a.count);
  if (first === undefined || second === undefined) return null;
  const isSure = first.count > second.count && first.count >= 2 && first.count >= LEAST_SHARE * folded.length;
  return isSure ? first.language : null;
}

const SCRIPTS = ['Latin', 'Cyrillic', 'Greek', 'Arabic', 'Hebrew', 'Devanagari'].map(
  (name) => [name, new RegExp(`^\\p{Script=${name}}`, 'u')] as const,
);

/** The script of most of the words; null for none of those told apart. */
function scriptOf(folded: readonly string[]): string | null {
  const lettered = folded.filter((word) => /^\p{L}/u.test(word));
  if (lettered.filter(isCharacterWord).length > lettered.length / 2) return 'characters';
  const most = SCRIPTS.find(
    ([, script]) => lettered.filter((word) => script.test(word)).length > lettered.length / 2,
  );
  return most?.[0] ?? null;
}

/** Whether the words of one are surely in another language than those of the other. */
export function areOfDifferentLanguages(a: readonly string[], b: readonly string[]): boolean {
  const scripts = [scriptOf(a), scriptOf(b)];
  if (scripts[0] !== null && scripts[1] !== null && scripts[0] !== scripts[1]) return true;
  const languages = [languageOf(a), languageOf(b)];
  return languages[0] !== null && languages[1] !== null && languages[0] !== languages[1];
}
