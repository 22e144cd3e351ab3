import { MEANING_MARKS, type Span } from '../fidelity/verdict.js';

// What a row of a table of wordings is made of: a cell for each word of the reference, and what stands between them.

/** Why a difference is likely to be one of meaning; `date`: a month or a day of the week is another one. */
export const CELL_MARKS = [...MEANING_MARKS, 'date'] as const;
export type CellMark = (typeof CELL_MARKS)[number];

/** `outside`: the wording begins after this word, or has ended before it, and says nothing of it. */
export type CellOp = 'same' | 'changed' | 'moved' | 'omitted' | 'outside';

/** What a wording has in the place of one word of the reference. */
export interface Cell {
  readonly op: CellOp;
  /** Its words there, in the wording; null where it has none. */
  readonly words: Span | null;
  /** Whether the cell before has the words: one word for several of the reference. */
  readonly isJoined: boolean;
  /** The same word in other letters: case, apostrophe, written apart or as one. */
  readonly isOtherForm: boolean;
  /** Of what is left out or changed: whether the wording says so, with an ellipsis or a bracket. */
  readonly isMarked: boolean;
  /** Why the difference is likely to be one of meaning. */
  readonly mark: CellMark | null;
}

/** A word of the wording that the reference has not. */
export interface AddedWord {
  readonly words: Span;
  readonly mark: CellMark | null;
}

/** One wording, laid over the reference. */
export interface Row {
  /** One for each column. */
  readonly cells: readonly Cell[];
  /** What it has before each column, and after the last: one more than there are columns. */
  readonly added: readonly (readonly AddedWord[])[];
  /** How many words; joined ones count as the columns they fill. */
  readonly differences: Readonly<Record<'changed' | 'added' | 'omitted' | 'moved', number>>;
  /** Why the differences are likely to be of meaning: each once. */
  readonly marks: readonly CellMark[];
  /** Whether it is a part of the reference only. */
  readonly isPart: boolean;
  readonly hasOtherForm: boolean;
  /** Whether the marks or spaces between two words differ. */
  readonly hasOtherMarks: boolean;
}
