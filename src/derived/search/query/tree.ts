// What somebody looks for, read. Flat by construction: however a search is written, it is one list of groups
// that must all be found and one of terms that must not.

/** Where a term may stand; null for anywhere. */
export const FIELDS = { speaker: 'names', source: 'sources', note: 'notes' } as const;
export type Field = keyof typeof FIELDS;

export interface Term {
  /** Folded, at least one; several must follow one another. */
  readonly words: readonly string[];
  /** The last word may go on. */
  readonly prefix: boolean;
  readonly field: Field | null;
}

export interface Query {
  /** Of each group at least one term is found. */
  readonly all: readonly (readonly Term[])[];
  readonly none: readonly Term[];
}

/** What of a search is wrong, and where: the first character is 1. */
export interface QueryProblem {
  readonly message: string;
  readonly at: number;
}
