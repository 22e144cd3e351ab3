import { existsSync, readdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { type Kysely, sql } from 'kysely';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { migrations } from '../../../migrations/index.js';
import { verifyBackup } from '../../../src/platform/db/backups/backup.js';
import { openConnection, openPlain } from '../../../src/platform/db/connection/open.js';
import { APPLICATION_ID } from '../../../src/platform/db/connection/refused-files.js';
import { knownMigrations } from '../../../src/platform/db/known-migrations.js';
import { migrate, pendingMigrations } from '../../../src/platform/db/migrate.js';
import { fakeClock, freshFolder } from '../../support/database.js';

const clock = fakeClock('2023-06-25T09:00:00.000Z');
let folder: string;
let file: string;
beforeEach(() => {
  folder = freshFolder();
  file = join(folder, 'desk.db');
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

/** All of ours and one more that runs these statements. */
function withNext(...statements: string[]) {
  return {
    ...migrations,
    '0900_next': {
      async up(db: Kysely<unknown>) {
        for (const statement of statements) await sql.raw(statement).execute(db);
      },
    },
  };
}

function ask(query: string): unknown {
  const connection = openPlain(file);
  try {
    return connection.prepare(query).pluck().get();
  } finally {
    connection.close();
  }
}

describe('a new database', () => {
  it('gets every migration, in order, and no backup of nothing', async () => {
    expect(pendingMigrations(file)).toEqual(knownMigrations);
    expect(await migrate({ file, clock })).toEqual({ applied: knownMigrations, backup: null });
    expect(pendingMigrations(file)).toEqual([]);
    expect(ask('SELECT count(*) FROM users')).toBe(2);
    expect(ask('SELECT application_id FROM pragma_application_id')).toBe(APPLICATION_ID);
    expect(readdirSync(folder)).toEqual(['desk.db']);
  });

  it('is left alone the second time', async () => {
    await migrate({ file, clock });
    expect(await migrate({ file, clock })).toEqual({ applied: [], backup: null });
  });

  it('is migrated once by two that start at the same moment', async () => {
    const outcomes = await Promise.all([migrate({ file, clock }), migrate({ file, clock })]);
    expect(outcomes.flatMap(({ applied }) => applied)).toEqual(knownMigrations);
  });
});

describe('a dry run', () => {
  it('says what would run, and makes no file', async () => {
    expect(await migrate({ file, clock, dryRun: true })).toEqual({ applied: knownMigrations, backup: null });
    expect(existsSync(file)).toBe(false);
  });

  it('runs it and takes it back, without a backup', async () => {
    await migrate({ file, clock });
    const next = withNext('CREATE TABLE more (x INTEGER)');
    expect(await migrate({ file, clock, dryRun: true, migrations: next })).toEqual({
      applied: ['0900_next'],
      backup: null,
    });
    expect(ask("SELECT count(*) FROM sqlite_master WHERE name = 'more'")).toBe(0);
    expect(readdirSync(folder)).toEqual(['desk.db']);
  });

  it('finds a migration that would fail', async () => {
    await migrate({ file, clock });
    const run = migrate({ file, clock, dryRun: true, migrations: withNext('CREATE TABLE users (x)') });
    await expect(run).rejects.toThrow('already exists');
  });
});

describe('a database that holds something', () => {
  it('is backed up beside itself first, under the name of the migration and the time', async () => {
    await migrate({ file, clock });
    const { applied, backup } = await migrate({
      file,
      clock,
      migrations: withNext('CREATE TABLE more (x INTEGER)'),
    });
    expect(applied).toEqual(['0900_next']);
    expect(backup).toBe(`${file}.before-0900_next-20230625T090000000Z.backup`);
    expect(await verifyBackup(backup as string)).toBe('whole');
  });

  it('keeps its rows where a table that others point to is rebuilt', async () => {
    await migrate({ file, clock });
    const rebuilt = withNext(
      'CREATE TABLE users_new AS SELECT * FROM users',
      'DROP TABLE users',
      'CREATE TABLE users (id INTEGER PRIMARY KEY, name TEXT) STRICT',
      'INSERT INTO users SELECT id, name FROM users_new',
      'DROP TABLE users_new',
    );
    await migrate({ file, clock, migrations: rebuilt });
    expect(ask('SELECT group_concat(name) FROM users')).toBe('The desk,Terminal');
  });

  it('comes out unchanged where a migration fails in the middle', async () => {
    await migrate({ file, clock });
    const failing = withNext(
      "UPDATE users SET name = 'Half'",
      'CREATE TABLE half (x INTEGER)',
      'INSERT INTO nowhere VALUES (1)',
    );
    await expect(migrate({ file, clock, migrations: failing })).rejects.toThrow(
      'Migration 0900_next failed, and nothing was changed: no such table: nowhere',
    );
    expect(ask('SELECT name FROM users WHERE id = 1')).toBe('The desk');
    expect(ask("SELECT count(*) FROM sqlite_master WHERE name = 'half'")).toBe(0);
    expect(pendingMigrations(file)).toEqual([]);
  });

  it('has one backup, which is named, however often a failing migration is begun again', async () => {
    await migrate({ file, clock });
    const failing = withNext("UPDATE users SET name = 'Half'", 'INSERT INTO nowhere VALUES (1)');
    const later = fakeClock();
    const begin = () => {
      later.advance(10_000);
      return migrate({ file, clock: later, migrations: failing });
    };
    const backups = () => readdirSync(folder).filter((name) => name.includes('.before-'));
    await expect(begin()).rejects.toThrow('The backup made before the migration:');
    const [first] = backups();
    await expect(begin()).rejects.toThrow(
      `The backup made before the migration: ${join(folder, first ?? '')}.`,
    );
    await expect(begin()).rejects.toThrow();
    expect(backups()).toEqual([first]);
    // What was written since is in none of them yet.
    openPlain(file)
      .exec(
        "INSERT INTO users (kind, name, role, created_at) SELECT kind, 'More', role, created_at FROM users WHERE id = 1",
      )
      .close();
    await expect(begin()).rejects.toThrow('The backup made before the migration:');
    expect(backups()).toHaveLength(2);
  });

  it('comes out unchanged where rows would point nowhere', async () => {
    await migrate({ file, clock });
    const orphaning = withNext("INSERT INTO sessions VALUES ('a', 99, '', '')");
    await expect(migrate({ file, clock, migrations: orphaning })).rejects.toThrow(
      '1 rows with broken references, first sessions',
    );
    expect(ask('SELECT count(*) FROM sessions')).toBe(0);
  });

  it('is left by a failure with its keys enforced again and no transaction open', async () => {
    await expect(migrate({ file, clock, migrations: withNext('nonsense') })).rejects.toThrow('syntax error');
    expect(ask('SELECT count(*) FROM sqlite_master')).toBe(0);
    expect((await migrate({ file, clock })).applied).toEqual(knownMigrations);
  });
});

describe('a database that is not for us', () => {
  it('is refused where it is newer, untouched and without a backup', async () => {
    await migrate({ file, clock, migrations: withNext('CREATE TABLE more (x INTEGER)') });
    await expect(migrate({ file, clock })).rejects.toMatchObject({ code: 'database_unusable' });
    expect(() => pendingMigrations(file)).toThrow('newer Onrecord (0900_next)');
    expect(readdirSync(folder)).toEqual(['desk.db']);
  });

  it('is refused where it is another program’s', async () => {
    const connection = openPlain(file);
    connection.exec('CREATE TABLE bookmarks (url TEXT)');
    connection.close();
    await expect(migrate({ file, clock })).rejects.toThrow('another program');
    expect(ask('SELECT group_concat(name) FROM sqlite_master')).toBe('bookmarks');
  });

  it('is `busy` while another program writes to it', async () => {
    await migrate({ file, clock });
    const other = openConnection(file, 'write');
    other.exec('BEGIN IMMEDIATE');
    const migrations = withNext('CREATE TABLE more (x INTEGER)');
    const run = migrate({ file, clock, migrations, lockWaitMs: 0 });
    await expect(run).rejects.toMatchObject({ code: 'busy' });
    other.close();
  });
});

it('a clock set back between two versions hinders nothing', async () => {
  await migrate({ file, clock });
  const connection = openConnection(file, 'write');
  connection.exec(
    "UPDATE kysely_migration SET timestamp = '2099-01-01T00:00:00.000Z' WHERE name = '0001_people_and_events'",
  );
  connection.close();
  const { applied } = await migrate({ file, clock, migrations: withNext('CREATE TABLE more (x INTEGER)') });
  expect(applied).toEqual(['0900_next']);
});
