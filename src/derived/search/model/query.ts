// A parsed search. Always flat: a list of groups that must all match, and a list of terms that must not.

/** The fields to which a term can be limited; null for any. */
export const FIELDS = { speaker: 'names', source: 'sources', note: 'notes' } as const;
export type Field = keyof typeof FIELDS;

export interface Term {
  /** Folded words, at least one; several must be adjacent. */
  readonly words: readonly string[];
  /** Whether the last word is a prefix. */
  readonly prefix: boolean;
  readonly field: Field | null;
}

export interface Query {
  /** At least one term of each group must match. */
  readonly all: readonly (readonly Term[])[];
  readonly none: readonly Term[];
}

/** An error in a search, and its position: the first character is 1. */
export interface QueryProblem {
  readonly message: string;
  readonly at: number;
}
