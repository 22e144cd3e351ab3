import { afterAll, beforeAll, expect, it } from 'vitest';
import { addCheckable, recordBy } from '../../checking/findings/checked-desk.js';
import { openDesk, type TestDesk } from '../../support/desk.js';
import { lastChange } from './last-change.js';

let desk: TestDesk;
beforeAll(async () => {
  desk = await openDesk();
});
afterAll(() => desk.close());

it('confirms nothing that the reader may not see, and no undo that was none, whatever the address says', async () => {
  const viewer = await desk.signIn('viewer');
  const on = await addCheckable(desk, 'background');
  const evidence = [{ kind: 'attribution', id: on.attribution }];
  const finding = { facet: 'speaker', value: 'confirmed', evidence };
  await recordBy(desk, await desk.token('checker'), on.claim, finding);
  const found = await lastChange(desk);
  const answer = await desk.submit('/lists', { title: 'Of a viewer' }, viewer);
  const at = answer.headers.get('location') ?? '';
  const confirmed = async (address: string) => {
    const html = await (await desk.get(address, viewer)).text();
    return (/<div class="done"[\s\S]*?<\/div>/.exec(html)?.[0] ?? '').replace(/<[^>]*>/g, ' ');
  };
  const own = await confirmed(at);
  expect(own).toContain('Of a viewer');
  expect(await confirmed(`${at}&undid=${found}`)).toBe(own);
});
