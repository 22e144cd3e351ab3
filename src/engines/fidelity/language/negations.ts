import { COMMON_WORDS, type Language } from '../../language/language.js';
import type { Words } from '../../reading/compared/words.js';
import { type NegationIndex, negationsOf, type Sequence } from './negation-index.js';

// Recognises words that reverse a statement. `negation…` covers plain negations such as “not”; `denial…` also other
// means such as “failed to”.

/** The number of words, from `at` on, that form a plain negation; 0 for none. */
export function negationAt(words: Words, at: number, language: Language | null): number {
  return longest(words, at, language, (index) => [index.words]);
}

export function isNegationAt(words: Words, at: number, language: Language | null): boolean {
  return negationAt(words, at, language) > 0;
}

/** The same including other denials: failed to, rather than, anything but. */
export function denialAt(words: Words, at: number, language: Language | null): number {
  return longest(words, at, language, (index) => [index.words, index.phrases]);
}

/** The number of words, from `at` on, that make what precedes them conditional: if, unless, except. */
export function conditionAt(words: Words, at: number, language: Language | null): number {
  const lists = languagesAt(words.folded[at] ?? '', language ?? 'en').map(negationsOf);
  return Math.max(0, ...lists.map(({ conditions }) => matched(words, at, conditions, language)));
}

/** The number of denials that begin among the words `from` to `to`. */
export function denialsIn(
  words: Words,
  [from, to]: readonly [number, number],
  language: Language | null,
): number {
  let count = 0;
  for (let at = from; at < to; ) {
    const length = denialAt(words, at, language);
    if (length > 0) count += 1;
    at += Math.max(1, length);
  }
  return count;
}

/** A negation that overlaps a passage begins at most this many words before it, in scripts where each character is a word. */
const MAX_WORDS_OVERLAPPING = 3;

/** Whether a plain negation overlaps these words. */
export function touchesNegation(
  words: Words,
  [from, to]: readonly [number, number],
  language: Language | null,
): boolean {
  for (let at = Math.max(0, from - MAX_WORDS_OVERLAPPING); at < to; at += 1)
    if (at + negationAt(words, at, language) > Math.max(from, at)) return true;
  return false;
}

/** For a single word, folded, without context. */
export function isNegation(folded: string, language: Language | null): boolean {
  return languagesAt(folded, language).some((one) => {
    const index = negationsOf(one);
    const isListed = (index.words.get(folded) ?? []).some((entry) => entry.length === 1);
    return (isListed && isDistinctive(folded, one, language)) || isNegatedForm(folded, index);
  });
}

type ListsOf = (index: NegationIndex) => readonly NegationIndex['words'][];

function longest(words: Words, at: number, language: Language | null, listsOf: ListsOf): number {
  const folded = words.folded[at] ?? '';
  let length = 0;
  for (const one of languagesAt(folded, language)) {
    const index = negationsOf(one);
    if (isException(words, at, index)) continue;
    if (isDistinctive(folded, one, language))
      for (const list of listsOf(index)) length = Math.max(length, matched(words, at, list, one));
    if (length === 0 && (isNegatedForm(folded, index) || isLone(words, at, index))) length = 1;
  }
  return length;
}

/** The languages in which a word is a common one. */
const COMMON_IN = new Map<string, Language[]>();
for (const [language, common] of COMMON_WORDS)
  for (const word of common) COMMON_IN.set(word, [...(COMMON_IN.get(word) ?? []), language]);

/** Where the language is unknown, a word counts unless it is common in another language. */
function isDistinctive(folded: string, its: Language, language: Language | null): boolean {
  if (language !== null || its === 'en') return true;
  return (COMMON_IN.get(folded) ?? []).every((other) => other === its);
}

function matched(words: Words, at: number, list: NegationIndex['words'], language: Language | null): number {
  const entries = list.get(words.folded[at] ?? '') ?? [];
  return Math.max(
    0,
    ...entries.filter((entry) => stands(words, at, entry, language)).map(({ length }) => length),
  );
}

function stands(words: Words, at: number, entry: Sequence, language: Language | null): boolean {
  return entry.every((word, k) => {
    const printed = printedWord(words, at + k);
    // Copies without accents are frequent; in Vietnamese a word without its tone is another one.
    const isBare = language !== 'vi' && /^[\x20-\x7E]+$/.test(printed);
    return printed === word || (isBare && printed === bare(word));
  });
}

function bare(word: string): string {
  return word.normalize('NFD').replace(/\p{M}/gu, '').replaceAll('ł', 'l').replaceAll('ø', 'o');
}

function printedWord({ text, starts, ends }: Words, at: number): string {
  return text
    .slice(starts[at] ?? 0, ends[at] ?? 0)
    .normalize('NFC')
    .toLowerCase()
    .replace(/[\u2019\u02BC]/g, "'")
    .replace(/[\u00AD\u200B-\u200F\u2060\uFEFF[\]]/g, '');
}

/** Negated by an affix: isn’t, gelmiyor, نمی‌خواهم. */
function isNegatedForm(folded: string, { endings, beginnings, others }: NegationIndex): boolean {
  if (others.some((other) => folded.startsWith(other))) return false;
  return (
    endings.some((ending) => folded.length >= ending.length + 2 && folded.endsWith(ending)) ||
    beginnings.some((start) => folded.length >= start.length + 2 && folded.startsWith(start))
  );
}

/** A negating syllable that is separated by spaces on both sides. */
function isLone({ text, starts, ends, folded }: Words, at: number, { lone }: NegationIndex): boolean {
  if (!lone.has(folded[at] ?? '')) return false;
  const [before, after] = [text.charAt((starts[at] ?? 0) - 1), text.charAt(ends[at] ?? 0)];
  return /^\s?$/.test(before) && /^\s$/.test(after);
}

/** Maximum words between the start of an exception phrase and the word it exempts. */
const MAX_WORDS_BEFORE = 2;

function isException(words: Words, at: number, { exceptions }: NegationIndex): boolean {
  if (exceptions.size === 0) return false;
  for (let from = Math.max(0, at - MAX_WORDS_BEFORE); from <= at; from += 1) {
    const length = matched(words, from, exceptions, null);
    if (from + length > at) return true;
  }
  return false;
}

const LATIN = [...COMMON_WORDS.keys()];
const BY_SCRIPT: readonly (readonly [RegExp, readonly Language[]])[] = [
  [/^\p{Script=Cyrillic}/u, ['ru', 'uk']],
  [/^\p{Script=Greek}/u, ['el']],
  [/^\p{Script=Arabic}/u, ['ar', 'fa']],
  [/^\p{Script=Hebrew}/u, ['he']],
  [/^\p{Script=Devanagari}/u, ['hi']],
  [/^[\p{Script=Hiragana}\p{Script=Katakana}]/u, ['ja']],
  [/^\p{Script=Hangul}/u, ['ko']],
  [/^\p{Script=Thai}/u, ['th']],
];

/** The languages whose lists apply to a word: that of its text, and of a distinctive script those written in it. */
function languagesAt(folded: string, language: Language | null): readonly Language[] {
  if (/^[\x20-\x7E]/.test(folded) || /^\p{Script=Latin}/u.test(folded))
    return language === null ? LATIN : [language];
  if (/^\p{Script=Han}/u.test(folded)) return language === 'ja' ? ['ja'] : ['zh'];
  const ofScript = BY_SCRIPT.find(([script]) => script.test(folded))?.[1] ?? [];
  return language !== null && ofScript.includes(language) ? [language] : ofScript;
}
