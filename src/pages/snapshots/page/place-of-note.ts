import type { Note } from '../../../checking/annotations/store.js';
import { placesOf } from '../../../engines/anchoring/places.js';
import type { Span } from '../../../engines/fidelity/verdict.js';

/**
 * The place of a note's words in its copy: their position, if the words are there; otherwise their only occurrence,
 * or the only one with the recorded context. Null where they are missing or ambiguous.
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
