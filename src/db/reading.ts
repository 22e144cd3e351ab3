import { statfsSync } from 'node:fs';
import { dirname, resolve } from 'node:path';
import { AppError } from '../lib/errors.js';
import { type Connection, openConnection, openWithoutRoom } from './open.js';
import { codeBehind } from './sqlite-errors.js';
import { makeTransact, type Transactor, type TransactParts } from './transact.js';

// The connection that pages are read by. Opening a database takes a little room on its disk, for what its connections
// share; where there is none, one connection alone reads it without that, until there is room again.

/** What opening takes, with a margin for the first writes. */
const ROOM_BYTES = 1024 * 1024;

export class Reading {
  readonly #file: string;
  #connection: Connection;
  #isAlone = false;

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
  }

  /** Another one once there is room. */
  get connection(): Connection {
    return this.#connection;
  }

  /** Opens the database as others can open it too, if there is room by now. @returns whether it is open so */
  share(): boolean {
    if (!this.#isAlone) return true;
    // Whoever reads at one moment goes on to its end.
    if (this.#connection.inTransaction || !hasRoom(this.#file)) return false;
    this.#connection.close();
    try {
      this.#connection = openConnection(this.#file, 'read');
      this.#isAlone = false;
    } catch (error) {
      if (!isForWantOfRoom(error)) throw error;
      this.#connection = openWithoutRoom(this.#file);
    }
    return !this.#isAlone;
  }

  close(): void {
    this.#connection.close();
  }
}

/** Whether a database could not be opened because its disk is full. */
export function isForWantOfRoom(error: unknown): boolean {
  const code = codeBehind(error);
  return code === 'SQLITE_FULL' || code === 'SQLITE_IOERR_SHMSIZE';
}

/** Makes changes as soon as the database can be opened for them; until then each is refused. */
export function makeTransactOnceThereIsRoom(parts: TransactParts, reading: Reading): Transactor {
  let made: Transactor | null = null;
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
    isInPlace: () => made?.isInPlace() ?? true,
    hasItsName: () => made?.hasItsName() ?? true,
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
