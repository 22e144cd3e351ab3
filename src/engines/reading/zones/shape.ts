import { wordsFor } from '../../words/zones.js';
import { endsSentence, type Unit } from './unit.js';

// What a paragraph looks like: its length, its capitals, and whether it is prose.

const WORD = /[\p{L}\p{N}][\p{L}\p{M}\p{N}’'.-]*/gu;
/** Words of a line that is a heading, and of one that is too long for anything but prose. */
const MAX_LINE_WORDS = 25;
/** Letters of words that headline and article share where one tells of the other. */
const MIN_LONG_LETTERS = 4;
const MIN_CAPITALS = 0.9;

/** By the paragraph: each is asked for several times. */
const KNOWN = new WeakMap<Pick<Unit, 'text'>, readonly string[]>();

/** Those in the first 400 UTF-16 code units. */
export function wordsIn(unit: Pick<Unit, 'text'>): readonly string[] {
  const known = KNOWN.get(unit);
  if (known !== undefined) return known;
  const words = unit.text.match(WORD) ?? [];
  KNOWN.set(unit, words);
  return words;
}

/** Whether most words have a capital letter, as in headlines of English-language papers. */
export function isTitleCase(unit: Pick<Unit, 'text'>): boolean {
  const { words, large } = capitalsIn(unit);
  return words > 1 && large >= MIN_CAPITALS * words;
}

const MIN_TITLE_WORDS = 5;
/** A long headline may have a small letter by mistake. */
const WORDS_BY_SLIP = 10;

/** Whether each of several words has a capital letter, so that even a full stop makes it no sentence. */
export function isFullTitleCase(unit: Unit): boolean {
  const { words, large } = capitalsIn(unit);
  return words >= MIN_TITLE_WORDS && large >= words - Math.floor(words / WORDS_BY_SLIP);
}

const SMALL = new Set(wordsFor('headline', 'small'));

/** How many words there are but for prepositions and the like, and how many of them have a capital letter. */
function capitalsIn(unit: Pick<Unit, 'text'>): { words: number; large: number } {
  const own = wordsIn(unit).filter((word) => /^\p{L}/u.test(word) && !SMALL.has(word));
  return { words: own.length, large: own.filter((word) => /^\p{Lu}/u.test(word)).length };
}

export function isInCapitals({ text }: Pick<Unit, 'text'>): boolean {
  return /\p{Lu}{2}/u.test(text) && !/\p{Ll}/u.test(text);
}

/** “Mara Voss, Otto Lind and Ada Berg” */
export function hasList({ text }: Unit): boolean {
  return /[,;]\s/.test(text);
}

const BULLET = /^[•●▪◦·*–—-]\s/u;

export function isListItem({ text }: Unit): boolean {
  return BULLET.test(text);
}

/** “2. Water”: a chapter, and no headline of a text. */
export function isNumbered({ text }: Unit): boolean {
  return /^(?:\d{1,2}|[IVX]{1,4})[.)](?:\d{1,2}\.?)*\s/.test(text);
}

/** Whether sentences stand in it, or a part of one. */
export function isProse(unit: Unit): boolean {
  if (/^[\p{Ll}…]/u.test(unit.text)) return true;
  const words = wordsIn(unit);
  if (endsSentence(unit)) return words.length > 1 || /[,:]$/.test(unit.end) || !isInCapitals(unit);
  return (words.length > MAX_LINE_WORDS && !isTitleCase(unit)) || (isUnspaced(unit) && unit.text.length > 40);
}

/** A script without spaces between words. */
function isUnspaced({ text }: Unit): boolean {
  return /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}]{4}/u.test(text);
}

const ARTICLES = new Set(wordsFor('prose', 'articles'));
const PAST = new Set(wordsFor('prose', 'past'));

/** Words that headlines leave out: articles, and pronouns as subjects. */
export function hasArticles(unit: Unit): boolean {
  return wordsIn(unit).some((word) => ARTICLES.has(word.toLowerCase()));
}

/** “said”: headlines stand in the present. */
export function reportsInPast(unit: Unit): boolean {
  return wordsIn(unit).some((word) => PAST.has(word.toLowerCase()));
}

/** The share of the long words of one paragraph that others repeat, and how many these are. */
export function repeatedWords(unit: Unit, others: readonly Unit[]): { share: number; count: number } {
  const own = new Set(keysOf(unit));
  const theirs = new Set(others.flatMap(keysOf));
  const count = [...own].filter((key) => theirs.has(key)).length;
  return { share: own.size === 0 ? 0 : count / own.size, count };
}

/** “reopens” and “reopened” begin alike. */
const KEY_LETTERS = 5;

function keysOf(unit: Unit): string[] {
  return wordsIn(unit)
    .filter((word) => word.length >= MIN_LONG_LETTERS)
    .map((word) =>
      word
        .toLowerCase()
        .replace(/['’]s$/u, '')
        .slice(0, KEY_LETTERS),
    );
}

/** Whether it is one sentence: a mark that ends one is at its end only. */
export function endsOnce({ text }: Unit): boolean {
  return !/\p{Ll}{2}[.!?]["”’]?\s+["“‘]?\p{Lu}/u.test(text);
}
