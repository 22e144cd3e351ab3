import type { Query, Term } from './query/tree.js';
import type { Place, SearchedText } from './searched-text.js';

// What of a text a search found, marked in the text as it stands.

/** A piece of a text; `found` is to be marked. The pieces of a text make the text. */
export interface Part {
  readonly text: string;
  readonly found: boolean;
}

/** Where a text has the terms of a search, in order, none within another. */
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

/** All that a search wants found. */
export function termsOf(query: Query): Term[] {
  return query.all.flat();
}

/** Whether a text by itself has everything that a search wants found. */
export function hasAll(text: SearchedText, query: Query): boolean {
  return query.all.every((group) => group.some((term) => text.placesOf(term).length > 0));
}

/** The text in parts, cut to about `most` characters round what was found first; the whole where it is short. */
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

/** Begins a little before what was found first, between two words where there are spaces. */
function windowOf(text: string, places: readonly Place[], most: number) {
  const [first] = places;
  if (text.length <= most || first === undefined)
    return { from: 0, to: text.length <= most ? text.length : back(text, most) };
  if (first.end <= most * 0.8) return { from: 0, to: Math.max(back(text, most), first.end) };
  const from = forth(text, first.start - Math.floor(most / 4), first.start);
  const to = from + most >= text.length ? text.length : Math.max(back(text, from + most), first.end);
  return { from, to };
}

/** The last place at or before `at` that cuts no word in two, if one is near. */
function back(text: string, at: number): number {
  const space = text.lastIndexOf(' ', at);
  return space > at - NEAR ? space : whole(text, at);
}

function forth(text: string, at: number, most: number): number {
  const space = text.indexOf(' ', at);
  return space >= 0 && space < Math.min(at + NEAR, most) ? space + 1 : whole(text, at);
}

/** How far from a place a space is looked for: text in a script without them is cut anywhere. */
const NEAR = 30;

/** Never inside a character. */
function whole(text: string, at: number): number {
  const code = text.charCodeAt(at);
  return code >= 0xdc00 && code <= 0xdfff ? at + 1 : at;
}
