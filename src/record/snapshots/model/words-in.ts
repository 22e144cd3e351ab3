import { anchor } from '../../../engines/anchoring/anchor.js';
import { findWords } from '../../../engines/anchoring/find.js';
import { foldedWords, type Place } from '../../../engines/anchoring/places.js';
import { type Selector, selectorAt } from '../../../engines/anchoring/selector.js';
import type { FieldError } from '../../../platform/lib/result.js';

// Finds the words that a note or an attribution refers to in its text. Stored selectors hold the words as the text
// has them. Nothing is guessed: an ambiguous selector is refused with the possible places.

/** What to find, and in which text; `of` names the text within a message, such as ‘this copy’. */
export interface WordsSought {
  readonly selector: Selector;
  readonly text: string;
  readonly of: string;
  /** Whether to search for the words where the given positions do not match, as for a form. */
  readonly elsewhere: boolean;
}

/** One of several occurrences of the words, with some context. */
export interface PlaceOffered {
  readonly start_utf16: number;
  readonly end_utf16: number;
  readonly before: string;
  readonly exact: string;
  readonly after: string;
}

export type WordsFound =
  | { readonly kind: 'found'; readonly selector: Selector }
  /** `places` are the occurrences to choose from; empty where there are none. Errors have paths `selector.…`. */
  | {
      readonly kind: 'refused';
      readonly errors: readonly FieldError[];
      readonly places: readonly PlaceOffered[];
    };

export function wordsIn(sought: WordsSought): WordsFound {
  const { selector, text } = sought;
  const place = placeGiven(selector);
  if (place === null) return soughtFor(sought);
  if (place.end <= text.length && isWordedAlike(text.slice(place.start, place.end), selector.exact))
    return {
      kind: 'found',
      selector: { ...selectorAt(text, place.start, place.end), ...surroundings(sought, place) },
    };
  return sought.elsewhere ? soughtFor(sought) : misplaced(sought, place);
}

function placeGiven({ start_utf16: start, end_utf16: end }: Selector): Place | null {
  return start === null || end === null ? null : { start, end };
}

/** The given context is kept where it is right. */
function surroundings({ selector, text }: WordsSought, { start, end }: Place) {
  const { prefix, suffix } = selector;
  return {
    ...(prefix !== null && text.slice(0, start).endsWith(prefix) && { prefix }),
    ...(suffix !== null && text.startsWith(suffix, end) && { suffix }),
  };
}

/** The same words regardless of case, punctuation and spacing; without words, the same characters. */
function isWordedAlike(there: string, given: string): boolean {
  const bare = (text: string) => text.replaceAll(/\s+/g, ' ').trim();
  if (bare(there) === bare(given)) return true;
  const words = foldedWords(there).join(' ');
  return words !== '' && words === foldedWords(given).join(' ');
}

function soughtFor({ selector, text, of }: WordsSought): WordsFound {
  const found = findWords(selector, text);
  if (found.kind === 'found') return found;
  if (found.kind === 'several') return several(found, text);
  // With a single place the given context is ignored; here it matches none of several.
  const anywhere = findWords({ exact: selector.exact }, text);
  if (anywhere.kind !== 'several') return missing(selector.exact, text, of);
  const message = `This text is in ${of}, but with different text around it. Choose the position, or copy the text around it`;
  const places = offered(anywhere.places, text);
  return { kind: 'refused', errors: [{ path: 'selector.exact', message }], places };
}

function several(
  { places, isMore }: { readonly places: readonly Place[]; readonly isMore: boolean },
  text: string,
): WordsFound {
  const count = isMore ? `more than ${places.length}` : String(places.length);
  const message = `This text occurs in ${count} places. Copy some text before or after it, or choose the position`;
  return { kind: 'refused', errors: [{ path: 'selector.exact', message }], places: offered(places, text) };
}

function missing(exact: string, text: string, of: string): WordsFound {
  const { start, end } = anchor({ exact, ...NOWHERE }, text);
  const nearest =
    start === null || end === null ? '' : ` Closest match: “${shortened(text.slice(start, end))}”.`;
  const message = `This text is not in ${of}. Copy it exactly.${nearest}`;
  return { kind: 'refused', errors: [{ path: 'selector.exact', message }], places: [] };
}

const NOWHERE = { prefix: null, suffix: null, start_utf16: null, end_utf16: null };

function misplaced(sought: WordsSought, { start, end }: Place): WordsFound {
  const { text, of, selector } = sought;
  const there = text.slice(start, end);
  const stands =
    end > text.length
      ? `The text of ${of} ends at ${text.length}, before ${end}.`
      : `From ${start} to ${end} the text is “${shortened(there)}”.`;
  const found = findWords(selector, text);
  const places =
    found.kind === 'several'
      ? found.places
      : found.kind === 'found'
        ? [placeGiven(found.selector) as Place]
        : [];
  const message = `${stands} ${right(places, of)}`;
  return {
    kind: 'refused',
    errors: [{ path: 'selector.start_utf16', message }],
    places: offered(places, text),
  };
}

function right(places: readonly Place[], of: string): string {
  const [first, ...more] = places.slice(0, 5);
  if (first === undefined) return `This text is not in ${of}. Copy it exactly.`;
  const all = [first, ...more].map(({ start, end }) => `from ${start} to ${end}`).join(', ');
  return `It is found ${all}${places.length > 5 ? ' and elsewhere' : ''}. Give these positions, or only the text.`;
}

/** Maximum number of places to choose from. */
const MAX_PLACES_OFFERED = 20;
const CONTEXT_UTF16 = 48;

function offered(places: readonly Place[], text: string): PlaceOffered[] {
  return places.slice(0, MAX_PLACES_OFFERED).map(({ start, end }) => {
    const before = selectorAt(text, Math.max(0, start - CONTEXT_UTF16), start).exact;
    const after = selectorAt(text, end, Math.min(text.length, end + CONTEXT_UTF16)).exact;
    return {
      start_utf16: start,
      end_utf16: end,
      before: start > CONTEXT_UTF16 ? before.replace(/^\S*\s/, '') : before,
      exact: text.slice(start, end),
      after: end + CONTEXT_UTF16 < text.length ? after.replace(/\s\S*$/, '') : after,
    };
  });
}

/** The places as radio buttons with the value `120-340` and the words marked. */
export function placeOptions(places: readonly PlaceOffered[]) {
  return places.map(({ start_utf16, end_utf16, before, exact, after }) => ({
    value: `${start_utf16}-${end_utf16}`,
    label: `${before}${exact}${after}`,
    parts: [
      { text: before, found: false },
      { text: exact, found: true },
      { text: after, found: false },
    ],
  }));
}

const MAX_SAID_LENGTH = 120;

function shortened(words: string): string {
  const line = words.replaceAll(/\s+/g, ' ').trim();
  return line.length <= MAX_SAID_LENGTH ? line : `${selectorAt(line, 0, MAX_SAID_LENGTH).exact}…`;
}
