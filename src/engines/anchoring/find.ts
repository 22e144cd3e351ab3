import { isBorder, type Place, placesOf, placesOfWords, type TextWords, textWords } from './places.js';
import { type Selector, selectorAt } from './selector.js';
import { surroundedBy } from './surrounded.js';

// Words that a person names, found in a text: what a form without JavaScript does in place of a selection.

/** What a person gave: the words, and what stands round them where they stand in several places. */
export interface GivenWords {
  readonly exact: string;
  readonly prefix?: string | null;
  readonly suffix?: string | null;
}

/** `several`: more of what stands before or after would tell which place is meant. */
export type FoundWords =
  | { readonly kind: 'found'; readonly selector: Selector }
  | {
      readonly kind: 'several';
      readonly places: readonly Place[];
      /** Whether there are more places than are told. */
      readonly isMore: boolean;
    }
  | { readonly kind: 'missing' };

/** As many places as anybody would look at. */
const MAX_PLACES_FOUND = 100;
/** Words in more places than this are a letter or an article: where the rest stand does not matter. */
const ENOUGH = 20_000;

/**
 * Finds words in a text: the very characters, or else the same words whatever their case, accents, marks and spaces;
 * whole words before parts of words. The selector has the words as the text has them.
 */
export function findWords(given: GivenWords, text: string): FoundWords {
  const exact = given.exact.trim();
  const words = readWhenAsked(text);
  // One more than is told, of those that remain; context may leave any of a great many.
  const places = narrowed(candidates(exact, text, words), given, words).slice(0, MAX_PLACES_FOUND + 1);
  const [place] = places;
  if (place === undefined) return { kind: 'missing' };
  if (places.length === 1) return { kind: 'found', selector: selectorAt(text, place.start, place.end) };
  return {
    kind: 'several',
    places: places.slice(0, MAX_PLACES_FOUND),
    isMore: places.length > MAX_PLACES_FOUND,
  };
}

/** Most words are found without a look at those of the whole text. */
function readWhenAsked(text: string): () => TextWords {
  let read: TextWords | null = null;
  return () => {
    read ??= textWords(text);
    return read;
  };
}

function candidates(exact: string, text: string, words: () => TextWords): readonly Place[] {
  const verbatim = placesOf(exact, text, ENOUGH);
  const whole = verbatim.filter(({ start, end }) => isBorder(text, start) && isBorder(text, end));
  if (whole.length > 0) return whole;
  const worded = placesOfWords(exact, words(), ENOUGH);
  return worded.length > 0 ? worded : verbatim;
}

function narrowed(places: readonly Place[], given: GivenWords, words: () => TextWords): readonly Place[] {
  const context = { prefix: given.prefix ?? '', suffix: given.suffix ?? '' };
  return places.length < 2 || context.prefix + context.suffix === ''
    ? places
    : surroundedBy(context, places, words());
}
