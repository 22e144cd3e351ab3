import type { Alike } from '../../../record/duplicates/model.js';
import type { NamedWhat } from '../table-job/staged.js';
import type { TableKind } from './columns.js';
import type { Delimiter } from './delimiters.js';
import type { FileFault, OwnPieceRows } from './faults.js';

// The result of checking a table, which the import, pages, JSON and the terminal share.

export interface AlikeRow {
  readonly line: number;
  readonly alike: Alike;
}

export interface AlikeFound {
  /** Imported rows that may duplicate a saved record; some of them, and their number. */
  readonly alike: readonly AlikeRow[];
  readonly alikeCount: number;
  /** The number of rows that were not compared, since the table has so many. */
  readonly notCompared: number;
}

/** The result of checking a file of any format. */
export interface CheckReport extends AlikeFound {
  readonly kind: TableKind;
  /** Rows below the header that are not blank, or records. */
  readonly rows: number;
  /** Rows that would be added. */
  readonly taken: number;
  readonly skippedCount: number;
  readonly faults: readonly FileFault[];
  readonly faultCount: number;
  /** Of the rows with a fault: those whose source is our own piece. */
  readonly ownPieces: OwnPieceRows;
  /** The last event at the time. */
  readonly seq: number;
  /** The time for reading and comparing, without what is only reported. Milliseconds. */
  readonly millis: number;
}

/** The result of checking a table. */
export interface CsvReport extends CheckReport {
  readonly format: 'csv';
  readonly delimiter: Delimiter;
  readonly skipped: readonly Skipped[];
  /** Records that rows name and that do not exist yet. */
  readonly made: Readonly<Record<NamedWhat, number>>;
  readonly first: readonly FirstRow[];
  readonly leftOut: readonly string[];
}

/** An omitted row, and its duplicate: a record of the database, or a line of the file. */
export interface Skipped {
  readonly line: number;
  readonly as: { readonly desk: number } | { readonly line: number };
}

/** One of the first rows, as it was parsed. */
export interface FirstRow {
  readonly line: number;
  readonly words: string;
  readonly language: string | null;
  readonly who: string | null;
  readonly day: string | null;
  readonly source: string | null;
}
