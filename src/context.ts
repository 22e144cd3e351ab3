import { pino } from 'pino';
import { CollationThread } from './checking/collation/collation-thread.js';
import { type Comparer, makeComparer } from './checking/comparisons/comparer.js';
import { followComparisons, mayWait } from './checking/comparisons/follow.js';
import { sourcesIn } from './checking/comparisons/sources-in.js';
import { openTexts, type Texts } from './checking/comparisons/texts.js';
import type { Config } from './config.js';
import { deriveMatchesOf } from './derived/match/follow.js';
import { followSearch, indexAfterComparing } from './derived/search/follow.js';
import { followCopies } from './derived/search/follow-copies.js';
import { followFindings, updateStatusesAfterComparing } from './derived/status/follow.js';
import { ClaimLists } from './pages/claims/list-store.js';
import { kyselyOn } from './platform/db/dialect.js';
import { pendingMigrations } from './platform/db/migrate.js';
import { naming, openConnection, refuseMissing } from './platform/db/open.js';
import { makeTransactOnceThereIsRoom, Reading } from './platform/db/reading.js';
import type { Db } from './platform/db/schema.js';
import {
  type Follower,
  makeTransact,
  type RecordedEvent,
  type Transact,
  type Transactor,
} from './platform/db/transact.js';
import { type Clock, systemClock } from './platform/lib/clock.js';
import { AppError } from './platform/lib/errors.js';
import type { Log } from './platform/lib/log.js';
import { logLines } from './platform/lib/log-lines.js';
import type { Styles } from './publishing/citations/styles.js';
import { type Imports, openImports } from './publishing/exchange/imports.js';
import { type Exports, openExports } from './publishing/lists/exports.js';
import { ClaimCounts } from './record/claims/facets-store.js';
import { followClaims } from './record/claims/follow.js';
import { followRecordKeys } from './record/duplicates/follow.js';
import { CheckedCopies } from './record/snapshots/checked-copies.js';
import { type Fetcher, type FetchSettings, openFetcher } from './record/snapshots/fetching/fetcher.js';
import { type FileReader, openFileReader } from './record/snapshots/reading/file-reader.js';

/** What every part of the program is given: built once, handed down, never global. */
export interface Context {
  /** For reading. */
  readonly db: Db;
  /** For writing: the only way in. */
  readonly transact: Transact;
  /** How the database stands to the disk under it. */
  readonly disk: DeskDisk;
  readonly clock: Clock;
  readonly log: Log;
  readonly config: Config;
  /** For pages; opened by the first list that is shown. */
  readonly styles: () => Promise<Styles>;
  /** Files of citations; its threads are started by the first. */
  readonly exports: Exports;
  /** Imports large tables; its thread is started by the first. */
  readonly imports: Imports;
  /** Compares wordings with kept copies, after each change that asks for it. */
  readonly comparer: Comparer;
  /** Compares texts for whoever asks, long ones in a thread that is started by the first. */
  readonly texts: Texts;
  /** Compares the wordings of a quotation with each other, long ones in a thread that is started by the first. */
  readonly collation: CollationThread;
  /** Reads files from outside, each in a process of its own. */
  readonly reader: FileReader;
  /** Fetches public addresses. */
  readonly fetcher: Fetcher;
  /** What lists of claims count, remembered while nothing changes. */
  readonly counts: ClaimCounts;
  /** Whether saved copies are as they were saved, remembered likewise. */
  readonly checked: CheckedCopies;
  /** Pages of claims, remembered likewise. */
  readonly listed: ClaimLists;
  close(): Promise<void>;
}

export interface DeskDisk extends Pick<Transactor, 'tryWriting' | 'note' | 'isInPlace' | 'hasItsName'> {
  /** Settles once a file of the database is not in its place any more, with its name. */
  readonly displaced: Promise<string>;
  /** Writes a sealed copy of the database as it is open, wherever its file is. @throws AppError as `backupTo` does */
  rescue(target: string): Promise<void>;
}

/** What follows from events, in this order, before each commit. */
export const FOLLOWERS: readonly Follower[] = [
  followClaims,
  followComparisons,
  followRecordKeys,
  followFindings,
  followSearch,
  followCopies,
];

/** What follows from comparisons, in this order, before they are committed. */
const AFTER_COMPARING = [deriveMatchesOf, updateStatusesAfterComparing, indexAfterComparing];

