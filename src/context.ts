import { pino } from 'pino';
import { CollationThread } from './checking/collation/pool.js';
import { Comparer, sourcesIn } from './checking/comparison-queue/actions.js';
import { mayWait } from './checking/comparison-queue/follow.js';
import { Texts } from './checking/comparison-queue/pool.js';
import type { Config } from './config.js';
import { AFTER_COMPARING, FOLLOWERS } from './followers.js';
import { KnownMatches } from './pages/capture/known-store.js';
import { CaptureThread } from './pages/capture/pool.js';
import { ClaimLists } from './pages/claims/list-store.js';
import { LookupThread } from './pages/lookup/pool.js';
import { FolderWatch, type ReadFolder } from './platform/db/backups/folder-watch.js';
import { readOutlook } from './platform/db/backups/outlook.js';
import { kyselyOn } from './platform/db/connection/dialect.js';
import { openConnection } from './platform/db/connection/open.js';
import { naming } from './platform/db/connection/open-failures.js';
import { refuseMissing } from './platform/db/connection/refused-files.js';
import { pendingContinuation } from './platform/db/heads/continue.js';
import { pendingMigrations } from './platform/db/migrate.js';
import { makeTransactOnceWritable, Reading } from './platform/db/reading.js';
import type { Db } from './platform/db/schema.js';
import {
  makeTransact,
  type RecordedEvent,
  type Transact,
  type Transactor,
  type TransactParts,
} from './platform/db/transact.js';
import { type Fetcher, type FetchSettings, openFetcher } from './platform/fetching/fetcher.js';
import { type Clock, systemClock } from './platform/lib/clock.js';
import { AppError } from './platform/lib/errors.js';
import type { Log } from './platform/lib/log.js';
import { logLines } from './platform/lib/log-lines.js';
import { TERMINAL } from './platform/viewer.js';
import { openLongWork } from './platform/workers/worker-pool.js';
import { FailingStyles } from './publishing/citations/styles/failing-actions.js';
import type { OnPrinted } from './publishing/citations/styles/watched-pool.js';
import type { Styles, StylesOptions } from './publishing/citations/styles-pool.js';
import type { OpenTransactor } from './publishing/exchange/actions/portions/portions.js';
import { type Imports, openImports } from './publishing/exchange/import-pool.js';
import { type Exports, openExports } from './publishing/lists/export-pool.js';
import { ClaimCounts } from './record/claims/facets-store.js';
import { type FileReader, openFileReader } from './record/snapshots/file-pool.js';
import { CheckedCopies } from './record/snapshots/integrity-store.js';

/** The dependencies of every part of the program: created once, passed down, never global. */
export interface Context {
  /** For reading. */
  readonly db: Db;
  /** The only way to write. */
  readonly transact: Transact;
  /** The state of the database file on its disk. */
  readonly disk: DeskDisk;
  /** What the last comparison with stored heads found (server/process/heads.ts). */
  readonly heads: HeadNews;
  /** What is known of the folder for backups; null where none is set. */
  readonly backupFolder: FolderWatch | null;
  readonly clock: Clock;
  readonly log: Log;
  readonly config: Config;
  /** For pages; opened on first use. */
  readonly styles: () => Promise<Styles>;
  /** Writes citation files; its threads start on first use. */
  readonly exports: Exports;
  /** Imports large tables; its thread starts on first use. */
  readonly imports: Imports;
  /** Opens a connection for an import that is written in portions. */
  readonly openPortions: OpenTransactor;
  /** Compares wordings with saved copies, after each change that requires it. */
  readonly comparer: Comparer;
  /** Compares texts on request, long ones in a thread that starts on first use. */
  readonly texts: Texts;
  /** Compares the wordings of a quotation with each other, long ones in a thread that starts on first use. */
  readonly collation: CollationThread;
  /** Finds the quotations of articles, in a thread that starts on first use. */
  readonly captures: CaptureThread;
  /** Reads and compares texts that are looked up, in a thread that starts on first use. */
  readonly lookups: LookupThread;
  /** Reads foreign files, each in its own process. */
  readonly reader: FileReader;
  /** Fetches public addresses. */
  readonly fetcher: Fetcher;
  /** Cached counts of lists of claims. */
  readonly counts: ClaimCounts;
  /** Cached: whether saved copies are unchanged. */
  readonly checked: CheckedCopies;
  /** Cached: how quotations of captures stand to the record. */
  readonly known: KnownMatches;
  /** Cached pages of claims. */
  readonly listed: ClaimLists;
  close(): Promise<void>;
}

/** In a few words each, without names of files; empty where all is well. */
export interface HeadNews {
  said: readonly string[];
}

/** As of `makeTransact`. */
export type OpenOptions = Pick<TransactParts, 'mayBeShorter'>;

export interface DeskDisk
  extends Pick<Transactor, 'tryWriting' | 'note' | 'isInPlace' | 'hasItsName' | 'refreshHead'> {
  /** Resolves with the name of a database file that is no longer in its place. */
  readonly displaced: Promise<string>;
  /** Writes a sealed copy of the open database, wherever its file is. @throws AppError as `backupTo` does */
  rescue(target: string): Promise<void>;
}

