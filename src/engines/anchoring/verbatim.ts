import { contextLikeness, foldedWords, isBorder, type Place, placesOf } from './places.js';
import { isTelling } from './reworded.js';
import type { Selector } from './selector.js';
import { isAnothers } from './speaker.js';

// Where the very characters of marked words stand in a text, and which of several places is theirs.

/** The share of the words round a place that has to be kept for few words to be the ones that were meant. */
const BORNE_OUT = 0.4;
/** And for words that stand in several places, unless there are so many of them that nobody says them twice. */
const HARDLY = 0.2;
const MANY = 12;
/** So many words that stand in one place alone are those that were meant, whatever became of what was round them. */
const FEW = 3;
/** Places that are looked at, those nearest to the old one. */
const MAX_PLACES_COMPARED = 200;
const ENOUGH = 20_000;

/**
 * Where the very characters stand: at the old place, or where most of what surrounds them is the same. Null where
 * they stand nowhere, or in other places alone.
 */
export function verbatim(selector: Selector, text: string): Place | null {
  const places = placesOf(selector.exact, text, ENOUGH).filter((place) => isTheirs(selector, text, place));
  if (places.length === 0) return null;
  return (
    atOldPlace(selector, places) ??
    near(passages(selector, text, places), selector.start_utf16)[0] ??
    likest(selector, text, places)
  );
}

/** The place of the words in the text on which they were marked; null where that text has others there. */
export function markedIn({ exact, start_utf16: start }: Selector, old: string): Place | null {
  return start === null || start < 0 || !old.startsWith(exact, start)
    ? null
    : { start, end: start + exact.length };
}

function atOldPlace({ exact, start_utf16 }: Selector, places: readonly Place[]): Place | null {
  return isTelling(exact) ? (places.find(({ start }) => start === start_utf16) ?? null) : null;
}

/** Where everything that was noted stands, character for character. */
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
    .map((place) => ({ place, likeness: contextLikeness(selector, text, place) }))
    // NOTE: stable, so that of places with equal surroundings the nearest stays first.
    .sort(
      (one, other) =>
        (other.likeness ?? 0) - (one.likeness ?? 0) ||
        besideAlike(selector, text, other.place) - besideAlike(selector, text, one.place),
    );
  if (best === undefined) return null;
  return (best.likeness ?? 1) >= leastFor(selector, places.length) ? best.place : null;
}

/** What the surroundings have to bear out: nothing of words that stand once, or are too many to be said twice. */
function leastFor({ exact, prefix, suffix }: Selector, places: number): number {
  const words = foldedWords(exact).length;
  // What surrounded them had them too: the one place that is left may be the other.
  const stoodTwice = [prefix, suffix].some((context) => context?.includes(exact));
  if (stoodTwice) return BORNE_OUT;
  if (words >= MANY || (places === 1 && words >= FEW)) return 0;
  return isTelling(exact) ? HARDLY : BORNE_OUT;
}

/** Words that were whole are not found within a word, “not” in “nothing”, and those of one not in another's mouth. */
function isTheirs(selector: Selector, text: string, place: Place): boolean {
  return isCutAlike(selector, text, place) && !isAnothers(selector.prefix, text, place.start);
}

/** Whether words that were whole are whole at a place too. */
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

/** How many characters right before and right after a place are those that were noted: signs tell where words cannot. */
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
