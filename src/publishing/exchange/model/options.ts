import type { ReferenceFormat } from '../../../vocabulary.js';
import type { Delimiter } from './delimiters.js';
import type { Mapping } from './headers.js';

/** How to treat a row that exists already in the database, or earlier in the file. */
export const DUPLICATES = {
  skip: 'Skip those rows',
  refuse: 'Stop the import',
  add: 'Import duplicates too',
} as const;
export type Duplicates = keyof typeof DUPLICATES;

/** How to read a table. */
export interface CsvOptions {
  readonly format: 'csv';
  /** Null to detect it. */
  readonly delimiter: Delimiter | null;
  readonly mapping: Mapping;
  readonly duplicates: Duplicates;
}

/** How to read a file of a reference manager. */
export interface ReferenceOptions {
  readonly format: ReferenceFormat;
  readonly duplicates: Duplicates;
  /** The records that the report has one by one: the number of the first, from 1, and how many. */
  readonly part: { readonly from: number; readonly count: number };
}

export type ImportOptions = CsvOptions | ReferenceOptions;