/**
 * Opens a migrated database.
 * @param forTests what tests alone set: they must not reach beyond their own machine, nor depend on how fast it is
 * @throws AppError database_unusable
 */
export function openContext(
  config: Config,
  clock: Clock = systemClock,
  forTests: {
    readonly fetching?: FetchSettings;
    readonly maxWaitMs?: number;
    readonly trialMs?: number;
    readonly printMs?: number;
  } = {},
  { mayBeShorter = false }: OpenOptions = {},
): Context {
  const reading = new Reading(config.file);
  const guardNesting = config.strictPages;
  const displaced = promised<string>();
  const onDisplaced = displaced.settle;
  const parts = { file: config.file, clock, followers: FOLLOWERS, guardNesting, onDisplaced, mayBeShorter };
  const transactor = reading.share() ? makeTransact(parts) : makeTransactOnceWritable(parts, reading);
  const db = kyselyOn(() => reading.connection);
  const imports = openImports({ database: config.file, db, clock, note: transactor.note });
  const log = pino({ level: config.log, timestamp: pino.stdTimeFunctions.isoTime }, logLines());
  const reader = openFileReader(log);
  const collation = new CollationThread();
  const longWork = openLongWork();
  const captures = new CaptureThread(longWork);
  const lookups = new LookupThread();
  const texts = new Texts({ db, database: config.file, longWork });
  const { transact } = transactor;
  const { fetching = {}, trialMs, printMs, ...waiting } = forTests;
  const failing = new FailingStyles(transact, log);
  const onPrinted: OnPrinted = (printed) => failing.note(printed);
  const exports = openExports(config.file, { onPrinted, printMs });
  const comparer = new Comparer({ db, transact, log, texts, followers: AFTER_COMPARING, ...waiting });
  let styles: Promise<Styles> | null = null;
  return {
    db,
    transact: comparing(transact, comparer),
    disk: {
      tryWriting: transactor.tryWriting,
      note: transactor.note,
      isInPlace: transactor.isInPlace,
      hasItsName: transactor.hasItsName,
      refreshHead: transactor.refreshHead,
      displaced: displaced.promise,
      rescue: async (target) =>
        (await import('./platform/db/backups/backup.js')).rescueTo(reading.connection, target),
    },
    heads: { said: [] },
    backupFolder: watchOf(config, db, clock),
    clock,
    log,
    config,
    styles() {
      styles ??= openStyles({ db, onPrinted, trialMs, timeLimitMs: printMs });
      return styles;
    },
    exports,
    imports,
    openPortions: (id, last) => makeTransact({ ...parts, followers: [...FOLLOWERS, last], newId: () => id }),
    comparer,
    texts,
    collation,
    captures,
    lookups,
    reader,
    fetcher: openFetcher(fetching),
    counts: new ClaimCounts(db),
    checked: new CheckedCopies(db),
    known: new KnownMatches(db),
    listed: new ClaimLists(db),
    async close() {
      await Promise.all([
        ...[reader.close(), collation.close(), captures.close(), lookups.close()],
        ...[exports.close(), imports.close()],
      ]);
      await (await styles)?.close();
      await comparer.close();
      await transactor.close();
      reading.close();
    },
  };
}

function watchOf({ file, backups: folder }: Config, db: Db, clock: Clock): FolderWatch | null {
  if (folder === null) return null;
  const read: ReadFolder = (onAnswer) => readOutlook(db, { folder, file, at: clock.now() }, { onAnswer });
  return new FolderWatch(read, clock);
}

function promised<T>(): { readonly promise: Promise<T>; readonly settle: (value: T) => void } {
  let settle: (value: T) => void = () => {};
  const promise = new Promise<T>((go) => {
    settle = go;
  });
  return { promise, settle };
}

async function openStyles(options: StylesOptions): Promise<Styles> {
  return (await import('./publishing/citations/styles-pool.js')).openStyles(options);
}

/** Runs a change and the comparisons that it requires before it returns. */
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

/** What the head beside a database says is still to be recorded: after a restore, or an accepted loss. */
export async function recordPendingContinuation({
  transact,
  config,
}: Pick<Context, 'transact' | 'config'>): Promise<void> {
  const pending = pendingContinuation(config.file);
  if (pending === null) return;
  const { recordContinuation } = await import('./people/activity/continuation-store.js');
  await transact({ id: TERMINAL.userId ?? 0 }, async (change) => recordContinuation(change, pending));
}

/**
 * For a command: opens the database, does the work and closes it in any case.
 * @throws AppError database_unusable where it is missing, not ours, or not migrated
 */
export async function withContext<T>(
  config: Config,
  work: (ctx: Context) => Promise<T>,
  options: OpenOptions = {},
): Promise<T> {
  // Checked before it is opened for writing, so that a refused file stays unchanged.
  refuseMissing(config.file, 'read');
  refuseOlder(config.file);
  const ctx = openContext(config, systemClock, {}, options);
  try {
    await recordPendingContinuation(ctx);
    return await work(ctx);
  } catch (error) {
    throw naming(config.file, error);
  } finally {
    await ctx.close();
  }
}

/**
 * The same for a command that only reads: no byte of the file changes, so a backup stays valid.
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
