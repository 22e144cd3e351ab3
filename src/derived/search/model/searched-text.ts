import { isAscii } from '../../../engines/text/fold.js';
import { nextOf, type PlacedWord, placedWords } from '../../../engines/text/search-words.js';
import type { Term } from './query.js';

// Finds where a text matches a search. The index holds folded text, so matches are located here: by plain string
// search where that is exact, otherwise word by word as the index does.

/** UTF-16 code units, the end exclusive. */
export interface Place {
  readonly start: number;
  readonly end: number;
}

/** Places of one term: a list shows some 300 characters from the first place on, which fewer places would fill. */
const MAX_PLACES = 500;

export class SearchedText {
  private readonly text: string;
  /** In lower case with unchanged positions; null where a letter would fold to others. */
  private readonly lower: string | null;
  private words: readonly PlacedWord[] | null = null;
  private readonly known = new Map<string, readonly Place[]>();

  constructor(text: string) {
    this.text = text;
    this.lower = FOLDS_BY_CASE.test(text) ? text.toLowerCase() : null;
  }

  /** In order; they may overlap. */
  placesOf(term: Term): readonly Place[] {
    const key = `${term.prefix}\n${term.words.join('\n')}`;
    const places = this.known.get(key) ?? this.search(term);
    this.known.set(key, places);
    return places;
  }

  private search(term: Term): readonly Place[] {
    if (this.lower !== null) {
      if (this.hasNot(this.lower, term)) return [];
      const places = term.words.every(isAscii) ? plainPlaces(this.lower, term) : null;
      if (places !== null) return places;
    }
    this.words ??= placedWords(this.text);
    return placesAmong(this.words, term);
  }

  /** Whether a plain string search proves that a term does not occur. */
  private hasNot(lower: string, { words: [first = ''] }: Term): boolean {
    return !lower.includes(first) && (isAscii(first) || isAscii(this.text));
  }
}

// Texts in which lower-casing equals folding for ASCII letters: scripts that never fold to ASCII, and common
// punctuation.
const FOLDS_BY_CASE =
  /^[\0-\x7f\u00a0\u00ab\u00bb\u0400-\u052f\u0600-\u06ff\u0e00-\u0e7f\u2013\u2014\u2018\u2019\u201c\u201d\u2026\u3000-\u30ff\u4e00-\u9fff\uac00-\ud7a3\uff0c\u3002]*$/;

function placesAmong(words: readonly PlacedWord[], term: Term): Place[] {
  const places: Place[] = [];
  for (let at = 0; at + term.words.length <= words.length && places.length < MAX_PLACES; at += 1) {
    if (!beginsAt(words, at, term)) continue;
    const [first, last] = [words[at], words[at + term.words.length - 1]];
    if (first && last) places.push({ start: first.start, end: last.end });
  }
  return places;
}

function beginsAt(words: readonly PlacedWord[], at: number, { words: wanted, prefix }: Term): boolean {
  return wanted.every((word, index) => {
    const there = words[at + index]?.word ?? '';
    return prefix && index === wanted.length - 1 ? there.startsWith(word) : there === word;
  });
}

/**
 * The places found by plain string search; null where another script is adjacent, whose words have other boundaries.
 */
function plainPlaces(lower: string, term: Term): Place[] | null {
  const [first = ''] = term.words;
  const places: Place[] = [];
  for (let at = lower.indexOf(first); at >= 0; at = lower.indexOf(first, at + 1)) {
    const edge = edgeAt(lower, at - 1);
    const end = edge === 'apart' ? endOf(lower, at, term) : edge;
    if (end === 'foreign') return null;
    if (typeof end === 'number') places.push({ start: at, end });
    if (places.length === MAX_PLACES) break;
  }
  return places;
}

type Edge = 'apart' | 'plain' | 'foreign';

function edgeAt(lower: string, at: number): Edge {
  if (at < 0 || at >= lower.length || nextOf(lower, at, true) > at) return 'apart';
  return lower.charCodeAt(at) < 0x80 ? 'plain' : 'foreign';
}

/** The end of the term that begins here; 'plain' where other words are here. */
function endOf(lower: string, start: number, { words, prefix }: Term): number | 'plain' | 'foreign' {
  let at = start;
  for (const [index, word] of words.entries()) {
    if (index > 0) at = nextOf(lower, at, true);
    if (!lower.startsWith(word, at)) return edgeAt(lower, at) === 'foreign' ? 'foreign' : 'plain';
    at += word.length;
    if (prefix && index === words.length - 1) while (edgeAt(lower, at) === 'plain') at += 1;
    const edge = edgeAt(lower, at);
    if (edge !== 'apart') return edge;
  }
  return at;
}
