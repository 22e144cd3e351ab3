import { contextSimilarity, foldedWords, isBorder, type Place, placesOf } from './places.js';
import { isDistinctive } from './reworded.js';
import type { Selector } from './selector.js';
import { isAnothers } from './speaker.js';

// Finds the exact characters of marked words in a text, and chooses among several places.

/** Minimum share of unchanged context words for a few words to count as the marked ones. */
const MIN_CONTEXT_SIMILARITY = 0.4;
/** The same for words that occur in several places, unless there are `MIN_WORDS_SAID_ONCE`: nobody says so many words twice. */
const MIN_CONTEXT_SIMILARITY_OF_REPEATED = 0.2;
const MIN_WORDS_SAID_ONCE = 12;
/** From this many words on, a single occurrence is the marked one whatever its context. */
const MIN_WORDS_WITHOUT_CONTEXT = 3;
/** Maximum number of places compared: those nearest to the old position. */
const MAX_PLACES_COMPARED = 200;
const MAX_PLACES_READ = 20_000;

/**
 * The place of the exact characters: the old position, or where most of the context is unchanged. Null where they do
 * not occur, or only elsewhere.
 */
export function verbatim(selector: Selector, text: string): Place | null {
  const places = placesOf(selector.exact, text, MAX_PLACES_READ).filter((place) =>
    isTheirs(selector, text, place),
  );
  if (places.length === 0) return null;
  return (
    atOldPlace(selector, places) ??
    near(passages(selector, text, places), selector.start_utf16)[0] ??
    likest(selector, text, places)
  );
}

/** The place of the words in the text on which they were marked; null where that text has other words there. */
export function markedIn({ exact, start_utf16: start }: Selector, old: string): Place | null {
  return start === null || start < 0 || !old.startsWith(exact, start)
    ? null
    : { start, end: start + exact.length };
}

function atOldPlace({ exact, start_utf16 }: Selector, places: readonly Place[]): Place | null {
  return isDistinctive(exact) ? (places.find(({ start }) => start === start_utf16) ?? null) : null;
}

/** The places where the words and all recorded context occur character for character. */
function passages({ prefix, suffix }: Selector, text: string, places: readonly Place[]): readonly Place[] {
  const [before, after] = [prefix ?? '', suffix ?? ''];
  if (before + after === '') return [];
  return places.filter(
    ({ start, end }) =>
      start >= before.length && text.startsWith(before, start - before.length) && text.startsWith(after, end),
  );
}

function likest(selector: Selector, text: string, places: readonly Place[]): Place | null {
  const [best] = near(places, selector.start_utf16)
    .map((place) => ({ place, likeness: contextSimilarity(selector, text, place) }))
    // NOTE: the sort is stable, so that of places with equal context the nearest stays first.
    .sort(
      (one, other) =>
        (other.likeness ?? 0) - (one.likeness ?? 0) ||
        besideAlike(selector, text, other.place) - besideAlike(selector, text, one.place),
    );
  if (best === undefined) return null;
  return (best.likeness ?? 1) >= leastFor(selector, places.length) ? best.place : null;
}

/** The minimum context similarity; 0 for words that occur once, or are too many to be said twice. */
function leastFor({ exact, prefix, suffix }: Selector, places: number): number {
  const words = foldedWords(exact).length;
  // The words also occurred in their own context, so that the one remaining place may be the other occurrence.
  const stoodTwice = [prefix, suffix].some((context) => context?.includes(exact));
  if (stoodTwice) return MIN_CONTEXT_SIMILARITY;
  if (words >= MIN_WORDS_SAID_ONCE || (places === 1 && words >= MIN_WORDS_WITHOUT_CONTEXT)) return 0;
  return isDistinctive(exact) ? MIN_CONTEXT_SIMILARITY_OF_REPEATED : MIN_CONTEXT_SIMILARITY;
}

/** Whole words must not match within a word (“not” in “nothing”), nor the words of another speaker. */
function isTheirs(selector: Selector, text: string, place: Place): boolean {
  return isCutAlike(selector, text, place) && !isAnothers(selector.prefix, text, place.start);
}

/** Whether a place begins and ends at word boundaries wherever the marked words did. */
export function isCutAlike(
  { prefix, exact, suffix }: Selector,
  text: string,
  { start, end }: Place,
): boolean {
  const wasWhole = (before: string | null, after: string | null) =>
    before === null || after === null || isBorder(before + after, before.length);
  return (
    (!wasWhole(prefix, exact) || isBorder(text, start)) && (!wasWhole(exact, suffix) || isBorder(text, end))
  );
}

/**
 * How many characters directly before and after a place match the context: punctuation decides where words cannot.
 */
function besideAlike({ prefix, suffix }: Selector, text: string, { start, end }: Place): number {
  const [before, after] = [prefix ?? '', suffix ?? ''];
  let [left, right] = [0, 0];
  while (left < before.length && before.at(-1 - left) === text[start - 1 - left]) left += 1;
  while (right < after.length && after[right] === text[end + right]) right += 1;
  return left + right;
}

function near(places: readonly Place[], old: number | null): Place[] {
  const distance = ({ start }: Place) => (old === null ? start : Math.abs(start - old));
  return [...places].sort((one, other) => distance(one) - distance(other)).slice(0, MAX_PLACES_COMPARED);
}
