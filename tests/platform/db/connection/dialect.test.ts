import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { sql } from 'kysely';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { kyselyOn } from '../../../../src/platform/db/connection/dialect.js';
import { type Connection, openConnection, openPlain } from '../../../../src/platform/db/connection/open.js';
import {
  isForeignKeyViolation,
  isUniqueViolation,
} from '../../../../src/platform/db/connection/sqlite-errors.js';
import { StatementCache } from '../../../../src/platform/db/connection/statement-cache.js';
import { migrate } from '../../../../src/platform/db/migrate.js';
import type { Db } from '../../../../src/platform/db/schema.js';
import { fakeClock, freshFolder } from '../../../support/database.js';

let folder: string;
let file: string;
let connection: Connection;
let db: Db;
beforeEach(async () => {
  folder = freshFolder();
  file = join(folder, 'desk.db');
  await migrate({ file, clock: fakeClock() });
  connection = openConnection(file, 'write');
  db = kyselyOn(connection);
});
afterEach(() => {
  connection.close();
  rmSync(folder, { recursive: true, force: true });
});

const USER = {
  name: 'Ann',
  email: 'ann@example.org',
  role: 'checker',
  created_at: '2023-06-25T09:00:00.000Z',
} as const;

async function failure(work: Promise<unknown>): Promise<unknown> {
  return work.then(
    () => null,
    (error: unknown) => error,
  );
}

