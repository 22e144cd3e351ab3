import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { FOLLOWERS } from '../../../src/followers.js';
import { tagClaims } from '../../../src/record/claims/actions/bulk.js';
import { trashClaim } from '../../../src/record/claims/actions.js';
import { ClaimCounts } from '../../../src/record/claims/facets-store.js';
import { RECORD_FACETS } from '../../../src/record/claims/model/frequent.js';
import type { Role } from '../../../src/vocabulary.js';
import { addFound, filtersOf, found, reader } from '../../derived/search/desk-of-claims.js';
import { freshDatabase, type TestDatabase } from '../../support/database.js';

let desk: TestDatabase;
beforeAll(async () => {
  desk = await freshDatabase(FOLLOWERS);
  await desk.transact({ id: 2 }, async (change) => {
    const tagged: number[] = [];
    for (let at = 0; at < 40; at += 1) {
      const id = await addFound(change, `The harbour will open in ${at} days`, {
        speaker: at % 2 === 0 ? `Speaker ${at % 26}` : 'Ann Often',
        source: `Source ${at % 5}`,
        said_on: `20${10 + (at % 12)}-01-15`,
        ground_rule: at % 7 === 0 ? 'background' : 'on_record',
      });
      if (at % 3 === 0) tagged.push(id);
    }
    await addFound(change, 'Between us.', { speaker: 'Off Record', ground_rule: 'background' });
    await tagClaims(change, tagged, 'harbour');
  });
});
afterAll(() => desk.close());

const recordsOf = (query: Readonly<Record<string, string>>, role: Role, maxRead?: number) =>
  new ClaimCounts(desk.db, maxRead).recordsOf(filtersOf(query), reader(role));

/** Each number, beside the length of the list that its link leads to. */
async function expectTrue(query: Readonly<Record<string, string>>, role: Role): Promise<void> {
  const records = await recordsOf(query, role);
  for (const kind of RECORD_FACETS)
    for (const { id, name, claims } of records[kind].records) {
      const list = await found(desk, { ...query, [kind]: kind === 'tag' ? name : String(id) }, { role });
      expect(list, `${kind} ${name}`).toHaveLength(claims ?? -1);
    }
}

const LISTS: readonly Readonly<Record<string, string>>[] = [
  {},
  { q: 'harbour' },
  { from: '2015' },
  { status: 'open', to: '2018' },
  { tag: 'harbour' },
  { source: '2' },
];

describe.each(['viewer', 'editor'] as const)('the records beside a list, for a %s', (role) => {
  it.each(LISTS)('have the numbers of the lists behind them: %j', (query) => expectTrue(query, role));
});

it('are the ten most frequent, the most frequent first, and say whether there are more', async () => {
  const { speaker, source, tag } = await recordsOf({}, 'editor');
  expect(speaker.records).toHaveLength(10);
  expect(speaker.isAll).toBe(false);
  expect(speaker.records[0]).toMatchObject({ name: 'Ann Often', claims: 20 });
  expect(source.records).toHaveLength(10);
  expect(tag.isAll).toBe(true);
  expect(tag.records).toMatchObject([{ name: 'harbour', claims: 14 }]);
});

it('name nobody whom only restricted quotations name', async () => {
  const names = async (role: Role) => (await recordsOf({ q: 'between' }, role)).speaker.records;
  expect(await names('editor')).toMatchObject([{ name: 'Off Record' }]);
  expect(await names('viewer')).toEqual([]);
});

it('have no numbers where the list is too long to count', async () => {
  const { speaker } = await recordsOf({}, 'editor', 5);
  expect(speaker.records.length).toBeGreaterThan(0);
  expect(speaker.records.every(({ claims }) => claims === null)).toBe(true);
});

it('follow a change at once', async () => {
  const [id = 0] = await found(desk, { tag: 'harbour' });
  await desk.transact({ id: 2 }, (change) => trashClaim(change, id, null));
  expect((await recordsOf({}, 'editor')).tag.records).toMatchObject([{ name: 'harbour', claims: 13 }]);
  await expectTrue({}, 'editor');
});
