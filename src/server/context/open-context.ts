import { pino } from 'pino';
import { Comparer, sourcesIn } from '../../checking/comparison-queue/actions.js';
import { mayWait } from '../../checking/comparison-queue/follow.js';
import type { Config } from '../../config.js';
import { AFTER_COMPARING } from '../../followers.js';
import { KnownMatches } from '../../pages/capture/known-store.js';
import { ClaimLists } from '../../pages/claims/list-store.js';
import type { Context } from '../../platform/context.js';
import { FolderWatch, type ReadFolder } from '../../platform/db/backups/folder-watch.js';
import { readOutlook } from '../../platform/db/backups/outlook.js';
import type { Db } from '../../platform/db/schema.js';
import type { RecordedEvent, Transact } from '../../platform/db/transact.js';
import { type FetchSettings, openFetcher } from '../../platform/fetching/fetcher.js';
import { type Clock, systemClock } from '../../platform/lib/clock.js';
import { logLines } from '../../platform/lib/log-lines.js';
import { ClaimCounts } from '../../record/claims/facets-store.js';
import { CheckedCopies } from '../../record/snapshots/integrity-store.js';
import { type OpenDatabase, type OpenOptions, openDatabase } from './database.js';
import { openPools, type PoolLimits, type Pools } from './pools.js';

// Opens what every part of the program is given. It has one owner, who closes it.

export interface OpenContext extends Context, Pools, Pick<OpenDatabase, 'disk' | 'openPortions'> {
  /** What the last comparison with stored heads found (server/process/heads.ts). */
  readonly heads: HeadNews;
  /** What is known of the folder for backups; null where none is set. */
  readonly backupFolder: FolderWatch | null;
  /** Compares wordings with saved copies, after each change that requires it. */
  readonly comparer: Comparer;
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

/** What tests alone set: they must not reach beyond their own machine, nor depend on how fast it is. */
export interface ForTests extends PoolLimits {
  readonly fetching?: FetchSettings;
  readonly maxWaitMs?: number;
}

/**
 * Opens a migrated database.
 * @throws AppError database_unusable
 */
export function openContext(
  config: Config,
  clock: Clock = systemClock,
  { fetching = {}, trialMs, printMs, ...waiting }: ForTests = {},
  options: OpenOptions = {},
): OpenContext {
  const { db, transact, disk, openPortions, ...database } = openDatabase(config, clock, options);
  const log = pino({ level: config.log, timestamp: pino.stdTimeFunctions.isoTime }, logLines());
  const pools = openPools({ config, db, transact, clock, note: disk.note, log }, { trialMs, printMs });
  const { texts } = pools;
  const comparer = new Comparer({ db, transact, log, texts, followers: AFTER_COMPARING, ...waiting });
  return {
    ...pools,
    db,
    transact: comparing(transact, comparer),
    disk,
    openPortions,
    heads: { said: [] },
    backupFolder: watchOf(config, db, clock),
    clock,
    log,
    config,
    comparer,
    fetcher: openFetcher(fetching),
    counts: new ClaimCounts(db),
    checked: new CheckedCopies(db),
    known: new KnownMatches(db),
    listed: new ClaimLists(db),
    async close() {
      await pools.close();
      await comparer.close();
      await database.close();
    },
  };
}

function watchOf({ file, backups: folder }: Config, db: Db, clock: Clock): FolderWatch | null {
  if (folder === null) return null;
  const read: ReadFolder = (onAnswer) => readOutlook(db, { folder, file, at: clock.now() }, { onAnswer });
  return new FolderWatch(read, clock);
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
