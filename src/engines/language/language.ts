import reference from '../../../data/reference/languages.json' with { type: 'json' };
import { isCharacterWord } from '../text/tokens.js';

// Guesses the language of a few words, to choose a list of negations and to detect that two texts are in different
// languages. Returns null where it is not certain.

/** The lists of negations, and of other words, of each language; the file describes them. */
export const LANGUAGES = reference.languages;

export type Language = keyof typeof LANGUAGES;

type WordList = 'common' | 'first_person';

/** One list of words of each language that has it, in the order of the file. */
export function wordsBy(list: WordList): ReadonlyMap<Language, ReadonlySet<string>> {
  const all = Object.entries(LANGUAGES) as [Language, Partial<Readonly<Record<WordList, string>>>][];
  return new Map(
    all.flatMap(([language, { [list]: words }]) =>
      words === undefined ? [] : [[language, new Set(words.split(' '))]],
    ),
  );
}

/** Of the languages in Latin script. */
export const COMMON_WORDS = wordsBy('common');

/** Languages with two tags. */
const SAME: Readonly<Record<string, Language>> = { nb: 'no', nn: 'no', iw: 'he', in: 'id', ms: 'id' };

/** The language of a tag such as `pt-BR`; null for one without a list of negations. */
export function languageOfTag(tag: string): Language | null {
  const primary = tag.toLowerCase().split('-')[0] ?? '';
  if (Object.hasOwn(SAME, primary)) return SAME[primary] ?? null;
  return Object.hasOwn(LANGUAGES, primary) ? (primary as Language) : null;
}

/** Minimum share of common words in prose of a language. */
const MIN_SHARE = 0.15;

/** Null for another language, or too few words. */
export function languageOf(folded: readonly string[]): Language | null {
  const script = scriptOf(folded);
  if (script !== 'Latin' && script !== null) return languageOfScript(script, folded);
  const [first, second] = latinCounts(folded);
  if (first === undefined || second === undefined) return null;
  const isSure = first.distinct > second.distinct && first.count >= MIN_SHARE * folded.length;
  return isSure && first.distinct >= 2 ? first.language : null;
}

interface Count {
  readonly language: Language;
  /** How many of the words are common ones of the language. */
  readonly count: number;
  /** The same, each different word once. */
  readonly distinct: number;
}

/** By distinct words, the highest first: a repeated word that two languages share is weak evidence. */
function latinCounts(folded: readonly string[]): Count[] {
  const counts = new Map([...COMMON_WORDS.keys()].map((language) => [language, { count: 0, distinct: 0 }]));
  const seen = new Set<string>();
  for (const word of folded) {
    for (const language of LANGUAGES_OF.get(word) ?? []) {
      const its = counts.get(language) as { count: number; distinct: number };
      its.count += 1;
      if (!seen.has(word)) its.distinct += 1;
    }
    seen.add(word);
  }
  return [...counts].map(([language, its]) => ({ language, ...its })).sort((a, b) => b.distinct - a.distinct);
}

const LANGUAGES_OF = languagesByWord();

function languagesByWord(): ReadonlyMap<string, readonly Language[]> {
  const found = new Map<string, Language[]>();
  for (const [language, words] of COMMON_WORDS)
    for (const word of words) found.set(word, [...(found.get(word) ?? []), language]);
  return found;
}

/** From this many words on, prose in a known language contains some common words. */
const MIN_WORDS = 24;
const MIN_COMMON = 0.06;

/** Whether words are certainly in a language without a list of negations. */
export function isUnknownLanguage(folded: readonly string[]): boolean {
  const lettered = folded.filter((word) => /^\p{L}/u.test(word));
  if (lettered.length < 3 || lettered.some(isCharacterWord)) return false;
  const script = scriptOf(lettered);
  if (script === null) return true;
  if (script !== 'Latin') return isUnknownOfScript(script, lettered);
  return (
    lettered.length >= MIN_WORDS && (latinCounts(lettered)[0]?.count ?? 0) < MIN_COMMON * lettered.length
  );
}

/** Letters of Urdu, Pashto, Serbian and others, and Devanagari prose without a common word of Hindi. */
function isUnknownOfScript(script: string, folded: readonly string[]): boolean {
  const text = folded.join(' ');
  if (script === 'Arabic') return /[\u0679\u0688\u0691\u06D2\u067C\u0693\u06D0]/.test(text);
  if (script === 'Cyrillic') return /[\u0452\u0458-\u045B\u045F\u04D8-\u04E9]/.test(text);
  return script === 'Devanagari' && folded.length >= 6 && !folded.some((word) => HINDI.test(word));
}

const HINDI = /^(?:है|हैं|था|थी|थे|के|का|की|को|में|ने|से|और|यह|हम|वह|नहीं|पर|गा|गे|गी|होगा|कहा)$/u;

function languageOfScript(script: string, folded: readonly string[]): Language | null {
  const text = folded.join(' ');
  if (isUnknownOfScript(script, folded)) return null;
  switch (script) {
    case 'characters':
      return languageOfCharacters(text);
    case 'Cyrillic':
      return /[іє]/.test(text) ? 'uk' : 'ru';
    case 'Greek':
      return 'el';
    case 'Arabic':
      return /[پچژگکی]/u.test(text) ? 'fa' : 'ar';
    case 'Hebrew':
      return 'he';
    case 'Devanagari':
      return 'hi';
    default:
      return null;
  }
}

function languageOfCharacters(text: string): Language | null {
  if (/[\p{Script=Hiragana}\p{Script=Katakana}]/u.test(text)) return 'ja';
  if (/\p{Script=Hangul}/u.test(text)) return 'ko';
  if (/\p{Script=Thai}/u.test(text)) return 'th';
  return /\p{Script=Han}/u.test(text) ? 'zh' : null;
}

const SCRIPTS = ['Latin', 'Cyrillic', 'Greek', 'Arabic', 'Hebrew', 'Devanagari'].map(
  (name) => [name, new RegExp(`^\\p{Script=${name}}`, 'u')] as const,
);

/** The script of most of the words; null for one that is not distinguished. */
function scriptOf(folded: readonly string[]): string | null {
  const lettered = folded.filter((word) => /^\p{L}/u.test(word));
  if (lettered.filter(isCharacterWord).length > lettered.length / 2) return 'characters';
  const most = SCRIPTS.find(
    ([, script]) => lettered.filter((word) => script.test(word)).length > lettered.length / 2,
  );
  return most?.[0] ?? null;
}

/** Whether two lists of words are certainly in different languages. */
export function areOfDifferentLanguages(a: readonly string[], b: readonly string[]): boolean {
  const scripts = [scriptOf(a), scriptOf(b)];
  if (scripts[0] !== null && scripts[1] !== null && scripts[0] !== scripts[1]) return true;
  const languages = [languageOf(a), languageOf(b)];
  return languages[0] !== null && languages[1] !== null && languages[0] !== languages[1];
}
