import type { FoundQuotation } from '../quotations/found.js';
import type { Reading } from '../reading/reading.js';
import type { Span } from '../text/span.js';
import { type Credit, creditFor } from './credit.js';
import { mouthOf } from './mouth.js';
import { contextOf } from './passage-context.js';

// The credit of words that stand in a text more than once: denied in one place and plainly said in another, they are
// said.

export interface Held {
  /** As it is printed elsewhere. */
  readonly wording: string;
  /** All names of its speaker there. */
  readonly known: readonly string[];
}

/**
 * @param spans where the words were found, in UTF-16 code units, in order
 * @param found the quotations of the text, in the order in which they begin
 */
export function plainestCredit(
  reading: Reading,
  spans: readonly Span[],
  found: readonly FoundQuotation[],
  { wording, known }: Held,
): Credit {
  const creditOf = (at: readonly Span[]) => creditFor(reading, contextOf(reading, at, found, wording), known);
  const own = creditOf(spans);
  if (isPlain(own, known)) return own;
  const others = otherPlaces(reading.text, spans).map((place) => creditOf([place]));
  const isOwn = (one: Credit) =>
    mouthOf(one, known) === 'same' || (one.name !== null && one.name === own.name);
  return others.find((one) => isPlain(one, known) && isOwn(one)) ?? own;
}

function isPlain(credit: Credit, known: readonly string[]): boolean {
  return credit.setting === 'plain' && mouthOf(credit, known) !== 'another';
}

/** Places that are looked at: a refrain has no more to say. */
const MAX_PLACES = 8;
/** UTF-16 code units of words that are more than a phrase. */
const MIN_WORDS_UTF16 = 12;

/** Where the same words stand again, whatever their capitals. */
function otherPlaces(text: string, spans: readonly Span[]): Span[] {
  const [start, end] = [spans[0]?.[0] ?? 0, spans.at(-1)?.[1] ?? 0];
  if (end - start < MIN_WORDS_UTF16) return [];
  const folded = text.toLowerCase();
  const all = folded.length === text.length ? folded : text;
  const words = all.slice(start, end);
  const places: Span[] = [];
  for (
    let at = all.indexOf(words);
    at >= 0 && places.length < MAX_PLACES;
    at = all.indexOf(words, at + words.length)
  )
    if (at !== start) places.push([at, at + words.length]);
  return places;
}