describe('queries', () => {
  it('answer rows, the number of rows changed and the id of a row added', async () => {
    const added = await db.insertInto('users').values(USER).executeTakeFirstOrThrow();
    expect(added.insertId).toBe(3n);
    const changed = await db
      .updateTable('users')
      .set({ name: 'Anna' })
      .where('id', '=', 3)
      .executeTakeFirstOrThrow();
    expect(changed.numUpdatedRows).toBe(1n);
    expect(await db.selectFrom('users').select('name').where('id', '=', 3).execute()).toEqual([
      { name: 'Anna' },
    ]);
    const gone = await db.deleteFrom('users').where('id', '=', 3).returning('name').execute();
    expect(gone).toEqual([{ name: 'Anna' }]);
  });

  it.each([
    [true, 'of type boolean'],
    [{ id: 1 }, 'of type object'],
    [['a'], 'of type object'],
    [undefined, 'of type undefined'],
    [new Date(0), 'of type object'],
    [Number.NaN, 'a number that is not finite'],
    [Number.POSITIVE_INFINITY, 'a number that is not finite'],
  ])('refuse %s as a parameter and say which it was', async (value, saying) => {
    const error = await failure(sql`select ${'fine'}, ${value}`.execute(db));
    expect(error).toBeInstanceOf(TypeError);
    expect((error as Error).message).toContain(`Parameter 2 is ${saying}`);
    expect((error as Error).message).toContain('select ?, ?');
  });

  it('take text, numbers, bigints, bytes and null', async () => {
    const { rows } = await sql<
      Record<string, unknown>
    >`select ${'台湾'} as a, ${1.5} as b, ${2n ** 40n} as c, ${new Uint8Array([1, 2])} as d, ${null} as e`.execute(
      db,
    );
    expect(rows).toEqual([{ a: '台湾', b: 1.5, c: 2 ** 40, d: Buffer.from([1, 2]), e: null }]);
  });

  it('have their limits written out: SQLite prepares a statement anew each time that one is bound to it', () => {
    const all = db.selectFrom('users').select('id');
    expect(all.limit(50).compile()).toMatchObject({
      sql: 'select "id" from "users" limit 50',
      parameters: [],
    });
    expect(all.limit(sql<number>`${2} + 1`).compile()).toMatchObject({
      sql: 'select "id" from "users" limit ? + 1',
      parameters: [2],
    });
  });

  it('leave a broken constraint recognisable', async () => {
    await db.insertInto('users').values(USER).execute();
    const unique = await failure(db.insertInto('users').values(USER).execute());
    expect(isUniqueViolation(unique)).toBe(true);
    expect(isUniqueViolation(unique, 'users.email')).toBe(true);
    expect(isUniqueViolation(unique, 'users.name')).toBe(false);
    const key = await failure(
      db
        .insertInto('users')
        .values({ ...USER, id: 1 })
        .execute(),
    );
    expect(isUniqueViolation(key, 'users.id')).toBe(true);
    const orphan = { id_hash: 'x', user_id: 99, created_at: USER.created_at, seen_at: USER.created_at };
    const foreign = await failure(db.insertInto('sessions').values(orphan).execute());
    expect(isForeignKeyViolation(foreign)).toBe(true);
    expect(isUniqueViolation(foreign)).toBe(false);
    expect(isUniqueViolation(new Error('UNIQUE constraint failed: users.email'))).toBe(false);
    expect(isUniqueViolation('SQLITE_CONSTRAINT_UNIQUE')).toBe(false);
  });

  it('become `disk_full` when no page is left, and work again when there is room', async () => {
    connection.exec('CREATE TABLE ballast (bytes BLOB)');
    const pages = connection.pragma('page_count', { simple: true }) as number;
    connection.pragma(`max_page_count = ${pages + 2}`);
    const fill = () => sql`insert into ballast values (zeroblob(100000))`.execute(db);
    expect(await failure(fill())).toMatchObject({ code: 'disk_full', status: 507 });
    expect(await db.selectFrom('users').select('id').execute()).toHaveLength(2);
    connection.pragma('max_page_count = 100000');
    expect(await failure(fill())).toBeNull();
  });

  it('become `database_unusable` on a damaged page, without naming the file to whoever reads a page', async () => {
    connection.exec("CREATE TABLE ballast (bytes TEXT); INSERT INTO ballast VALUES ('words')");
    const page = connection
      .prepare("SELECT rootpage FROM sqlite_master WHERE name = 'ballast'")
      .pluck()
      .get() as number;
    connection.close();
    const bytes = readFileSync(file);
    bytes.fill(0, (page - 1) * 4096, page * 4096);
    writeFileSync(file, bytes);
    connection = openConnection(file, 'write');
    db = kyselyOn(connection);
    const error = await failure(sql`select * from ballast`.execute(db));
    expect(error).toMatchObject({ code: 'database_unusable', status: 503 });
    expect((error as Error).message).toContain('onrecord restore');
    expect((error as Error).message).not.toContain(file);
  });

  it('that write are refused on a connection for reading, as a fault of the program', async () => {
    const reader = openConnection(file, 'read');
    const error = await failure(kyselyOn(reader).insertInto('users').values(USER).execute());
    reader.close();
    expect((error as Error).name).toBe('Error');
    expect((error as Error).message).toContain('write inside transact');
  });

  it('wait for a reader’s lock without holding up anything else', async () => {
    const path = join(folder, 'journal.db');
    const [holder, waiting] = [openPlain(path), openPlain(path)];
    holder.exec('CREATE TABLE t (x); INSERT INTO t VALUES (1); BEGIN EXCLUSIVE');
    const answer = sql`select x from t`.execute(kyselyOn(waiting));
    setTimeout(() => holder.exec('COMMIT'), 20);
    expect((await answer).rows).toEqual([{ x: 1 }]);
    holder.close();
    waiting.close();
  });
});

