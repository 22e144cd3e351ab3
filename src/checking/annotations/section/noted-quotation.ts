import { segments } from '../../../engines/anchoring/segments.js';
import type { NoteThread } from '../store.js';
import { type WordsNow, wordsNow } from './words-now.js';

// Marks in a quotation the words that notes are about, numbered in reading order.

/** A segment of the quotation, with the notes whose words begin there. */
export interface NotedPiece {
  readonly text: string;
  /** Whether a note is about it. */
  readonly found: boolean;
  readonly notes: readonly { readonly id: number; readonly number: number }[];
}

export interface NotedQuotation {
  /** Null where no note refers to words of it. */
  readonly pieces: readonly NotedPiece[] | null;
  /** The number of each such note, by its id. */
  readonly numbers: ReadonlyMap<number, number>;
}

/** @param threads the notes on the claim and on its attributions; only those on the claim are marked */
export function notedQuotation(text: string, threads: readonly NoteThread[]): NotedQuotation {
  const marks = threads
    .flatMap(({ note }) => {
      const now = note.claim_id === null || note.trashed_at !== null ? null : wordsNow(note);
      return now && isThere(now) ? [{ id: note.id, start: now.start, end: now.end }] : [];
    })
    .sort((one, other) => one.start - other.start || other.end - one.end);
  const numbers = new Map(marks.map(({ id }, index) => [id, index + 1]));
  if (marks.length === 0) return { pieces: null, numbers };
  const begun = new Set<number>();
  const pieces = segments(text, marks).map(({ text: words, ids }): NotedPiece => {
    const first = ids.filter((id) => !begun.has(id));
    for (const id of first) begun.add(id);
    const notes = first.map((id) => ({ id, number: numbers.get(id) ?? 0 }));
    return { text: words, found: ids.length > 0, notes };
  });
  return { pieces, numbers };
}

function isThere(now: WordsNow): now is WordsNow & { readonly start: number; readonly end: number } {
  return now.start !== null && now.end !== null;
}
