import { existsSync, mkdirSync, renameSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { FOLLOWERS } from '../../src/followers.js';
import { openConnection } from '../../src/platform/db/connection/open.js';
import { migrate, pendingMigrations } from '../../src/platform/db/migrate.js';
import { makeTransact } from '../../src/platform/db/transact.js';
import { systemClock } from '../../src/platform/lib/clock.js';
import { packageRoot } from '../../src/platform/lib/package-root.js';
import { DESK_ACTOR } from '../../src/platform/viewer.js';
import { REBUILDERS } from '../../src/server/process/derived.js';
import { addClaims } from './claims.js';
import { Ledger } from './ledger.js';
import { addLibraries } from './libraries.js';
import { randomFrom } from './random.js';
import { removeDesk } from './remove.js';
import { writerWith } from './texts.js';

// A desk of so many claims, the same for the same seed: through the real migrations, with the real chain of
// events, and with everything derived made by the real rebuilders at the end.

const SEED = 20_260_101;

/** Where the desk of this size is kept. Git ignores it. */
export function deskFile(claims: number): string {
  return join(packageRoot, 'bench', '.data', `${claims}.db`);
}

export type OnProgress = (line: string) => void;

/** Makes the desk anew, whatever stood there. */
export async function makeDesk(claims: number, tell: OnProgress, seed = SEED): Promise<string> {
  const file = deskFile(claims);
  const part = `${file}.part.db`;
  mkdirSync(dirname(file), { recursive: true });
  removeDesk(part);
  await migrate({ file: part, clock: systemClock });
  writeRecord(part, claims, seed, tell);
  await derive(part, tell);
  removeDesk(file);
  renameSync(part, file);
  return file;
}

/** The desk of this size, made if it is not there, or was made by an older version. */
export async function deskOf(claims: number, tell: OnProgress): Promise<string> {
  const file = deskFile(claims);
  const isNew = existsSync(file) && pendingMigrations(file).length === 0;
  return isNew ? file : makeDesk(claims, tell);
}

function writeRecord(file: string, claims: number, seed: number, tell: OnProgress): void {
  const connection = openConnection(file, 'write');
  // Nobody loses anything if the power fails now, and what points where is checked at the end, all at once.
  connection.pragma('synchronous = OFF');
  connection.pragma('foreign_keys = OFF');
  connection.pragma('cache_size = -1000000');
  const random = randomFrom(seed);
  const [ledger, writer] = [new Ledger(connection, seed + 1), writerWith(random)];
  const step = Math.max(10_000, Math.ceil(claims / 20));
  connection.exec('BEGIN');
  const libraries = addLibraries(ledger, claims, random, writer);
  addClaims(claims, { ledger, libraries, random, writer }, (done) => {
    if (done % step === 0) tell(`${done.toLocaleString('en-GB')} claims written`);
  });
  connection.exec('COMMIT');
  if ((connection.pragma('foreign_key_check') as unknown[]).length > 0)
    throw new Error('A row of the generated desk points nowhere.');
  connection.pragma('wal_checkpoint(TRUNCATE)');
  connection.close();
}

async function derive(file: string, tell: OnProgress): Promise<void> {
  const transactor = makeTransact({ file, clock: systemClock, followers: FOLLOWERS });
  for (const { name, rebuild } of REBUILDERS) {
    const started = performance.now();
    const { rows } = await transactor.transact(DESK_ACTOR, (change) => rebuild(change, () => {}));
    tell(`${name}: from ${rows} rows in ${Math.round((performance.now() - started) / 1000)} s`);
  }
  await transactor.close();
  // NOTE: not analysed, as no desk is: SQLite plans here as it does there.
  const connection = openConnection(file, 'write');
  connection.pragma('wal_checkpoint(TRUNCATE)');
  connection.close();
}
