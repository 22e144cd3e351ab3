import type { Submission } from '../../people/accounts/actions/submissions.js';
import type { CsvDesk, CsvOptions } from './table-job/check.js';

// Messages to the thread that imports a large table: plain values.

export interface ImportRequest {
  readonly bytes: Uint8Array;
  readonly options: CsvOptions;
  readonly actor: number;
  readonly rowLimit: NonNullable<CsvDesk['rowLimit']>;
  /** Only reports what it would do. */
  readonly dryRun: boolean;
  /** The fingerprint of the check that somebody reviewed; null for none. */
  readonly seen: string | null;
  /** Null where a repetition is another import. */
  readonly submission: Submission | null;
}

export interface ImportJob extends ImportRequest {
  /** The database file. */
  readonly database: string;
  /** How far the program's clock is ahead of the system's, in milliseconds. */
  readonly clockAheadMs: number;
}
