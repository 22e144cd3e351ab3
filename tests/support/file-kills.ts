import { copyFileSync, existsSync, readFileSync } from 'node:fs';
import { readdir } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { sql } from 'kysely';
import { expect } from 'vitest';
import { migrations } from '../../migrations/index.js';
import { FOLLOWERS } from '../../src/followers.js';
import { addRow } from '../../src/people/activity/row-store.js';
import { backupTo } from '../../src/platform/db/backups/backup.js';
import { pendingMigrations } from '../../src/platform/db/migrate.js';
import type { Db } from '../../src/platform/db/schema.js';
import { makeTransact } from '../../src/platform/db/transact.js';
import { systemClock } from '../../src/platform/lib/clock.js';
import { DESK_ACTOR } from '../../src/platform/viewer.js';
import { CLAIMS_BEFORE, type CommandKilled, claimsIn, expectNoHalfBackup } from './command-kills.js';
import { OLD_CLAIMS, OLD_MIGRATIONS, oldDesk } from './old-desk.js';
import { onrecord } from './onrecord.js';
import { expectSound, reading } from './sound.js';
import { checkAll } from './whole-check.js';

// Commands that write files beside the database, or put one in its place, to be killed as those of
// command-kills.ts are.

export const EXPORT: CommandKilled = {
  name: 'export',
  words: (file) => ['export', '--format', 'onrecord-json', '--out', `${file}.json`, '--db', file],
  expectWhole: async (_db, file) => expectNoHalfExport(`${file}.json`),
  async expectDone(_db, file) {
    expect(existsSync(`${file}.json`)).toBe(true);
    expectNoHalfExport(`${file}.json`);
  },
};

/** Puts a backup without its last claim in the place of a desk whose last change is in its log alone. */
export const RESTORE: CommandKilled = {
  name: 'restore',
  words: (file) => ['restore', `${file}.kept`, '--force', '--db', file],
  async prepare(file) {
    await backupTo(file, `${file}.kept`);
    const { transact, close } = makeTransact({ file, clock: systemClock, followers: FOLLOWERS });
    await transact(DESK_ACTOR, (change) => addRow(change, 'tags', { name: AFTERWARDS }));
    // As a killed server leaves it: the last change is in the log, and nobody has moved it into the file.
    for (const ending of ['', '-wal']) copyFileSync(file + ending, `${file}.aside${ending}`);
    await close();
    for (const ending of ['', '-wal']) copyFileSync(`${file}.aside${ending}`, file + ending);
  },
  expectWhole: (_db, file) => expectAllOfIt(file),
  /** Between two names: what is to come and what was there are both beside it, and no empty desk is made there. */
  async expectAway(file) {
    await expectAllOfIt(file);
    const refused = await onrecord(['migrate', '--db', file]);
    expect(refused.code).toBe(1);
    expect(refused.err).toContain('onrecord restore');
    expect(existsSync(file)).toBe(false);
  },
  async expectDone(db, file) {
    expect(await tagged(db)).toBe(false);
    await expectAllOfIt(file);
  },
};

const AFTERWARDS = 'Afterwards';

/** The desk as it was, with its last change, is in its own place or in the one that was kept aside. */
async function expectAllOfIt(file: string): Promise<void> {
  const beside = await readdir(dirname(file));
  const kept = beside
    .filter((name) => name.startsWith(`${basename(file)}.before-restore-`) && name.endsWith('.backup'))
    .map((name) => join(dirname(file), name));
  const had: boolean[] = [];
  for (const one of [file, ...kept].filter((name) => existsSync(name))) {
    await expectSound(one);
    await reading(one, async (db) => void had.push(await tagged(db)));
  }
  expect(had).toContain(true);
}

async function tagged(db: Db): Promise<boolean> {
  return (await db.selectFrom('tags').select('id').where('name', '=', AFTERWARDS).execute()).length > 0;
}

/** A desk of an earlier version, with rows in it, which is backed up first. */
export const MIGRATE_OLD: CommandKilled = {
  name: 'migrate of an older desk',
  words: (file) => ['migrate', '--db', `${file}.old.db`],
  prepare: (file) => oldDesk(`${file}.old.db`),
  async expectWhole(_db, file) {
    await expectOldDesk(`${file}.old.db`);
    for (const name of await readdir(dirname(file)))
      if (name.startsWith(`${basename(file)}.old.db.before-`) && name.endsWith('.backup'))
        await expectNoHalfBackup(join(dirname(file), name));
  },
  async expectDone(_db, file) {
    await reading(`${file}.old.db`, async (db) => {
      const entries = await db.selectFrom('claim_entries').select('claim_id').execute();
      expect(entries).toHaveLength(OLD_CLAIMS);
    });
    await expectOldDesk(`${file}.old.db`);
  },
};

/** The check knows the newest version alone; the rows were put there without a history, and nothing else is wrong. */
async function expectOldDesk(file: string): Promise<void> {
  if (pendingMigrations(file).length === 0) {
    const { faults } = await checkAll(file);
    expect(faults.filter(({ sort }) => !/ unrecorded /.test(sort))).toEqual([]);
  }
  await reading(file, async (db) => {
    const ran = await db
      .selectFrom('kysely_migration' as never)
      .select('name' as never)
      .execute();
    expect([OLD_MIGRATIONS, Object.keys(migrations).length]).toContain(ran.length);
    expect(await claimsIn(db)).toBe(OLD_CLAIMS);
    expect(await sql`PRAGMA integrity_check`.execute(db)).toMatchObject({
      rows: [{ integrity_check: 'ok' }],
    });
  });
}

/** Under its own name an export is whole, or not there. */
function expectNoHalfExport(target: string): void {
  if (!existsSync(target)) return;
  const { claims } = JSON.parse(readFileSync(target, 'utf8')) as { claims: unknown[] };
  expect(claims).toHaveLength(CLAIMS_BEFORE);
}
