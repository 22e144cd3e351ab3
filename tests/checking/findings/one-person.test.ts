import { afterAll, beforeAll, expect, it } from 'vitest';
import { changeRow } from '../../../src/people/activity/row-store.js';
import { openDesk, type Sends, type TestDesk } from '../../support/desk.js';
import { addCheckable, type Checkable, findingsOn, recordBy, statusOf } from './checked-desk.js';

// An instance on which one person may check: the others are disabled or readers.

let desk: TestDesk;
let checker: Sends;
let on: Checkable;
beforeAll(async () => {
  desk = await openDesk({ anonymous: 'viewer' });
  checker = await desk.token('checker');
  on = await addCheckable(desk);
  await disable('2023-06-20T00:00:00.000Z');
  await recordBy(desk, checker, on.claim, {
    ...{ facet: 'context', value: 'cut_meaning_changed', rationale: 'The question is missing.' },
  });
});
afterAll(() => desk.close());

async function disable(disabled_at: string | null): Promise<void> {
  for (const role of ['editor', 'admin'] as const)
    await desk.as('admin', (change) =>
      changeRow(change, 'users', desk.users[role].id, null, { disabled_at }),
    );
}

const page = async (path: string) => (await desk.get(path, await desk.signIn('checker'))).text();
const queue = async () => {
  const home = (await (await desk.get('/.json', checker)).json()) as { queue: { id: string }[] };
  return home.queue.map(({ id }) => id);
};

it('an accusation by its one person counts for nobody, and waits for nobody', async () => {
  expect(await findingsOn(desk, checker, on.claim)).toMatchObject([{ pending: true, agreed_by: null }]);
  expect((await statusOf(desk, checker, on.claim)).status).toBe('open');
  expect(await findingsOn(desk, {}, on.claim)).toEqual([]);
  expect(await queue()).not.toContain('waiting');
});

it('the claim and its rows go on saying that one person decided', async () => {
  expect(await page(`/claims/${on.claim}`)).toContain('Recorded by one person');
  expect(await page('/claims')).toContain('1 finding recorded by one person');
});

it('a second person who comes finds it in the queue', async () => {
  await disable(null);
  expect(await queue()).toContain('waiting');
  expect(await page('/claims')).toContain('1 finding waits for a second person');
});
