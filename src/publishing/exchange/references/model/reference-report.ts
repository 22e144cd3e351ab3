import type { ReferenceFormat } from '../../../../vocabulary.js';
import type { CheckReport, CsvReport } from '../../model/csv-report.js';

// The result of checking a file of a reference manager, which the import, the page, JSON and the terminal share.

/** What becomes of a record. */
export type Outcome =
  | { readonly as: 'new' }
  /** Left out: the source is saved already. */
  | { readonly as: 'saved'; readonly id: number }
  /** Left out: an earlier record of the file is the same. */
  | { readonly as: 'repeated'; readonly n: number }
  | { readonly as: 'refused'; readonly reason: string };

/** One record. */
export interface RecordLine {
  /** Its number in the file, from 1. */
  readonly n: number;
  /** Null for none. */
  readonly title: string | null;
  readonly language: string | null;
  /** Its first author, or else its outlet. */
  readonly who: string | null;
  /** EDTF. */
  readonly day: string | null;
  readonly outcome: Outcome;
  /** The type as the file gives it, where we have no such type; otherwise null. */
  readonly untyped: string | null;
  /** The names of what is in the note only. */
  readonly inNote: readonly string[];
  /** The names of what is not imported. */
  readonly notKept: readonly string[];
}

/** How many records have something of this name. */
export interface Tally {
  readonly name: string;
  readonly records: number;
}

export interface ReferenceReport extends CheckReport {
  readonly format: ReferenceFormat;
  readonly kind: 'sources';
  /** A part of the records, in the order of the file. */
  readonly records: readonly RecordLine[];
  /** The number of the first of them, and how many a part has. */
  readonly part: { readonly from: number; readonly count: number };
  /** Records that are left out, by why. */
  readonly leftOut: Readonly<Record<Exclude<Outcome['as'], 'new'>, number>>;
  /** Over the records that would be added, and text outside of any record; the most frequent first. */
  readonly untyped: readonly Tally[];
  readonly inNote: readonly Tally[];
  readonly notKept: readonly Tally[];
  /** A hash of what becomes of each record. */
  readonly outcomes: string;
}

export type ImportReport = CsvReport | ReferenceReport;
