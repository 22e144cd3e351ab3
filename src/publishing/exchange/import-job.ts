import type { Submission } from '../../people/accounts/actions/submissions.js';
import type { CsvDesk, CsvOptions } from './csv/check.js';

// What is sent to the thread that imports a large table: plain values.

export interface ImportRequest {
  readonly bytes: Uint8Array;
  readonly options: CsvOptions;
  readonly actor: number;
  readonly most: NonNullable<CsvDesk['most']>;
  /** Only says what it would come to. */
  readonly dryRun: boolean;
  /** The mark of the check that somebody looked at; null where nobody did. */
  readonly seen: string | null;
  /** Null where the same sent again is another import. */
  readonly submission: Submission | null;
}

export interface ImportJob extends ImportRequest {
  /** The file of the desk. */
  readonly database: string;
  /** How far the desk's clock is ahead of the system's, in milliseconds. */
  readonly clockAheadMs: number;
}
