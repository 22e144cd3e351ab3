import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { FOLLOWERS } from '../../../src/followers.js';
import { changeRow, trashRow } from '../../../src/people/activity/row-store.js';
import { ClaimCounts } from '../../../src/record/claims/facets-store.js';
import { REBUILDERS } from '../../../src/server/process/derived.js';
import { FORMS, type Role } from '../../../src/vocabulary.js';
import { addFound, filtersOf, found, reader } from '../../derived/search/desk-of-claims.js';
import { freshDatabase, type TestDatabase } from '../../support/database.js';

let desk: TestDatabase;
const FORM_NAMES = ['direct', 'partial', 'indirect'] as const;
const LANGUAGES = ['en', 'pt-BR', 'zh'];

beforeAll(async () => {
  desk = await freshDatabase(FOLLOWERS);
  await desk.transact({ id: 2 }, async (change) => {
    for (let at = 0; at < 60; at += 1) {
      const year = 2019 + (at % 4);
      await addFound(change, `The harbour will open in ${at} days`, {
        speaker: `Speaker ${at % 3}`,
        said_on: at % 9 === 0 ? null : `${year}-0${1 + (at % 8)}-15`,
        ...(at % 10 === 1 && { said_until: `${year + 1}-02-01` }),
        form: FORM_NAMES[at % 3] ?? 'direct',
        ...(at % 4 !== 0 && { language: LANGUAGES[at % 3] ?? 'en' }),
        ground_rule: at % 7 === 0 ? 'background' : 'on_record',
      });
    }
  });
});

afterAll(() => desk.close());

const SELECTIONS: readonly Readonly<Record<string, string>>[] = [
  {},
  { form: 'direct' },
  { form: 'direct', language: 'pt-BR' },
  { status: 'open', match: 'not_compared' },
  { from: '2020' },
  { to: '2020' },
  { from: '2020', to: '2021', form: 'partial' },
  { from: '2020-03', to: '2021' },
  { from: '2019-05-10', to: '2021-03-20', form: 'direct' },
  { from: '2020-02-10', to: '2020-08-20' },
  { from: '2019-08-01', to: '2021-10-20' },
  { from: '2019-11', to: '2020-02' },
  { from: '2019-02-01', to: '2019-11-30' },
  { to: '2019-03-10' },
  { to: '2021-05-15', language: 'en' },
  { speaker: '1', form: 'indirect' },
  { q: 'harbour', from: '2021' },
  { q: 'harbour', form: 'partial', language: 'zh' },
];

/** What the counts are, beside the length of the list for each value. */
async function expectTrue(
  query: Readonly<Record<string, string>>,
  role: Role,
  maxRead?: number,
): Promise<void> {
  const { count, facets } = await new ClaimCounts(desk.db, maxRead).of(filtersOf(query), reader(role));
  expect(count).toEqual({ value: (await found(desk, query, { role })).length, capped: false });
  for (const [facet, values] of Object.entries(facets))
    for (const { name, value } of values)
      expect(await found(desk, { ...query, [facet]: name }, { role }), `${facet}=${name}`).toHaveLength(
        value,
      );
  const { form: _, ...anyForm } = query;
  const all = await found(desk, anyForm, { role });
  expect(facets.form.reduce((sum, { value }) => sum + value, 0)).toBe(all.length);
  expect(facets.form.every(({ name }) => name in FORMS)).toBe(true);
}

describe.each(['viewer', 'editor'] as const)('the numbers beside the filters, for a %s', (role) => {
  it.each(SELECTIONS)('are those of the lists behind them: %j', (query) => expectTrue(query, role));

  it.each(SELECTIONS)('are the same where there are too many to look at each: %j', (query) =>
    expectTrue(query, role, 5),
  );
});

it('the numbers follow each change', async () => {
  const [first = 0, second = 0, third = 0] = await found(desk, { form: 'direct', from: '2020' });
  const change = {
    form: 'partial',
    said_on: '2019',
    said_on_min: '2019-01-01',
    said_on_max: '2019-12-31',
  } as const;
  await desk.transact({ id: 2 }, async (ctx) => {
    await changeRow(ctx, 'claims', first, 1, change);
    await changeRow(ctx, 'claims', second, 1, { ground_rule: 'background' });
    await trashRow(ctx, 'claims', third, 1);
  });
  for (const query of SELECTIONS)
    for (const role of ['viewer', 'editor'] as const) await expectTrue(query, role);
});

it('the numbers are the same after the index was rebuilt', async () => {
  for (const rebuilder of REBUILDERS)
    await desk.transact({ id: 2 }, (ctx) => rebuilder.rebuild(ctx, () => {}));
  for (const query of SELECTIONS) await expectTrue(query, 'viewer');
  const kept = await desk.db
    .selectFrom('facet_combos')
    .select(({ fn }) => fn.sum('claims').as('n'))
    .executeTakeFirst();
  const entries = await desk.db
    .selectFrom('claim_entries')
    .select(({ fn }) => fn.countAll().as('n'))
    .executeTakeFirst();
  expect(kept?.n).toBe(entries?.n);
});