describe('transactions', () => {
  it('take the write lock when they begin', async () => {
    const other = openConnection(file, 'write');
    await db.transaction().execute(async () => {
      expect(() => other.exec('BEGIN IMMEDIATE')).toThrow('locked');
    });
    other.exec('BEGIN IMMEDIATE; ROLLBACK');
    other.close();
  });

  it('keep nothing of what they did when they fail, tables included', async () => {
    const error = await failure(
      db.transaction().execute(async (tx) => {
        await tx.schema.createTable('half').addColumn('x', 'integer').execute();
        throw new Error('no');
      }),
    );
    expect(error).toEqual(new Error('no'));
    expect(connection.prepare("SELECT count(*) FROM sqlite_master WHERE name = 'half'").pluck().get()).toBe(
      0,
    );
  });

  it('make a query on the database itself an error instead of a wait without end', async () => {
    await db.transaction().execute(async (tx) => {
      const error = await failure(db.selectFrom('users').select('id').execute());
      expect((error as Error).message).toContain('inside a transaction');
      expect(await tx.selectFrom('users').select('id').execute()).toHaveLength(2);
    });
    expect(await db.selectFrom('users').select('id').execute()).toHaveLength(2);
  });

  it('that another connection keeps from beginning are `busy`, and the next one begins', async () => {
    const other = openConnection(file, 'write');
    other.exec('BEGIN IMMEDIATE');
    expect(await failure(db.transaction().execute(async () => {}))).toMatchObject({
      code: 'busy',
      status: 503,
    });
    other.exec('ROLLBACK');
    expect(await failure(db.transaction().execute(async () => {}))).toBeNull();
    other.close();
  });

  it('report what went wrong when SQLite has already rolled back', async () => {
    const error = await failure(
      db.transaction().execute(async (tx) => {
        await sql`insert or rollback into users (id, name, role, kind, created_at) values (1, 'Twice', 'admin', 'system', '')`.execute(
          tx,
        );
      }),
    );
    expect(isUniqueViolation(error, 'users.id')).toBe(true);
    expect(connection.inTransaction).toBe(false);
  });
});

describe('streams', () => {
  it('leave the same query free for others while they are open', async () => {
    const query = db.selectFrom('users').select('id').orderBy('id');
    const seen: number[] = [];
    for await (const { id } of query.stream()) {
      seen.push(id);
      expect(await query.execute()).toEqual([{ id: 1 }, { id: 2 }]);
    }
    expect(seen).toEqual([1, 2]);
  });

  it('end their statement when they are left early', async () => {
    for await (const row of db.selectFrom('users').select('id').stream()) {
      expect(row).toEqual({ id: 1 });
      break;
    }
    // SQLite refuses to write on a connection that has a statement open.
    await db.updateTable('users').set({ name: 'Desk' }).where('id', '=', 1).execute();
  });

  it('explain what went wrong', async () => {
    const reader = openConnection(file, 'read');
    const stream = kyselyOn(reader).updateTable('users').set({ name: 'x' }).returning('id').stream();
    expect(((await failure(stream.next())) as Error).message).toContain('write inside transact');
    reader.close();
  });
});

describe('the cache of statements', () => {
  it('gives the same statement for the same text', () => {
    const cache = new StatementCache(connection);
    const first = cache.get('SELECT 1');
    expect(cache.get('SELECT 2')).not.toBe(first);
    expect(cache.get('SELECT 1')).toBe(first);
    expect(cache.size).toBe(2);
  });

  it('keeps a bounded number, and those used last', () => {
    const cache = new StatementCache(connection);
    const kept = cache.get('SELECT 0');
    const unused = cache.get('SELECT 1');
    for (let number = 2; number < 1000; number += 1) {
      cache.get(`SELECT ${number}`);
      cache.get('SELECT 0');
    }
    expect(cache.size).toBe(300);
    expect(cache.get('SELECT 0')).toBe(kept);
    expect(cache.get('SELECT 1')).not.toBe(unused);
  });

  it('does not keep a text that cannot be prepared', () => {
    const cache = new StatementCache(connection);
    expect(() => cache.get('SELECT FROM')).toThrow('syntax error');
    expect(cache.size).toBe(0);
  });

  it('answers with the columns as they are now', async () => {
    const all = () => sql`select * from tags`.execute(db);
    await sql`insert into tags (name, created_at, created_by, updated_at) values ('a', '', 1, '')`.execute(
      db,
    );
    expect((await all()).rows[0]).not.toHaveProperty('colour');
    connection.exec("ALTER TABLE tags ADD COLUMN colour TEXT DEFAULT 'red'");
    expect((await all()).rows[0]).toHaveProperty('colour', 'red');
  });
});
