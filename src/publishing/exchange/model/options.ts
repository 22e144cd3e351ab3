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
  /** Null to detect it. */
  readonly delimiter: Delimiter | null;
  readonly mapping: Mapping;
  readonly duplicates: Duplicates;
}
