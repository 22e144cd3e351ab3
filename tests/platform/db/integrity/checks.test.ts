import { readFileSync, writeFileSync } from 'node:fs';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { addRow } from '../../../../src/people/activity/row-store.js';
import { openConnection, openPlain } from '../../../../src/platform/db/connection/open.js';
import { checkDatabase, describeDatabase } from '../../../../src/platform/db/integrity/checks.js';
import { knownMigrations } from '../../../../src/platform/db/known-migrations.js';
import { freshDatabase, type TestDatabase } from '../../../support/database.js';

let desk: TestDatabase;
beforeEach(async () => {
  desk = await freshDatabase();
});
afterEach(async () => desk.close());

function alter(statements: string): void {
  const connection = openPlain(desk.file);
  connection.exec(statements);
  connection.close();
}

describe('checkDatabase', () => {
  it('finds nothing wrong with a sound database, while it is in use', async () => {
    await desk.transact({ id: 1 }, (change) => addRow(change, 'tags', { name: 'taiwan' }));
    expect(checkDatabase(desk.file)).toEqual([]);
  });

  it('names rows that point nowhere', () => {
    alter("PRAGMA foreign_keys = OFF; INSERT INTO sessions VALUES ('a', 99, '', '')");
    expect(checkDatabase(desk.file)).toEqual(['sessions 1 points to a row of users that is not there']);
  });

  it('names rows that break a constraint', () => {
    alter("PRAGMA ignore_check_constraints = ON; UPDATE users SET role = 'owner' WHERE id = 1");
    expect(checkDatabase(desk.file)).toEqual([expect.stringContaining('CHECK constraint failed in users')]);
  });

  it('names a page that was zeroed, and stops after twenty faults', () => {
    const connection = openConnection(desk.file, 'write');
    const page = connection
      .prepare("SELECT rootpage FROM sqlite_master WHERE name = 'tags_name'")
      .pluck()
      .get() as number;
    connection.pragma('wal_checkpoint(TRUNCATE)');
    connection.close();
    const bytes = readFileSync(desk.file);
    bytes.fill(0, (page - 1) * 4096, page * 4096);
    writeFileSync(desk.file, bytes);
    const faults = checkDatabase(desk.file);
    expect(faults.length).toBeGreaterThan(0);
    expect(faults.length).toBeLessThanOrEqual(20);
    expect(faults.join()).toContain('btreeInitPage() returns error');
  });
});

describe('describeDatabase', () => {
  it('tells the size, the migrations, the rows of each table and the head', async () => {
    const tag = await desk.transact({ id: 1 }, (change) => addRow(change, 'tags', { name: 'taiwan' }));
    const facts = describeDatabase(desk.file);
    expect(facts).toMatchObject({ file: desk.file, applied: knownMigrations, pending: [] });
    expect(facts.bytes).toBeGreaterThan(4096);
    expect(facts.walBytes).toBeGreaterThan(0);
    expect(facts.sqliteVersion).toMatch(/^3\.\d+/);
    expect(facts.counts).toMatchObject({ tags: tag.id, users: 2, events: 1, claims: 0 });
    expect(Object.keys(facts.counts).filter((name) => /^(sqlite|kysely)_/.test(name))).toEqual([]);
    const head = await desk.db.selectFrom('events').select(['seq', 'hash']).executeTakeFirst();
    expect(facts.head).toEqual(head);
  });

  it('says of a database in which nothing has happened that it has no head', () => {
    expect(describeDatabase(desk.file).head).toBeNull();
  });

  it('describes a file that has not been migrated yet', async () => {
    const file = `${desk.file}.new`;
    openConnection(file, 'write').close();
    expect(describeDatabase(file)).toMatchObject({
      applied: [],
      pending: knownMigrations,
      counts: {},
      head: null,
    });
  });
});
