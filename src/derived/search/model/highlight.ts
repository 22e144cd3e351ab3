import type { Query, Term } from './query.js';
import type { Place, SearchedText } from './searched-text.js';

// Marks the matches of a search in a text.

/** A piece of a text; `found` ones are marked. Joined, the pieces are the text. */
export interface Part {
  readonly text: string;
  readonly found: boolean;
}

/** The places in a text that match the terms of a search, in order, none within another. */
export function placesIn(text: SearchedText, terms: readonly Term[]): Place[] {
  // The same term twice has the same list of places.
  const each = [...new Set(terms.map((term) => text.placesOf(term)))];
  // Those of one term are in order already.
  const places = each.length === 1 ? each.flat() : each.flat().sort((a, b) => a.start - b.start);
  const apart: Place[] = [];
  for (const place of places) {
    const last = apart.at(-1);
    if (last === undefined || place.start >= last.end) apart.push(place);
    else if (place.end > last.end) apart[apart.length - 1] = { start: last.start, end: place.end };
  }
  return apart;
}

/** All terms that a search requires. */
export function termsOf(query: Query): Term[] {
  return query.all.flat();
}

/** Whether a text by itself matches a whole search. */
export function hasAll(text: SearchedText, query: Query): boolean {
  return query.all.every((group) => group.some((term) => text.placesOf(term).length > 0));
}

/**
 * The text in pieces, cut to about `most` UTF-16 code units around the first match; the whole text where it is short.
 */
export function partsOf(text: string, places: readonly Place[], most: number): Part[] {
  const { from, to } = windowOf(text, places, most);
  const parts: Part[] = from > 0 ? [{ text: '… ', found: false }] : [];
  let at = from;
  for (const { start, end } of places.filter((place) => place.start >= from && place.end <= to)) {
    if (start > at) parts.push({ text: text.slice(at, start), found: false });
    parts.push({ text: text.slice(start, end), found: true });
    at = end;
  }
  if (at < to) parts.push({ text: text.slice(at, to), found: false });
  return to < text.length ? [...parts, { text: ' …', found: false }] : parts;
}

/** Begins a little before the first match, between two words where there are spaces. */
function windowOf(text: string, places: readonly Place[], most: number) {
  const [first] = places;
  if (text.length <= most || first === undefined)
    return { from: 0, to: text.length <= most ? text.length : back(text, most) };
  if (first.end <= most * 0.8) return { from: 0, to: Math.max(back(text, most), first.end) };
  const from = forth(text, first.start - Math.floor(most / 4), first.start);
  const to = from + most >= text.length ? text.length : Math.max(back(text, from + most), first.end);
  return { from, to };
}

/** The last word boundary at or before `at`, if one is near. */
function back(text: string, at: number): number {
  const space = text.lastIndexOf(' ', at);
  return space > at - MAX_SPACE_DISTANCE_UTF16 ? space : whole(text, at);
}

function forth(text: string, at: number, most: number): number {
  const space = text.indexOf(' ', at);
  return space >= 0 && space < Math.min(at + MAX_SPACE_DISTANCE_UTF16, most) ? space + 1 : whole(text, at);
}

/** Maximum distance, in UTF-16 code units, at which a space is looked for: spaceless scripts are cut anywhere. */
const MAX_SPACE_DISTANCE_UTF16 = 30;

/** Never inside a surrogate pair. */
function whole(text: string, at: number): number {
  const code = text.charCodeAt(at);
  return code >= 0xdc00 && code <= 0xdfff ? at + 1 : at;
}
