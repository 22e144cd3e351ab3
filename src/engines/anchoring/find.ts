import { isBorder, type Place, placesOf, placesOfWords, type TextWords, textWords } from './places.js';
import { type Selector, selectorAt } from './selector.js';
import { surroundedBy } from './surrounded.js';

// Finds words that a person typed in a text: what a form without JavaScript does instead of a selection.

/** Words to look for, and the context that identifies one of several occurrences. */
export interface GivenWords {
  readonly exact: string;
  readonly prefix?: string | null;
  readonly suffix?: string | null;
}

/** `several`: a longer context would identify one of the places. */
export type FoundWords =
  | { readonly kind: 'found'; readonly selector: Selector }
  | {
      readonly kind: 'several';
      readonly places: readonly Place[];
      /** Whether there are more places than those returned. */
      readonly isMore: boolean;
    }
  | { readonly kind: 'missing' };

/** Maximum number of places returned: more than anybody would read through. */
const MAX_PLACES_FOUND = 100;
/**
 * Maximum number of occurrences examined. Only a letter or an article occurs more often, and its other places do not
 * matter.
 */
const MAX_PLACES_READ = 20_000;

/**
 * Finds words in a text: the exact characters first, then the same words regardless of case, accents, marks and
 * spaces; whole words before parts of words. The selector holds the words as the text has them.
 */
export function findWords(given: GivenWords, text: string): FoundWords {
  const exact = given.exact.trim();
  const words = readWhenAsked(text);
  // One more than is returned, to know whether there are more; the context may leave any of a great many.
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

/** Deferred, since most searches succeed without splitting the whole text into words. */
function readWhenAsked(text: string): () => TextWords {
  let read: TextWords | null = null;
  return () => {
    read ??= textWords(text);
    return read;
  };
}

function candidates(exact: string, text: string, words: () => TextWords): readonly Place[] {
  const verbatim = placesOf(exact, text, MAX_PLACES_READ);
  const whole = verbatim.filter(({ start, end }) => isBorder(text, start) && isBorder(text, end));
  if (whole.length > 0) return whole;
  const worded = placesOfWords(exact, words(), MAX_PLACES_READ);
  return worded.length > 0 ? worded : verbatim;
}

function narrowed(places: readonly Place[], given: GivenWords, words: () => TextWords): readonly Place[] {
  const context = { prefix: given.prefix ?? '', suffix: given.suffix ?? '' };
  return places.length < 2 || context.prefix + context.suffix === ''
    ? places
    : surroundedBy(context, places, words());
}
