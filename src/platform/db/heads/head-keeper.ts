import { renameSync } from 'node:fs';
import { type Clock, nowIso } from '../../lib/clock.js';
import { AppError } from '../../lib/errors.js';
import type { Connection } from '../connection/open.js';
import { compareHeads, describeHeadFault, type HeadFault, LOST_ENTRIES_ADVICE } from './compare.js';
import type { Head, HistoryEnd } from './head.js';
import { headFileOf, OpenHeadFile, readHeadFile } from './head-file.js';
import { readEnd } from './history-end.js';

// Keeps the head beside a database up to date, and never moves it back.

export interface HeadState {
  /** Why the head could not be written; null where it could. */
  readonly unwritable: string | null;
  /** What was found instead of a head of this database when it was opened; null for nothing unusual. */
  readonly found: string | null;
}

export class HeadKeeper {
  readonly #path: string;
  readonly #connection: Connection;
  readonly #clock: Clock;
  readonly #file: OpenHeadFile;
  #first: string | null;
  /** The highest number that this program knows. */
  #known: number;
  #unwritable: string | null = null;
  /** Whether this program saw its history get shorter. */
  #isShorter = false;
  #found: string | null = null;
  /** Why nothing may be written; null where the history was whole when it was opened. */
  readonly #refusal: AppError | null;

  /** @param connection with which the changes are written */
  constructor(file: string, connection: Connection, clock: Clock) {
    this.#path = file;
    this.#connection = connection;
    this.#clock = clock;
    this.#file = new OpenHeadFile(file);
    const end = readEnd(connection);
    this.#first = end?.first ?? null;
    this.#known = end?.seq ?? 0;
    this.#refusal = refusalOf(file, connection);
    this.#isShorter = this.#refusal !== null;
    if (this.#refusal === null) this.#open(end);
  }

  /** Reading goes on. @throws AppError `database_unusable` */
  refuseShorter(): void {
    if (this.#refusal !== null) throw this.#refusal;
  }

  get state(): HeadState {
    return { unwritable: this.#unwritable, found: this.#found };
  }

  /** After a commit. Never throws: what was saved is saved. @param last the last event of all its changes */
  keep(last: Head): void {
    if (this.#isShorter || last.seq <= this.#known) {
      this.#isShorter = true;
      return;
    }
    this.#known = last.seq;
    this.#first ??= readEnd(this.#connection)?.first ?? null;
    this.#write(last);
  }

  /** Writes the head again where another program left it behind, or wrote it anew after a loss was accepted. */
  refresh(): void {
    // The connection also sees what an open change has written, which may be undone.
    if (this.#connection.inTransaction) return;
    if (lostTailOf(this.#path, this.#connection) !== null) return;
    const end = readEnd(this.#connection);
    this.#isShorter = false;
    this.#known = end?.seq ?? 0;
    this.#first = end?.first ?? null;
    // Another file may have its name by now.
    this.#file.close();
    if (end !== null && isBehind(this.#path, end)) this.#write(end);
  }

  close(): void {
    this.#file.close();
  }

  #open(end: HistoryEnd | null): void {
    const read = readHeadFile(this.#path);
    const path = headFileOf(this.#path);
    if ('unreadable' in read) this.#found = `${path} could not be read: ${read.unreadable}`;
    else if (end !== null && read.head !== null && read.head.first !== end.first) {
      const aside = `${path}.other-${nowIso(this.#clock).replaceAll(/[-:.]/g, '')}`;
      this.#found = `${path} had the head of another database. It is now ${aside}`;
      this.#unwritable = rename(path, aside);
    }
    if (end !== null && isBehind(this.#path, end)) this.#write(end);
  }

  #write(head: Head): void {
    if (this.#first === null) return;
    const { seq, hash } = head;
    this.#unwritable = this.#file.write({ seq, hash, at: nowIso(this.#clock), first: this.#first });
  }
}

function rename(from: string, to: string): string | null {
  try {
    renameSync(from, to);
    return null;
  } catch (error) {
    return String(error);
  }
}

/** Not where a head says what is still to be recorded. */
function isBehind(file: string, end: Head): boolean {
  const read = readHeadFile(file);
  if ('unreadable' in read || read.head === null) return true;
  return read.head.seq < end.seq && read.head.continues === undefined;
}

/** Whether the head beside a database shows that confirmed changes are lost; null where it does not. */
export function lostTailOf(file: string, connection: Connection): HeadFault | null {
  const read = readHeadFile(file);
  if ('unreadable' in read || read.head === null) return null;
  return compareHeads(connection, headFileOf(file), [read.head]);
}

/**
 * Before anything is written, since a log that is put back only fits the file as it is.
 * @throws AppError `database_unusable`
 */
export function refuseLostTail(file: string, connection: Connection): void {
  const refusal = refusalOf(file, connection);
  if (refusal !== null) throw refusal;
}

function refusalOf(file: string, connection: Connection): AppError | null {
  const fault = lostTailOf(file, connection);
  if (fault === null || fault.what === 'foreign') return null;
  return new AppError(
    'database_unusable',
    `${describeHeadFault(fault, file)} Nothing was changed. ${LOST_ENTRIES_ADVICE}`,
  );
}
