import { afterAll, beforeAll, describe, expect, it, test } from 'vitest';
import { FOLLOWERS } from '../../../src/followers.js';
import { changeRow, trashRow } from '../../../src/people/activity/row-store.js';
import { ClaimReader } from '../../../src/record/claims/store.js';
import { freshDatabase, type TestDatabase } from '../../support/database.js';
import { addFound, filtersOf, found, reader } from './desk-of-claims.js';

let desk: TestDatabase;
const ids: Record<string, number> = {};
beforeAll(async () => {
  desk = await freshDatabase(FOLLOWERS);
  await desk.transact({ id: 2 }, async (change) => {
    const add = async (name: string, ...rest: [string, Parameters<typeof addFound>[2]?]) => {
      ids[name] = await addFound(change, ...rest);
    };
    await add('old', 'There is no room for compromise on Taiwan.', {
      said_on: '2023-06-19',
      source: 'Blinken in China',
    });
    await add('new', 'A new cold war? No: cooler heads.', {
      said_on: '2024-01-02',
      speaker: 'Antony Blinken',
    });
    await add('undated', 'Nobody knows when room was spoken of.', { form: 'indirect' });
    await add('han', '在台湾问题上，中方没有任何妥协退让的余地。', { said_on: '2023-06-19', language: 'zh' });
    await add('noted', 'Short words.', {
      said_on: '2023-07-01',
      note: 'Compare **compromise** with the transcript.',
    });
    await add('wide', 'Some time that summer.', { said_on: '2023-05-01', said_until: '2023-09-30' });
    await add('secret', 'A secret room for compromise on Taiwan.', {
      said_on: '2024-05-05',
      ground_rule: 'background',
    });
  });
});
afterAll(() => desk.close());

const named = (numbers: readonly number[]) =>
  numbers.map((id) => Object.keys(ids).find((name) => ids[name] === id));

describe('claims are found', () => {
  test.each([
    ['by a word', { q: 'room' }, ['secret', 'old', 'undated']],
    ['by the beginning of one', { q: 'compro*' }, ['secret', 'noted', 'old']],
    ['by a phrase', { q: '"cold war"' }, ['new']],
    ['without a word', { q: 'room -compromise' }, ['undated']],
    ['by one of two', { q: '"cold war" OR compromise' }, ['secret', 'new', 'noted', 'old']],
    ['by Chinese within a longer run', { q: '台湾' }, ['han']],
    ['not by characters that stand apart', { q: '上中' }, []],
    ['by a name', { q: 'blinken' }, ['new', 'old']],
    ['by a name alone', { q: 'speaker:blinken' }, ['new']],
    ['by the title of a source alone', { q: 'source:blinken' }, ['old']],
    ['by a note', { q: 'transcript' }, ['noted']],
    ['by form', { form: 'indirect' }, ['undated']],
    ['by language', { language: 'zh' }, ['han']],
    ['by day, of which one in a long time is one', { from: '2023-07' }, ['secret', 'new', 'noted', 'wide']],
    ['until a day', { to: '2023-06' }, ['han', 'old', 'wide']],
    ['between two days', { from: '2023-06-20', to: '2023-06-30' }, ['wide']],
    ['first said first, without a day last', { q: 'room', sort: 'said_on' }, ['old', 'secret', 'undated']],
    ['added last first', { q: 'room', sort: '-id' }, ['secret', 'undated', 'old']],
    ['by their speakers’ names', { q: 'blinken', sort: 'speaker' }, ['new', 'old']],
    ['in their own words first', { q: 'compromise', sort: 'relevance' }, ['secret', 'old', 'noted']],
  ])('%s', async (_, query, names) => {
    expect(named(await found(desk, query))).toEqual(names);
    expect(named(await found(desk, query, { limit: 1 }))).toEqual(names);
    const selected = await new ClaimReader(desk.db, reader('editor')).selected(filtersOf(query));
    expect(named(selected.map(({ id }) => id))).toEqual(names);
    const without = names.filter((name) => name !== 'secret');
    expect(named(await found(desk, query, { role: 'viewer' }))).toEqual(without);
    expect((await new ClaimReader(desk.db, reader('viewer')).count(filtersOf(query))).value).toBe(
      without.length,
    );
  });

  it('by what they are changed to, and no longer by what they were; not in the trash', async () => {
    await desk.transact({ id: 2 }, (change) =>
      changeRow(change, 'claims', ids.noted ?? 0, null, { text: 'Long words.' }),
    );
    expect([await found(desk, { q: 'short' }), named(await found(desk, { q: 'long' }))]).toEqual([
      [],
      ['noted'],
    ]);
    await desk.transact({ id: 2 }, (change) => trashRow(change, 'claims', ids.noted ?? 0, null));
    expect(await found(desk, { q: 'long' })).toEqual([]);
  });
});
