import { anchor } from '../../../engines/anchoring/anchor.js';
import type { AnchorState } from '../../../vocabulary.js';
import type { Note } from '../store.js';

// The present place of a note's words in an editable text: a claim's, or the wording of an attribution.

/** UTF-16 code units, end exclusive; null where the words are gone. */
export interface WordsNow {
  readonly state: AnchorState;
  readonly start: number | null;
  readonly end: number | null;
}

/** Null for a note on a whole target, on a source, or on a copy, which is immutable. */
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
  // Without a recorded position, the words cannot have moved.
  const isPlaceless = state === 'moved' && note.selector_start_utf16 === null;
  return { state: isPlaceless ? 'same' : state, start, end };
}

/** Null where the words are at their recorded position. */
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
