import type { Db, Schema, Tx } from './schema.js';

// What is derived for each claim, and how: for a check, which derives it again apart from the stored rows and compares
// the two.

/** The action of an event that says what was derived anew; it says nothing of the row itself. */
export const REBUILT = 'rebuilt';

export interface DerivedTable {
  readonly name: keyof Schema;
  /** What a row of it holds, for people: `status`. */
  readonly noun: string;
  /** The columns that identify a row. */
  readonly key: readonly string[];
  /** The column by which its claim is found. */
  readonly by: 'claim_id' | 'finding_id';
  /** Columns without text of the record: messages may quote them. */
  readonly quotable: readonly string[];
}

export interface Derivation {
  /** In the order in which they derive from each other. */
  readonly tables: readonly DerivedTable[];
  /**
   * The next claims whose derived rows should be up to date, by id; none at the end. Those with a comparison still
   * queued are left out.
   */
  next(db: Db | Tx, after: number): Promise<readonly number[]>;
  /**
   * Derives the rows of these claims into empty tables of the same names, beside which the stored ones are those of
   * the schema `main`.
   */
  derive(tx: Tx, claimIds: readonly number[]): Promise<void>;
  /** Whether the stored rows were derived by the rules of this version. */
  isCurrent(db: Db | Tx): Promise<boolean>;
  /** Whether the numbers beside filters are those of the entries. */
  areCountsRight(db: Db | Tx): Promise<boolean>;
}
