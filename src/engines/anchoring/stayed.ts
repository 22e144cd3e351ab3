import { type Place, placesOf } from './places.js';

// Whether a passage is one of its own that an old text had already, beside the words that are looked for.

const ENOUGH = 2_000;

/**
 * Whether every place where these words stand now is accounted for by a place, apart from the marked one, where the
 * old text had them: then they are not what became of the marked words.
 */
export function stoodBeside(there: string, text: string, marked: Place, old: string): boolean {
  const beside = placesOf(there, old, ENOUGH).filter(
    ({ start, end }) => end <= marked.start || start >= marked.end,
  );
  return beside.length > 0 && beside.length >= placesOf(there, text, ENOUGH).length;
}
