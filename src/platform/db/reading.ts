import { statfsSync } from 'node:fs';
import { dirname, resolve } from 'node:path';
import { AppError } from '../lib/errors.js';
import { type Connection, openConnection, openOnFullDisk } from './connection/open.js';
import { OpenFiles, watchPlace } from './connection/open-files.js';
import { isDiskFull } from './connection/sqlite-errors.js';
import { makeTransact, type Transactor, type TransactParts } from './transact.js';

// The connection for reading pages. Opening a database takes a little disk space for its shared-memory index; on a full
// disk one exclusive connection reads without it, until there is space again.

/** What opening takes, with a margin for the first writes. */
const ROOM_BYTES = 1024 * 1024;

export class Reading {
  readonly #file: string;
  #connection: Connection;
  #files: OpenFiles;
  #isAlone = false;
  #isClosed = false;

  /** @throws AppError `database_unusable` */
  constructor(file: string) {
    this.#file = file;
    try {
      this.#connection = openConnection(file, 'read');
    } catch (error) {
      if (!isDiskFull(error)) throw error;
      this.#connection = openOnFullDisk(file);
      this.#isAlone = true;
    }
    this.#files = new OpenFiles(file);
  }

  /** A normal connection once there is space. @throws AppError `database_unusable` while it cannot be opened at all */
  get connection(): Connection {
    if (!this.#connection.open && !this.#isClosed) this.#keep(openOnFullDisk(this.#file));
    return this.#connection;
  }

  /** The files that the connection has open. */
  get files(): OpenFiles {
    return this.#files;
  }

  /**
   * Opens the database in shared mode if there is space by now.
   * @returns whether it is in shared mode
   * @throws AppError `database_unusable` where anything but space is missing; reading continues as before
   */
  share(): boolean {
    if (!this.#isAlone) return true;
    // A file that was moved away is read through the open connection, since it could not be opened again.
    if (this.#connection.inTransaction || !hasRoom(this.#file) || !this.#files.hasItsName()) return false;
    this.#connection.close();
    try {
      this.#keep(openConnection(this.#file, 'read'));
      this.#isAlone = false;
    } catch (error) {
      this.#keep(openOnFullDisk(this.#file));
      if (!isDiskFull(error)) throw error;
    }
    return !this.#isAlone;
  }

  close(): void {
    this.#isClosed = true;
    this.#connection.close();
  }

  #keep(connection: Connection): void {
    this.#connection = connection;
    this.#files = new OpenFiles(this.#file);
  }
}

/** Accepts changes as soon as the database can be opened for writing; until then each is refused. */
export function makeTransactOnceWritable(parts: TransactParts, reading: Reading): Transactor {
  let made: Transactor | null = null;
  const place = watchPlace(() => reading.files, parts.onDisplaced);
  const get = (): Transactor | null => {
    if (made === null && reading.share()) made = opened(parts);
    return made;
  };
  return {
    transact: async (actor, work) => {
      const transactor = get();
      if (transactor === null) throw full();
      return transactor.transact(actor, work);
    },
    tryWriting: async () => get()?.tryWriting() ?? 'disk_full',
    note: (error) => made?.note(error),
    isInPlace: () => (made ?? place).isInPlace(),
    hasItsName: () => (made ?? place).hasItsName(),
    refreshHead: () => made?.refreshHead() ?? null,
    close: async () => made?.close(),
  };
}

function opened(parts: TransactParts): Transactor | null {
  try {
    return makeTransact(parts);
  } catch (error) {
    if (isDiskFull(error)) return null;
    throw error;
  }
}

function full(): AppError {
  return new AppError('disk_full', 'The disk is full, so nothing was saved. Free some space and try again.');
}

function hasRoom(file: string): boolean {
  const { bavail, bsize } = statfsSync(dirname(resolve(file)));
  return bavail * bsize >= ROOM_BYTES;
}
