import { rmSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { type CompiledQuery, Kysely } from 'kysely';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { OnrecordDialect } from '../../../../src/platform/db/connection/dialect.js';
import { type Connection, openPlain } from '../../../../src/platform/db/connection/open.js';
import { type Page, type PageWanted, pageOf } from '../../../../src/platform/db/queries/page-of.js';
import { freshFolder } from '../../../support/database.js';

interface Rows {
  things: { id: number; day: string | null; name: string };
}

let folder: string;
let connection: Connection;
let db: Kysely<Rows>;
let queries: CompiledQuery[];
beforeEach(() => {
  folder = freshFolder();
  connection = openPlain(join(folder, 'things.db'));
  connection.exec(`CREATE TABLE things (id INTEGER PRIMARY KEY, day TEXT, name TEXT NOT NULL) STRICT;
    CREATE INDEX things_day ON things (day, id); CREATE INDEX things_name ON things (name COLLATE NOCASE, id)`);
  connection.pragma('synchronous = OFF');
  queries = [];
  db = new Kysely({ dialect: new OnrecordDialect(connection), log: ({ query }) => void queries.push(query) });
});
afterEach(() => {
  connection.close();
  rmSync(folder, { recursive: true, force: true });
});

const BY_ID = ['things.id'] as const;
const BY_DAY = ['things.day', 'things.id'] as const;
const BY_NAME = [{ column: 'things.name', collate: 'nocase' }, 'things.id'] as const;
type Order = Pick<PageWanted, 'keys' | 'direction'>;

function fill(days: readonly (string | null)[], names: readonly string[] = []): void {
  const insert = connection.prepare('INSERT INTO things (day, name) VALUES (?, ?)');
  for (const [index, day] of days.entries()) insert.run(day, names[index] ?? `thing ${index}`);
}

/** The ids on each page, from the first to the last. */
async function walk(order: Order, limit: number): Promise<number[][]> {
  const pages: number[][] = [];
  for (let after: string | null = null; ; ) {
    const { rows, next }: Page<Rows['things']> = await pageOf(db.selectFrom('things').selectAll(), {
      after,
      limit,
      ...order,
    });
    pages.push(rows.map(({ id }) => id));
    if (next === null) return pages;
    after = next;
  }
}

function planOf({ sql, parameters }: CompiledQuery): string {
  const steps = connection.prepare(`EXPLAIN QUERY PLAN ${sql}`).all(parameters) as { detail: string }[];
  return steps.map(({ detail }) => detail).join('; ');
}

describe('pages', () => {
  it('by id show each row once, the last page without a next', async () => {
    fill([null, null, null, null, null]);
    expect(await walk({ keys: BY_ID, direction: 'asc' }, 2)).toEqual([[1, 2], [3, 4], [5]]);
    expect(await walk({ keys: BY_ID, direction: 'desc' }, 2)).toEqual([[5, 4], [3, 2], [1]]);
    expect(await walk({ keys: BY_ID, direction: 'asc' }, 5)).toEqual([[1, 2, 3, 4, 5]]);
  });

  it('of nothing are one empty page', async () => {
    expect(await walk({ keys: BY_DAY, direction: 'desc' }, 2)).toEqual([[]]);
  });

  it('by date keep equal dates apart by id, and put those without a date last when the newest come first', async () => {
    fill(['2023-06-19', null, '2023-06-19', '2023-01-01', null]);
    expect(await walk({ keys: BY_DAY, direction: 'desc' }, 2)).toEqual([[3, 1], [4, 5], [2]]);
    expect(await walk({ keys: BY_DAY, direction: 'asc' }, 2)).toEqual([[2, 5], [4, 1], [3]]);
  });

  it('by name ignore case as the index does', async () => {
    fill([null, null, null, null], ['b', 'A', 'a', 'B']);
    expect(await walk({ keys: BY_NAME, direction: 'asc' }, 1)).toEqual([[2], [3], [1], [4]]);
  });

  it('show what the whole list in order shows, whatever the rows and the size of a page', async () => {
    const day = fc.option(fc.constantFrom('2023-01-01', '2023-06-19', '2024-02-29'));
    const name = fc.constantFrom('a', 'A', 'b', 'Ä', '王毅', '');
    const thing = fc.record({ day, name });
    const order = fc.record({
      keys: fc.constantFrom(BY_ID, BY_DAY, BY_NAME),
      direction: fc.constantFrom('asc', 'desc'),
    });
    await fc.assert(
      fc.asyncProperty(
        fc.array(thing, { maxLength: 12 }),
        order,
        fc.integer({ min: 1, max: 6 }),
        async (things, wanted, limit) => {
          connection.exec('DELETE FROM things');
          fill(
            things.map(({ day }) => day),
            things.map(({ name }) => name),
          );
          const [whole] = await walk(wanted as Order, 1000);
          expect((await walk(wanted as Order, limit)).flat()).toEqual(whole);
        },
      ),
      { numRuns: 200 },
    );
  });

  it('stay where they were when rows are added or go meanwhile', async () => {
    fill(['2023-01-01', '2023-01-02', '2023-01-03', '2023-01-04']);
    const query = db.selectFrom('things').selectAll();
    const wanted = { keys: BY_DAY, direction: 'desc', limit: 2 } as const;
    const first = await pageOf(query, { ...wanted, after: null });
    connection.exec(
      "DELETE FROM things WHERE id = 3; INSERT INTO things (day, name) VALUES ('2023-09-09', 'new')",
    );
    const second = await pageOf(query, { ...wanted, after: first.next });
    expect(second.rows.map(({ id }) => id)).toEqual([2, 1]);
  });

  it('keep the conditions of the query', async () => {
    fill(['2023-01-01', null, '2023-01-03', null, null]);
    const query = db.selectFrom('things').selectAll().where('things.name', '<>', 'thing 3');
    const wanted = { keys: BY_DAY, direction: 'desc', limit: 2 } as const;
    const first = await pageOf(query, { ...wanted, after: null });
    const second = await pageOf(query, { ...wanted, after: first.next });
    expect([...first.rows, ...second.rows].map(({ id }) => id)).toEqual([3, 1, 5, 2]);
  });

  it('of a query that does not select its order are a fault of the program', async () => {
    fill([null, null]);
    const query = db.selectFrom('things').select('things.name');
    await expect(pageOf(query, { keys: BY_ID, direction: 'asc', limit: 1, after: null })).rejects.toThrow(
      'ordered by: id',
    );
  });

  it.each([
    [BY_ID, 'INTEGER PRIMARY KEY'],
    [BY_DAY, 'INDEX things_day'],
    [BY_NAME, 'INDEX things_name'],
  ])('after the first begin with a search in the index, not with a walk (%j)', async (keys, index) => {
    fill([null, null, null, '2023-01-01', '2023-01-02', '2023-01-03', '2023-01-04']);
    for (const direction of ['asc', 'desc'] as const) {
      queries.length = 0;
      await walk({ keys, direction }, 2);
      // SQLite knows that a name is never null, and does not run that part at all.
      const [first, ...later] = queries.filter(({ sql }) => !sql.includes('nocase is null')).map(planOf);
      expect(first).toMatch(/^SCAN things/);
      expect(later.length).toBeGreaterThan(2);
      for (const plan of later) expect(plan).toMatch(new RegExp(`^SEARCH things USING ${index}[^;]*$`));
    }
  });
});

describe('a cursor', () => {
  const wanted = { keys: BY_DAY, direction: 'desc', limit: 2 } as const;
  async function page(after: string | null, order: Partial<PageWanted> = {}) {
    return pageOf(db.selectFrom('things').selectAll(), { ...wanted, ...order, after });
  }
  beforeEach(() => fill(['2023-01-01', '2023-01-02', '2023-01-03']));

  it('is refused with any character changed, left out or added', async () => {
    const cursor = (await page(null)).next as string;
    expect(cursor).toMatch(/^[\w-]+$/);
    for (let at = 0; at < cursor.length; at += 1) {
      const other = cursor[at] === 'A' ? 'B' : 'A';
      const changed = [
        cursor.slice(0, at) + other + cursor.slice(at + 1),
        cursor.slice(0, at) + cursor.slice(at + 1),
      ];
      for (const damaged of changed) {
        if (Buffer.from(damaged, 'base64url').equals(Buffer.from(cursor, 'base64url'))) continue;
        await expect(page(damaged)).rejects.toMatchObject({ code: 'bad_request', status: 400 });
      }
    }
  });

  it.each(['', 'x', '0', 'AAAAAAAA', '../../etc', '%00', 'é'])(
    'is refused when it is "%s"',
    async (cursor) => {
      await expect(page(cursor)).rejects.toThrow('Start again from the first page');
    },
  );

  it('belongs to its order alone', async () => {
    const cursor = (await page(null)).next;
    await expect(page(cursor, { direction: 'asc' })).rejects.toMatchObject({ code: 'bad_request' });
    await expect(page(cursor, { keys: BY_NAME })).rejects.toMatchObject({ code: 'bad_request' });
    await expect(page(cursor, { keys: BY_ID })).rejects.toMatchObject({ code: 'bad_request' });
  });

  it('serves pages of another size', async () => {
    const { next } = await page(null, { limit: 1 });
    expect((await page(next, { limit: 5 })).rows.map(({ id }) => id)).toEqual([2, 1]);
  });
});
