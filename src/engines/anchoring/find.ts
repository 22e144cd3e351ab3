import { type Context, foldedWords, isBorder, type Place, placesOf, placesOfWords } from './places.js';
import { type Selector, selectorAt } from './selector.js';

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
const MOST = 100;
/** Words in more places than this are a letter or an article: where the rest stand does not matter. */
const ENOUGH = 20_000;

/**
 * Finds words in a text: the very characters, or else the same words whatever their case, accents, marks and spaces;
 * whole words before parts of words. The selector has the words as the text has them.
 */
export function findWords(given: GivenWords, text: string): FoundWords {
  const exact = given.exact.trim();
  const context = { prefix: given.prefix ?? null, suffix: given.suffix ?? null };
  // One more than is told, of those that remain; context may leave any of a great many.
  const places = narrowed(candidates(exact, text), context, text).slice(0, MOST + 1);
  const [place] = places;
  if (place === undefined) return { kind: 'missing' };
  if (places.length === 1) return { kind: 'found', selector: selectorAt(text, place.start, place.end) };
  return { kind: 'several', places: places.slice(0, MOST), isMore: places.length > MOST };
}

function candidates(exact: string, text: string): readonly Place[] {
  const verbatim = placesOf(exact, text, ENOUGH);
  const whole = verbatim.filter(({ start, end }) => isBorder(text, start) && isBorder(text, end));
  if (whole.length > 0) return whole;
  const words = placesOfWords(exact, text, ENOUGH);
  return words.length > 0 ? words : verbatim;
}

function narrowed(places: readonly Place[], { prefix, suffix }: Context, text: string): readonly Place[] {
  const before = foldedWords(prefix ?? '').join(' ');
  const after = foldedWords(suffix ?? '').join(' ');
  if (places.length < 2 || before + after === '') return places;
  const reach = 4 * Math.max(prefix?.length ?? 0, suffix?.length ?? 0);
  return places.filter(({ start, end }) => {
    const left = foldedWords(text.slice(Math.max(0, start - reach), start)).join(' ');
    const right = foldedWords(text.slice(end, end + reach)).join(' ');
    return left.endsWith(before) && right.startsWith(after);
  });
}
