import type { Config } from '../config.js';
import type { Db } from './db/schema.js';
import type { Transact } from './db/transact.js';
import type { Fetcher } from './fetching/fetcher.js';
import type { Clock } from './lib/clock.js';
import type { Log } from './lib/log.js';

// What is opened once and passed on. A feature that needs more names it in an interface of its own that extends this.

/** The dependencies of every part of the program: created once, passed down, never global. */
export interface Context {
  /** For reading. */
  readonly db: Db;
  /** The only way to write. */
  readonly transact: Transact;
  readonly clock: Clock;
  readonly log: Log;
  readonly config: Config;
  /** Fetches public addresses. */
  readonly fetcher: Fetcher;
}

/**
 * For a command: opens the database, does the work and closes it in any case. `commands.ts` passes it, since what is
 * opened stands above the features. It throws AppError database_unusable where the database is missing, not ours, or not
 * migrated.
 */
export type WithContext<C = Context> = <T>(config: Config, work: (ctx: C) => Promise<T>) => Promise<T>;