/**
 * Opens a migrated database.
 * @param fetching for tests alone, which must not reach beyond their own machine
 * @throws AppError database_unusable
 */
export function openContext(
  config: Config,
  clock: Clock = systemClock,
  fetching: FetchSettings = {},
): Context {
  const reading = new Reading(config.file);
  const guardNesting = config.strictPages;
  const displaced = promised<string>();
  const onDisplaced = displaced.settle;
  const parts = { file: config.file, clock, followers: FOLLOWERS, guardNesting, onDisplaced };
  const transactor = reading.share() ? makeTransact(parts) : makeTransactOnceThereIsRoom(parts, reading);
  const exports = openExports(config.file);
  const imports = openImports({ database: config.file, clock, note: transactor.note });
  const db = kyselyOn(() => reading.connection);
  const log = pino({ level: config.log, timestamp: pino.stdTimeFunctions.isoTime }, logLines());
  const reader = openFileReader(log);
  const collation = new CollationThread();
  const texts = openTexts({ db, database: config.file });
  const { transact } = transactor;
  const comparer = makeComparer({ db, transact, log, texts, followers: AFTER_COMPARING });
  let styles: Promise<Styles> | null = null;
  return {
    db,
    transact: comparing(transact, comparer),
    disk: {
      tryWriting: transactor.tryWriting,
      note: transactor.note,
      isInPlace: transactor.isInPlace,
      hasItsName: transactor.hasItsName,
      displaced: displaced.promise,
      rescue: async (target) =>
        (await import('./platform/db/backup.js')).rescueTo(reading.connection, target),
    },
    clock,
    log,
    config,
    styles() {
      styles ??= openStyles();
      return styles;
    },
    exports,
    imports,
    comparer,
    texts,
    collation,
    reader,
    fetcher: openFetcher(fetching),
    counts: new ClaimCounts(db),
    checked: new CheckedCopies(db),
    listed: new ClaimLists(db),
    async close() {
      await Promise.all([reader.close(), collation.close(), exports.close(), imports.close()]);
      await (await styles)?.close();
      await comparer.close();
      await transactor.close();
      reading.close();
    },
  };
}

function promised<T>(): { readonly promise: Promise<T>; readonly settle: (value: T) => void } {
  let settle: (value: T) => void = () => {};
  const promise = new Promise<T>((go) => {
    settle = go;
  });
  return { promise, settle };
}

async function openStyles(): Promise<Styles> {
  return (await import('./publishing/citations/styles.js')).openStyles();
}

/** Changes, and compares what they leave to compare before they are answered. */
function comparing(transact: Transact, comparer: Comparer): Transact {
  return async (actor, work) => {
    let events: readonly RecordedEvent[] = [];
    const answer = await transact(actor, (change) => {
      events = change.events;
      return work(change);
    });
    if (mayWait(events)) await comparer.afterChange(sourcesIn(events));
    return answer;
  };
}

/**
 * For a command: opens the database, does the work and closes it, whatever happens.
 * @throws AppError database_unusable where it is not there, not ours, or not of this version yet
 */
export async function withContext<T>(config: Config, work: (ctx: Context) => Promise<T>): Promise<T> {
  // Before it is opened for writing: what is refused stays as it is.
  refuseMissing(config.file, 'read');
  refuseOlder(config.file);
  const ctx = openContext(config);
  try {
    return await work(ctx);
  } catch (error) {
    throw naming(config.file, error);
  } finally {
    await ctx.close();
  }
}

/**
 * The same for a command that only reads: not one byte of the file is changed, so a backup stays whole.
 * @throws AppError database_unusable as `withContext` does
 */
export async function withReading<T>(file: string, work: (db: Db) => Promise<T>): Promise<T> {
  const connection = openConnection(file, 'read');
  try {
    refuseOlder(file);
    return await work(kyselyOn(connection));
  } catch (error) {
    throw naming(file, error);
  } finally {
    connection.close();
  }
}

function refuseOlder(file: string): void {
  const pending = pendingMigrations(file);
  if (pending.length === 0) return;
  const what = `${file} is from an older version (${pending.length} migrations are pending)`;
  throw new AppError('database_unusable', `${what}. Run \`onrecord migrate\` first.`);
}
