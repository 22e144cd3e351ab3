import { statfsSync } from 'node:fs';
import { dirname, resolve } from 'node:path';
import { AppError } from '../lib/errors.js';
import { type Connection, openConnection, openWithoutRoom } from './open.js';
import { OpenFiles, watchPlace } from './open-files.js';
import { isForWantOfRoom } from './sqlite-errors.js';
import { makeTransact, type Transactor, type TransactParts } from './transact.js';

// The connection that pages are read by. Opening a database takes a little room on its disk, for what its connections
// share; where there is none, one connection alone reads it without that, until there is room again.

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
      if (!isForWantOfRoom(error)) throw error;
      this.#connection = openWithoutRoom(file);
      this.#isAlone = true;
    }
    this.#files = new OpenFiles(file);
  }

  /** Another one once there is room. @throws AppError `database_unusable` while it can be opened in no way */
  get connection(): Connection {
    if (!this.#connection.open && !this.#isClosed) this.#keep(openWithoutRoom(this.#file));
    return this.#connection;
  }

  /** Those that the connection has open. */
  get files(): OpenFiles {
    return this.#files;
  }

  /**
   * Opens the database as others can open it too, if there is room by now. @returns whether it is open so
   * @throws AppError `database_unusable` where something else than room is wanting; it is read as before then
   */
  share(): boolean {
    if (!this.#isAlone) return true;
    // What was moved away is read on as it is open: it could not be opened again.
    if (this.#connection.inTransaction || !hasRoom(this.#file) || !this.#files.hasItsName()) return false;
    this.#connection.close();
    try {
      this.#keep(openConnection(this.#file, 'read'));
      this.#isAlone = false;
    } catch (error) {
      this.#keep(openWithoutRoom(this.#file));
      if (!isForWantOfRoom(error)) throw error;
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

/** Makes changes as soon as the database can be opened for them; until then each is refused. */
export function makeTransactOnceThereIsRoom(parts: TransactParts, reading: Reading): Transactor {
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
    close: async () => made?.close(),
  };
}

function opened(parts: TransactParts): Transactor | null {
  try {
    return makeTransact(parts);
  } catch (error) {
    if (isForWantOfRoom(error)) return null;
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
