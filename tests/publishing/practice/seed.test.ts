import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { FOLLOWERS } from '../../../src/followers.js';
import { verifyChain } from '../../../src/people/activity/chain-store.js';
import { seedSample } from '../../../src/publishing/practice/actions/sample.js';
import { sampleDesk } from '../../sample/desk-form.js';
import { addTestClaim, addTestSpeaker } from '../../support/claims.js';
import { freshDatabase, type TestDatabase } from '../../support/database.js';

const FILE = sampleDesk();
const CLAIMS = FILE.claims.length;

let desk: TestDatabase;
beforeEach(async () => {
  desk = await freshDatabase(FOLLOWERS);
});
afterEach(async () => desk.close());

async function count(
  table: 'claims' | 'attributions' | 'annotations' | 'snapshots' | 'users' | 'claim_entries' | 'list_items',
) {
  const row = await desk.db
    .selectFrom(table)
    .select((eb) => eb.fn.countAll<number>().as('rows'))
    .executeTakeFirstOrThrow();
  return row.rows;
}

describe('seedSample', () => {
  it('fills an empty desk with everything that the file has, and nothing invented', async () => {
    expect(await seedSample(desk)).toBe(true);
    for (const kind of ['claims', 'attributions', 'annotations', 'snapshots'] as const) {
      expect(await count(kind), kind).toBe(FILE[kind].length);
    }
    expect(await count('list_items')).toBe(FILE.lists.flatMap((list) => list.claims).length);
  });

  it('adds the two people of the sample', async () => {
    const before = await count('users');
    await seedSample(desk);
    expect(await count('users')).toBe(before + 2);
  });

  it('numbers the claims of the real story from 1', async () => {
    await seedSample(desk);
    const claims = await desk.db.selectFrom('claims').select('text').orderBy('id').limit(10).execute();
    expect(claims.map((claim) => claim.text)).toEqual(sampleDesk().claims.map((claim) => claim.text));
  });

  it('lets its claims be searched, and leaves a history that verifies', async () => {
    await seedSample(desk);
    expect(await count('claim_entries')).toBe(CLAIMS);
    expect(await verifyChain(desk.db)).toMatchObject({ ok: true });
    const actors = await desk.db.selectFrom('events').select('actor_id').distinct().execute();
    expect(actors).toEqual([{ actor_id: 1 }]);
  });

  it('keeps who wrote a note and when, though The desk brought it', async () => {
    await seedSample(desk);
    const note = await desk.db
      .selectFrom('annotations')
      .innerJoin('users', 'users.id', 'annotations.author_id')
      .select(['users.name', 'users.disabled_at', 'users.role', 'annotations.created_at'])
      .orderBy('annotations.id')
      .executeTakeFirstOrThrow();
    const [first] = sampleDesk().annotations;
    expect(note).toEqual({
      name: sampleDesk().users.find((user) => user.ref === first?.author)?.name,
      disabled_at: '2023-06-25T09:00:00.000Z',
      role: 'viewer',
      created_at: first?.created_at,
    });
  });

  it('fills a desk once', async () => {
    await seedSample(desk);
    expect(await seedSample(desk)).toBe(false);
    expect(await count('claims')).toBe(CLAIMS);
  });

  it('leaves a desk alone that has a claim of its own', async () => {
    await desk.transact({ id: 1 }, async (change) => {
      const { id } = await addTestSpeaker(change, 'Wang Yi');
      await addTestClaim(change, { speaker_id: id });
    });
    expect(await seedSample(desk)).toBe(false);
    expect(await count('claims')).toBe(1);
  });
});
