import { afterAll, beforeAll, expect, it } from 'vitest';
import { openDesk, type TestDesk } from '../../support/desk.js';

let desk: TestDesk;
beforeAll(async () => {
  desk = await openDesk();
});
afterAll(() => desk.close());

it('a new quotation is answered with the version that its first edit is made against', async () => {
  const token = await desk.token('checker');
  const source = { type: 'webpage', title: 'A page' };
  const given = { text: 'No room.', form: 'direct', speaker: { name: 'Wang Yi' }, attribution: { source } };
  const added = await desk.json('POST', '/claims', given, token);
  const { id, version } = (await added.json()) as { id: number; version: number };
  const sends = { ...token, 'if-match': `"${version}"` };
  const edited = await desk.json('PATCH', `/claims/${id}`, { summary: 'In short' }, sends);
  expect(edited.status).toBe(200);
  expect(await edited.json()).toMatchObject({ id, version: version + 1 });
});
