import { MEANING_MARKS } from '../fidelity/verdict.js';
import type { Span } from '../text/span.js';

// The cells of one row of a collation: one for each word of the reference, and the words between them.

/** Why a difference probably changes the meaning; `date`: another month or day of the week. */
export const CELL_MARKS = [...MEANING_MARKS, 'date'] as const;
export type CellMark = (typeof CELL_MARKS)[number];

/** `outside`: the wording begins after this word or ends before it. */
export type CellOp = 'same' | 'changed' | 'moved' | 'omitted' | 'outside';

/** The words of a wording at one word of the reference. */
export interface Cell {
  readonly op: CellOp;
  /** The words in the wording; null where there are none. */
  readonly words: Span | null;
  /** Whether the words are those of the preceding cell: one word for several of the reference. */
  readonly isJoined: boolean;
  /** The same word in another form: case, apostrophe, written apart or joined. */
  readonly isOtherForm: boolean;
  /** For an omission or change: whether the wording marks it with an ellipsis or a bracket. */
  readonly isMarked: boolean;
  /** Why the difference probably changes the meaning. */
  readonly mark: CellMark | null;
}

/** A word of the wording without a counterpart in the reference. */
export interface AddedWord {
  readonly words: Span;
  readonly mark: CellMark | null;
}

/** One wording, aligned with the reference. */
export interface Row {
  /** One for each column. */
  readonly cells: readonly Cell[];
  /** Added words before each column, and after the last: one more than there are columns. */
  readonly added: readonly (readonly AddedWord[])[];
  /** In words; joined ones count as the columns they fill. */
  readonly differences: Readonly<Record<'changed' | 'added' | 'omitted' | 'moved', number>>;
  /** Why the differences probably change the meaning: each once. */
  readonly marks: readonly CellMark[];
  /** Whether the wording is a part of the reference only. */
  readonly isPart: boolean;
  readonly hasOtherForm: boolean;
  /** Whether punctuation or spacing between two words differs. */
  readonly hasOtherMarks: boolean;
}
