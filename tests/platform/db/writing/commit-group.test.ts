import { sql } from 'kysely';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { verifyChain } from '../../../../src/people/activity/chain-store.js';
import { addRow } from '../../../../src/people/activity/row-store.js';
import type { WriteContext } from '../../../../src/platform/db/transact.js';
import { freshDatabase, type TestDatabase } from '../../../support/database.js';

// Changes that wait at the same time are committed together.

const DESK = { id: 1 };
let desk: TestDatabase;
beforeEach(async () => {
  desk = await freshDatabase();
});
afterEach(() => desk.close());

function add(name: string, besides: (change: WriteContext) => Promise<unknown> = async () => {}) {
  return desk.transact(DESK, async (change) => {
    await addRow(change, 'tags', { name });
    await besides(change);
    return name;
  });
}

async function tagNames(): Promise<string[]> {
  const tags = await desk.db.selectFrom('tags').select('name').orderBy('id').execute();
  return tags.map(({ name }) => name);
}

const fail = () => Promise.reject(new Error('no'));
/** A key that points nowhere is found at the commit. */
async function failAtCommit(change: WriteContext): Promise<void> {
  await sql`pragma defer_foreign_keys = on`.execute(change.tx);
  await addRow(change, 'claim_tags', { claim_id: 99, tag_id: 1 });
}

it('changes that wait at the same time are seen at the same time, each answered with its own', async () => {
  const seen: string[][] = [];
  const changes = ['a', 'b', 'c'].map(async (name) => {
    const answer = await add(name);
    seen.push(await tagNames());
    return answer;
  });
  expect(await Promise.all(changes)).toEqual(['a', 'b', 'c']);
  expect(seen).toEqual([
    ['a', 'b', 'c'],
    ['a', 'b', 'c'],
    ['a', 'b', 'c'],
  ]);
});

it('each has its own number in the history', async () => {
  await Promise.all(['a', 'b', 'c'].map((name) => add(name)));
  const events = await desk.db.selectFrom('events').select('change_id').execute();
  expect(new Set(events.map(({ change_id }) => change_id)).size).toBe(3);
  expect(await verifyChain(desk.db)).toMatchObject({ ok: true });
});

it.each([0, 1, 2])('one that throws leaves nothing, and takes no other with it: the %d.', async (which) => {
  const names = ['a', 'b', 'c'];
  const outcomes = await Promise.allSettled(
    names.map((name, at) => add(name, at === which ? fail : undefined)),
  );
  expect(outcomes.map(({ status }) => status === 'rejected')).toEqual(names.map((_, at) => at === which));
  expect(await tagNames()).toEqual(names.filter((_, at) => at !== which));
  expect(await verifyChain(desk.db)).toMatchObject({ ok: true });
});

it('where their commit fails, none is answered as saved and none is', async () => {
  const outcomes = await Promise.allSettled([add('a'), add('b', failAtCommit), add('c')]);
  expect(outcomes.map(({ status }) => status)).toEqual(['rejected', 'rejected', 'rejected']);
  expect(await tagNames()).toEqual([]);
  expect(await add('d')).toBe('d');
  expect(await verifyChain(desk.db)).toMatchObject({ ok: true });
});

it('one that has ended cannot be written to while others of its group run', async () => {
  let first: WriteContext | null = null;
  const one = desk.transact(DESK, async (change) => {
    first = change;
  });
  const other = desk.transact(DESK, async () => {
    if (first !== null) await addRow(first, 'tags', { name: 'late' });
  });
  await one;
  await expect(other).rejects.toThrow('already committed');
  expect(await tagNames()).toEqual([]);
});
