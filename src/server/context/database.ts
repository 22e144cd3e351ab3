import type { Config } from '../../config.js';
import { FOLLOWERS } from '../../followers.js';
import { kyselyOn } from '../../platform/db/connection/dialect.js';
import { makeTransactOnceWritable, Reading } from '../../platform/db/reading.js';
import type { Db } from '../../platform/db/schema.js';
import {
  makeTransact,
  type Transact,
  type Transactor,
  type TransactParts,
} from '../../platform/db/transact.js';
import type { Clock } from '../../platform/lib/clock.js';
import type { OpenTransactor } from '../../publishing/exchange/actions/portions/portions.js';

// Opens the two connections of a database: one for reading, one for writing, whose changes run the followers.

/** As of `makeTransact`. */
export type OpenOptions = Pick<TransactParts, 'mayBeShorter'>;

export interface OpenDatabase {
  readonly db: Db;
  readonly transact: Transact;
  readonly disk: DeskDisk;
  /** Opens a connection for an import that is written in portions. */
  readonly openPortions: OpenTransactor;
  close(): Promise<void>;
}

/** The state of the database file on its disk. */
export interface DeskDisk
  extends Pick<Transactor, 'tryWriting' | 'note' | 'isInPlace' | 'hasItsName' | 'refreshHead'> {
  /** Resolves with the name of a database file that is no longer in its place. */
  readonly displaced: Promise<string>;
  /** Writes a sealed copy of the open database, wherever its file is. @throws AppError as `backupTo` does */
  rescue(target: string): Promise<void>;
}

/** @throws AppError database_unusable */
export function openDatabase(
  { file, strictPages: guardNesting }: Config,
  clock: Clock,
  { mayBeShorter = false }: OpenOptions,
): OpenDatabase {
  const reading = new Reading(file);
  const displaced = promised<string>();
  const onDisplaced = displaced.settle;
  const parts = { file, clock, followers: FOLLOWERS, guardNesting, onDisplaced, mayBeShorter };
  const transactor = reading.share() ? makeTransact(parts) : makeTransactOnceWritable(parts, reading);
  return {
    db: kyselyOn(() => reading.connection),
    transact: transactor.transact,
    disk: diskOf(transactor, reading, displaced.promise),
    openPortions: (id, last) => makeTransact({ ...parts, followers: [...FOLLOWERS, last], newId: () => id }),
    async close() {
      await transactor.close();
      reading.close();
    },
  };
}

function diskOf(transactor: Transactor, reading: Reading, displaced: Promise<string>): DeskDisk {
  const { tryWriting, note, isInPlace, hasItsName, refreshHead } = transactor;
  return {
    tryWriting,
    note,
    isInPlace,
    hasItsName,
    refreshHead,
    displaced,
    rescue: async (target) =>
      (await import('../../platform/db/backups/backup.js')).rescueTo(reading.connection, target),
  };
}

function promised<T>(): { readonly promise: Promise<T>; readonly settle: (value: T) => void } {
  let settle: (value: T) => void = () => {};
  const promise = new Promise<T>((go) => {
    settle = go;
  });
  return { promise, settle };
}
