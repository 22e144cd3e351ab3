import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { FOLLOWERS } from '../../../src/followers.js';
import { addQuotation } from '../../../src/record/entry/actions.js';
import { parseQuotation } from '../../../src/record/entry/input.js';
import { asCsv, takeInCsv } from '../../publishing/exchange/table-job/take-in.js';
import { fileOf, takeIn } from '../../publishing/exchange/whole-desk.js';
import { freshDatabase, type TestDatabase } from '../../support/database.js';
import { unwrap } from '../../support/unwrap.js';

const QUOTATION = {
  text: 'We told each other plainly that it is over.',
  language: 'en',
  form: 'mixed',
  speaker: { name: 'Ann Weber' },
  occasion: { name: 'Talks', date: '2023-06-18' },
  tags: ['harbour', 'trade'],
  ground_rule: 'embargoed',
  embargoed_until: '2999-01-01T00:00:00Z',
  attribution: {
    source: { title: 'The report', type: 'article', outlet: { name: 'Paper A' } },
    tier: 'secondary',
    credited_as: 'the minister',
    voiced_by: { name: 'Li Na' },
    relayed_from: { source: { title: 'The broadcast' } },
  },
};

let [web, table, file]: TestDatabase[] = [];
beforeEach(async () => {
  [web, table, file] = await Promise.all([1, 2, 3].map(() => freshDatabase(FOLLOWERS)));
});
afterEach(() => Promise.all([web, table, file].map((desk) => desk?.close())));

/** All that it says, but for when it was written and how often changed. */
async function rowsIn({ db }: TestDatabase): Promise<unknown> {
  const claims = await db.selectFrom('claims').selectAll().execute();
  const attributions = await db.selectFrom('attributions').selectAll().orderBy('id').execute();
  const tags = await db.selectFrom('claim_tags').selectAll().orderBy('id').execute();
  const rows = [...claims, ...attributions, ...tags];
  return rows.map((row) =>
    Object.fromEntries(Object.entries(row).filter(([name]) => !/^(created_|updated_|version)/.test(name))),
  );
}

describe('a quotation', () => {
  it('comes to the same rows from a form, a table and a file of a whole desk', async () => {
    if (!web || !table || !file) throw new Error('A database is missing.');
    const input = unwrap(parseQuotation('json', QUOTATION));
    await web.transact({ id: 1 }, async (change) => unwrap(await addQuotation(change, input)));
    await takeInCsv(table, await asCsv(web));
    await takeIn(file, await fileOf(web));
    expect(await rowsIn(web)).toHaveLength(5);
    expect(await rowsIn(table)).toEqual(await rowsIn(web));
    expect(await rowsIn(file)).toEqual(await rowsIn(web));
  });
});
