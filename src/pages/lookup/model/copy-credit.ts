import type { Credit } from '../../../engines/context/credit.js';
import { CreditReader, type Find } from '../../../engines/context/credited.js';
import { mouthOf } from '../../../engines/context/mouth.js';
import { Reading } from '../../../engines/reading/reading.js';
import type { Span } from '../../../engines/text/span.js';

// Whom a saved copy credits with words that no quotation on record has.

/** The text of a copy, or the part of it around the words. */
export interface CopyToRead {
  readonly text: string;
  /** Of the words, in UTF-16 code units of that text. */
  readonly spans: readonly Span[];
  readonly wording: string;
  /** Whom the text that is looked up credits; null for nobody. */
  readonly credited: string | null;
}

/** Other places of the same words that are read. */
const MAX_PLACES = 8;

/**
 * Where the words stand several times, the place at which they are plainly said, by whom the text credits if
 * possible. Null where the words stand nowhere.
 */
export function creditIn({ text, spans, wording, credited }: CopyToRead, find: Find): Credit | null {
  const reader = new CreditReader(new Reading(text), find);
  const known = credited === null ? [] : [credited];
  const credits = placesOf(text, spans).flatMap((place) => reader.creditAt(place, wording, known) ?? []);
  const isTheirs = (one: Credit) => mouthOf(one, known) !== 'another';
  const plain = credits.filter(({ setting }) => setting === 'plain');
  return (
    plain.find((one) => known.length === 0 || isTheirs(one)) ?? credits.find(isTheirs) ?? credits[0] ?? null
  );
}

function placesOf(text: string, spans: readonly Span[]): (readonly Span[])[] {
  const [first, last] = [spans[0], spans.at(-1)];
  if (first === undefined || last === undefined) return [];
  const words = text.slice(first[0], last[1]);
  const places: (readonly Span[])[] = [spans];
  for (
    let at = text.indexOf(words);
    at >= 0 && places.length < MAX_PLACES;
    at = text.indexOf(words, at + words.length)
  )
    if (at !== first[0]) places.push([[at, at + words.length]]);
  return places;
}
