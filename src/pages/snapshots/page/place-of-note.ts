import type { Note } from '../../../checking/annotations/store.js';
import { placesOf } from '../../../engines/anchoring/places.js';
import type { Span } from '../../../engines/fidelity/verdict.js';

/**
 * Where the words of a note stand in the copy it is about: at its positions, if they are there; else where they
 * stand once, or once between the words noted round them. Null where that is nowhere, or cannot be told.
 */
export function placeOfNote(text: string, note: Note): Span | null {
  const { selector_exact: exact, selector_start_utf16: start, selector_prefix, selector_suffix } = note;
  if (exact === null || exact === '') return null;
  if (start !== null && text.startsWith(exact, start)) return [start, start + exact.length];
  const [first, second] = placesOf(exact, text, 2);
  if (first && !second) return [first.start, first.end];
  const before = selector_prefix ?? '';
  const [inContext, another] = placesOf(before + exact + (selector_suffix ?? ''), text, 2);
  if (!inContext || another) return null;
  return [inContext.start + before.length, inContext.start + before.length + exact.length];
}
