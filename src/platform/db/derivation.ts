import type { Db, Schema, Tx } from './schema.js';
import type { PublicKind } from './subjects.js';

// What is derived, and how: for a check, which derives it again apart from the stored rows and compares the two.

/** The action of an event that says what was derived anew; it says nothing of the row itself. */
export const REBUILT = 'rebuilt';

/** The same of who is shown a record. */
export const VISIBILITY_CORRECTED = 'visibility_corrected';

/** The same of the rules by which everything is derived. */
export const RULES_RECORDED = 'rules_recorded';

export interface DerivedTable {
  readonly name: keyof Schema;
  /** What a row of it holds, for people: `status`. */
  readonly noun: string;
  /** The columns that identify a row. */
  readonly key: readonly string[];
  /** How its rows are found: by claims, by findings of claims, or by the saved copies of sources. */
  readonly by: 'claim_id' | 'finding_id' | 'snapshot_id';
  /** Columns without text of the record: messages may quote them. */
  readonly quotable: readonly string[];
  /** Columns that two rows derived alike need not share. */
  readonly ignored?: readonly string[];
}

/** Tables that derive from records of one kind, a few of these at a time. */
export interface DerivedSet {
  /** In the order in which they derive from each other. */
  readonly tables: readonly DerivedTable[];
  /** Tables that are filled on the way, and are not compared. */
  readonly besides?: readonly (keyof Schema)[];
  /** The next records after an id whose derived rows should be up to date; none at the end. */
  next(db: Db | Tx, after: number): Promise<readonly number[]>;
  /**
   * Derives the rows of these records into empty tables of the same names, beside which the stored ones are those of
   * the schema `main`.
   */
  derive(tx: Tx, ids: readonly number[]): Promise<void>;
}

/** By which version of the rules rows were derived. */
export interface DerivedBy {
  /** By those of an older version: then no difference is a fault. */
  readonly isOlder: boolean;
  /** The stored number is not what the history allows. */
  readonly isChanged: boolean;
  /** They are those of this version, and the history does not say so yet. */
  readonly isUnrecorded: boolean;
}

/** A record that is shown to readers and should be hidden, or the other way round. */
export interface ShownFault {
  readonly kind: PublicKind;
  readonly id: number;
  readonly isShown: boolean;
}

/** What is derived for each claim. Those with a comparison still queued are left out. */
export interface Derivation extends DerivedSet {
  /** Comparisons of wordings and notes with saved copies, by source. */
  comparisons(which: WhichComparisons): DerivedSet;
  /** Records that are stored as shown to readers, or as hidden, and should not be: at most so many of each kind. */
  wronglyShown(db: Db | Tx, most: number): Promise<readonly ShownFault[]>;
  /** The full-text index of what is derived for each claim. */
  readonly wordIndex: WordIndex & { claimOf(row: number): number };
  /** By which version of the rules the stored rows were derived. */
  derivedBy(db: Db | Tx): Promise<DerivedBy>;
  /** Whether the numbers beside filters are those of the entries. */
  areCountsRight(db: Db | Tx): Promise<boolean>;
  /** The numbers of saved copies that the search index does not have as it should. Reads the length of every text. */
  misindexedCopies(db: Db | Tx): Promise<readonly number[]>;
}

/** A full-text index with the words of a table, split as the ascii tokenizer does with `tokenchars '_'`. */
export interface WordIndex {
  readonly name: string;
  readonly table: keyof Schema;
  /** The column with the number of a row in the index. */
  readonly key: string;
  /** The columns that are indexed, in order. */
  readonly columns: readonly string[];
}

/** All sources; or those of a day, so that thirty days in a row have all, and those that these claims quote. */
export type WhichComparisons = 'all' | { readonly day: number | null; readonly claimIds: readonly number[] };
