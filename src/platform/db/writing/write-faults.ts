import { AppError } from '../../lib/errors.js';
import type { Connection } from '../connection/open.js';
import { codeBehind, isDiskFault, isDiskFull } from '../connection/sqlite-errors.js';

// The outcome of a transaction whose commit met a disk error. SQLite has rolled it back in memory, but its last page
// may be in the log, and recovery after a crash would count it as committed. The next transaction overwrites it: once
// that one is on the disk, the earlier one is certainly gone. See decision 0026.

/** The error of the last write: no space, or another disk error. */
export type WriteFault = 'disk_full' | 'disk_error';

export class WriteFaults {
  readonly #connection: Connection;
  #last: WriteFault | null = null;

  constructor(connection: Connection) {
    this.#connection = connection;
  }

  /** Null where the last write succeeded. */
  get last(): WriteFault | null {
    return this.#last;
  }

  /** Remembers the disk error of a write, if it is one. */
  note(error: unknown): void {
    if (!isDiskFault(error)) return;
    this.#last = isDiskFull(error) ? 'disk_full' : 'disk_error';
  }

  /** A write has reached the disk. */
  clear(): void {
    this.#last = null;
  }

  /** Really writes, but no content: the first page as it is. Throws what SQLite throws. */
  prove(): void {
    try {
      this.#connection.exec('BEGIN IMMEDIATE; PRAGMA user_version = 0; COMMIT');
      this.clear();
    } finally {
      if (this.#connection.inTransaction) this.#connection.exec('ROLLBACK');
    }
  }

  /**
   * After a failed commit: whether its events are stored, which is certain only once something else was written. On a
   * full disk the last page was not written, and nothing is kept.
   * @param last the last event it recorded; null for none
   * @throws AppError `outcome_unknown` where nothing can be written either
   */
  isKept(last: { readonly seq: number; readonly hash: string } | null, failure: unknown): boolean {
    this.note(failure);
    if (!isDiskFault(failure) || codeBehind(failure) === 'SQLITE_FULL') return false;
    try {
      this.prove();
      if (last === null) return false;
      const there = this.#connection.prepare('SELECT hash FROM events WHERE seq = ?').pluck().get(last.seq);
      return there === last.hash;
    } catch (error) {
      throw outcomeUnknown(failure, error);
    }
  }
}

function outcomeUnknown(failure: unknown, again: unknown): AppError {
  const codes = [failure, again].map((one) => codeBehind(one) ?? 'an error').join(', then ');
  return new AppError(
    'outcome_unknown',
    'It is not known whether this was saved: the disk reported an error while it was being saved. Check whether it was saved before you try again.',
    { cause: new Error(`the commit failed with ${codes}`, { cause: failure }) },
  );
}
