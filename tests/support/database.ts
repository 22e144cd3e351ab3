import { copyFileSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { kyselyOn } from '../../src/platform/db/connection/dialect.js';
import { openConnection } from '../../src/platform/db/connection/open.js';
import { migrate } from '../../src/platform/db/migrate.js';
import type { Db } from '../../src/platform/db/schema.js';
import {
  type Follower,
  makeTransact,
  type Transact,
  type Transactor,
} from '../../src/platform/db/transact.js';
import type { Clock } from '../../src/platform/lib/clock.js';

/** A clock that stands still until it is set. */
export interface FakeClock extends Clock {
  set(instant: string): void;
  /** Moves it on (or back) by milliseconds. */
  advance(ms: number): void;
}

export interface TestDatabase {
  readonly file: string;
  /** Reads only, as in the program. */
  readonly db: Db;
  readonly transact: Transact;
  readonly disk: Pick<Transactor, 'tryWriting' | 'isInPlace' | 'refreshHead'>;
  readonly clock: FakeClock;
  close(): Promise<void>;
}

export function fakeClock(instant = '2023-06-25T09:00:00.000Z'): FakeClock {
  let now = new Date(instant);
  return {
    now: () => new Date(now),
    set(next) {
      now = new Date(next);
    },
    advance(ms) {
      now = new Date(now.getTime() + ms);
    },
  };
}

/** A folder of its own under the system's temporary one. */
export function freshFolder(): string {
  return mkdtempSync(join(tmpdir(), 'onrecord-'));
}

// Migrated once for each worker of the tests; a copy costs a millisecond.
const template = makeTemplate();

async function makeTemplate(): Promise<string> {
  const folder = freshFolder();
  process.on('exit', () => rmSync(folder, { recursive: true, force: true }));
  const file = join(folder, 'template.db');
  await migrate({ file, clock: fakeClock() });
  return file;
}

/** A migrated, empty database file in a folder of its own, which is the caller's to remove. */
export async function freshFile(): Promise<string> {
  const file = join(freshFolder(), 'onrecord.db');
  copyFileSync(await template, file);
  return file;
}

/** A real, migrated, empty database in a folder of its own. Close it after the test. */
export async function freshDatabase(
  followers: readonly Follower[] = [],
  settings: { readonly lockWaitMs?: number } = {},
): Promise<TestDatabase> {
  const file = await freshFile();
  const folder = dirname(file);
  const clock = fakeClock();
  const transactor = makeTransact({
    ...{ file, clock, followers, guardNesting: true, maxJoiningMs: Number.POSITIVE_INFINITY },
    ...settings,
  });
  const connection = openConnection(file, 'read');
  return {
    file,
    db: kyselyOn(connection),
    transact: transactor.transact,
    disk: transactor,
    clock,
    async close() {
      await transactor.close();
      connection.close();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}
