import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Db } from '../../../platform/db/schema.js';
import type { Transact } from '../../../platform/db/transact.js';
import { packageRoot } from '../../../platform/lib/package-root.js';
import { DESK_ACTOR } from '../../../platform/viewer.js';
import type { Desk } from '../../exchange/input/desk.js';
import { ExchangeReader } from '../../exchange/store.js';

interface Database {
  readonly db: Db;
  readonly transact: Transact;
}

/** Fills a database that never had a claim with the sample. Returns whether it did. */
export async function seedSample({ db, transact }: Database): Promise<boolean> {
  // Checked without the lock first, so that a server in use is not blocked, and again within the change.
  if (!(await new ExchangeReader(db).hasNoClaims())) return false;
  // Loaded lazily: a database in use starts without it.
  const { importDesk } = await import('../../exchange/actions/import.js');
  return withSampleFile('sample', (desk) =>
    transact(DESK_ACTOR, async (change) => {
      if (!(await new ExchangeReader(change.tx).hasNoClaims())) return false;
      await importDesk(change, desk);
      return true;
    }),
  );
}

/** The files of the program: the real story, and the invented one for practice. */
const FILES = { sample: 'data/sample/desk.json', practice: 'data/practice/desk.json' } as const;

/** Passes a checked file to the work. */
export async function withSampleFile<T>(
  name: keyof typeof FILES,
  work: (desk: Desk) => Promise<T>,
): Promise<T> {
  // Loaded lazily: a database in use starts without it.
  const { checkDeskText } = await import('../../exchange/desk-job/check.js');
  const desk = checkDeskText(await readFile(join(packageRoot, FILES[name]), 'utf8'));
  if (!desk.ok) throw new Error(`The sample in ${FILES[name]} is not right: ${desk.errors.join(' ')}`);
  try {
    return await work(desk.value);
  } finally {
    desk.value.close();
  }
}
