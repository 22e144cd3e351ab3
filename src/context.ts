import { join } from 'node:path';
import pino from 'pino';
import { migrations } from '../migrations/index.js';
import type { Config } from './config.js';
import { openDesk } from './db/open-desk.js';
import type { Db } from './db/schema.js';
import type { Follower, Transact } from './db/transact.js';
import { followClaims } from './claims/follow.js';
import { type Clock, systemClock } from './lib/clock.js';
import type { Log } from './lib/log.js';

/** What every part of the program is given: built once, handed down, never global. */
export interface Context {
  /** For reading. */
  readonly db: Db;
  /** For writing: the only way in. */
  readonly transact: Transact;
  readonly clock: Clock;
  readonly log: Log;
  readonly config: Config;
  close(): Promise<void>;
}

/** What follows from events, in this order, before each commit. */
export const FOLLOWERS: readonly Follower[] = [followClaims];
