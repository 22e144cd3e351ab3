import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { WriteContext } from '../../../../src/platform/db/transact.js';
import { freshDatabase, type TestDatabase } from '../../../support/database.js';

const AT = '2023-06-25T09:00:00.000Z';
const STAMPS = { created_at: AT, created_by: 1, updated_at: AT };
let desk: TestDatabase;
beforeEach(async () => {
  desk = await freshDatabase();
});
afterEach(async () => desk.close());

function within<T>(work: (rows: WriteContext['rows']) => T): Promise<T> {
  return desk.transact({ id: 1 }, async ({ rows }) => work(rows));
}

describe('a row that is added', () => {
  it('is answered as it stands, with the defaults of what was left out', async () => {
    const row = await within((rows) =>
      rows.insert('sources', { type: 'report', title: 'A', note: undefined }, STAMPS),
    );
    expect(row).toMatchObject({ id: 1, authors: '[]', condition: 'as_published', note: null, version: 1 });
    const stored = await desk.db.selectFrom('sources').selectAll().executeTakeFirst();
    expect(row).toEqual(stored);
    expect(Object.keys(row)).toEqual(Object.keys(stored ?? {}));
  });

  it.each([
    ['an incomplete character', 'a\ud800', 'a\ufffd\ufffd\ufffd'],
    ['a number', 12, '12.0'],
  ])('is answered as SQLite keeps it where its name is %s', async (_, given, kept) => {
    const row = await within((rows) => rows.insert('tags', { name: given }, STAMPS));
    const stored = await desk.db.selectFrom('tags').selectAll().executeTakeFirst();
    expect(row).toEqual(stored);
    expect(row.name).toBe(kept);
  });

  it('takes of the stamps those that its table has', async () => {
    const row = await within((rows) => {
      const { id } = rows.insert('speakers', { kind: 'person', name: 'A' }, STAMPS);
      return rows.insert('speaker_names', { speaker_id: id, name: 'B' }, STAMPS);
    });
    const unset = { language: null, author_id: null, awaits_since: null, sole_author_id: null };
    expect(row).toEqual({ id: 1, speaker_id: 1, name: 'B', restricted: 0, ...unset });
  });

  it('is refused with a column that there is not', async () => {
    const added = within((rows) => rows.insert('tags', { name: 'a', colour: 'red' }, STAMPS));
    await expect(added).rejects.toThrow('The table "tags" has no column named colour.');
  });

  it('is refused with null where there has to be something, whatever the default', async () => {
    const values = { type: 'report', title: 'A', authors: null };
    await expect(within((rows) => rows.insert('sources', values, STAMPS))).rejects.toThrow('NOT NULL');
  });
});

describe('a row that is changed', () => {
  it('is answered as it stands', async () => {
    const row = await within((rows) => {
      const before = rows.insert('tags', { name: 'a' }, STAMPS);
      return rows.update('tags', before, { name: 'b', note: 'n', version: 2 });
    });
    expect(row).toMatchObject({ name: 'b', note: 'n', version: 2 });
    expect(row).toEqual(await desk.db.selectFrom('tags').selectAll().executeTakeFirst());
  });
});
