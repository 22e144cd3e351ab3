import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { FOLLOWERS } from '../../../src/followers.js';
import { addRow, changeRow } from '../../../src/people/activity/row-store.js';
import { ClaimFinder } from '../../../src/record/claims/finder-store.js';
import { filtersOf, reader } from '../../derived/search/desk-of-claims.js';
import { addTestClaim, addTestSpeaker } from '../../support/claims.js';
import { freshDatabase, type TestDatabase } from '../../support/database.js';

const SPEAKERS = 200;

let desk: TestDatabase;
beforeAll(async () => {
  desk = await freshDatabase(FOLLOWERS);
  await desk.transact({ id: 2 }, async (change) => {
    for (let at = 0; at < SPEAKERS; at += 1) {
      const name = `${at % 2 ? 'Speaker' : 'speaker'} ${String((at * 7) % 50)}`;
      const { id } = await addTestSpeaker(change, name);
      // Among the others by another name.
      if (at % 5 === 0)
        await changeRow(change, 'speakers', id, null, { sort_name: `Speaker ${at % 37}, A.` });
      const text = at % 9 === 0 ? 'A rare remark' : 'A remark';
      const ground_rule = at % 3 === 0 ? 'background' : 'on_record';
      const day = `2023-06-${10 + (at % 9)}`;
      const said = { said_on: day, said_on_min: day, said_on_max: day };
      for (let times = 0; times <= at % 3; times += 1)
        await addTestClaim(change, { speaker_id: id, text, ground_rule, ...(times > 0 && said) });
    }
    const { id } = await addTestSpeaker(change, 'Zoe the last');
    const { id: last } = await addTestClaim(change, { speaker_id: id, text: 'Words of one alone' });
    await addTestClaim(change, { speaker_id: id, text: 'Words of one again' });
    await addRow(change, 'annotations', {
      claim_id: last,
      motivation: 'commenting',
      body: 'A rare note',
      author_id: 2,
    } as never);
  });
});
afterAll(() => desk.close());

type Read = { readonly limit: number; readonly maxAtOnce?: number; readonly role?: 'editor' | 'viewer' };

/** All that is found, page by page. */
async function all(query: Readonly<Record<string, string>>, { limit, maxAtOnce, role = 'editor' }: Read) {
  const finder = new ClaimFinder(desk.db, reader(role), maxAtOnce === undefined ? {} : { maxAtOnce });
  const ids: number[] = [];
  let after: string | null = null;
  do {
    const page = await finder.page({ ...filtersOf({ ...query, sort: 'speaker' }), after }, limit);
    ids.push(...page.ids);
    after = page.next;
  } while (after !== null);
  return ids;
}

describe('quotations by the names of their speakers', () => {
  it.each<Readonly<Record<string, string>>>([
    {},
    { q: 'rare' },
    { q: 'remark -rare' },
    { from: '2023-06-12' },
    { speaker: '3' },
  ])('%j are the same in any number of pages, sorted at once or speaker by speaker', async (query) => {
    for (const role of ['editor', 'viewer'] as const) {
      const sorted = await all(query, { limit: 1000, role });
      expect(sorted.length).toBeGreaterThan(0);
      expect(await all(query, { limit: 7, role })).toEqual(sorted);
      expect(await all(query, { limit: 7, role, maxAtOnce: 0 })).toEqual(sorted);
      expect(await all(query, { limit: 150, role, maxAtOnce: 0 })).toEqual(sorted);
    }
  });

  it('stand by name for sorting or name, without regard to capitals, and then last said first', async () => {
    const rows = await desk.db
      .selectFrom('claims')
      .innerJoin('speakers', 'speakers.id', 'claims.speaker_id')
      .select(['claims.id', 'said_on_min', 'speakers.id as speaker', 'speakers.name', 'sort_name'])
      .execute();
    const key = (row: (typeof rows)[number]) => (row.sort_name ?? row.name).toLowerCase();
    const sorted = rows.toSorted(
      (one, other) =>
        (key(one) < key(other) ? -1 : key(one) > key(other) ? 1 : 0) ||
        one.speaker - other.speaker ||
        (other.said_on_min ?? '').localeCompare(one.said_on_min ?? '') ||
        other.id - one.id,
    );
    expect(await all({}, { limit: 1000 })).toEqual(sorted.map(({ id }) => id));
  });

  it('take queries that do not grow with the speakers who have none of many', async () => {
    await desk.transact({ id: 2 }, async (change) => {
      for (let at = 0; at < 1_200; at += 1) await addTestSpeaker(change, `A nobody ${at}`);
    });
    const queries = vi.spyOn(desk.db, 'executeQuery');
    const found = await all({ q: 'alone OR again' }, { limit: 50, maxAtOnce: 0 });
    expect([found.length, queries.mock.calls.length < 60]).toEqual([2, true]);
    queries.mockRestore();
  });

  it.each([undefined, 0])('take few queries where only the last speaker has any', async (maxAtOnce) => {
    const queries = vi.spyOn(desk.db, 'executeQuery');
    const found = await all({ q: 'alone' }, { limit: 50, ...(maxAtOnce !== undefined && { maxAtOnce }) });
    expect([found.length, queries.mock.calls.length < 60]).toEqual([1, true]);
    queries.mockRestore();
  });
});
