import { anchor } from '../../engines/anchoring/anchor.js';
import type { AnchorState } from '../../vocabulary.js';
import type { Note } from './store.js';

// What became of the words of a note in a text that people may change: a claim's, and a wording that a source has.

/** Where they stand now; UTF-16 code units, the end exclusive, null where they are gone. */
export interface WordsNow {
  readonly state: AnchorState;
  readonly start: number | null;
  readonly end: number | null;
}

/** Null for a note on all of it, on a source, and on a copy, which never changes. */
export function wordsNow(note: Note): WordsNow | null {
  const text = note.claim_id === null ? note.wording : note.claim_text;
  if (note.selector_exact === null || note.snapshot_id !== null || text === null) return null;
  const { state, start, end } = anchor(
    {
      exact: note.selector_exact,
      prefix: note.selector_prefix,
      suffix: note.selector_suffix,
      start_utf16: note.selector_start_utf16,
      end_utf16: note.selector_end_utf16,
    },
    text,
  );
  // Of a note whose position nobody noted, the words have not moved.
  const isPlaceless = state === 'moved' && note.selector_start_utf16 === null;
  return { state: isPlaceless ? 'same' : state, start, end };
}

/** Null where there is nothing to say: the words stand where the note says. */
export function wordWordsNow(note: Note): string | null {
  const now = wordsNow(note);
  const where = note.claim_id === null ? 'this wording' : 'the quotation';
  switch (now?.state) {
    case 'altered':
      return `This text has since been changed in ${where}`;
    case 'gone':
      return `This text is no longer in ${where}`;
    default:
      return null;
  }
}
