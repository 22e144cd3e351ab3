import { afterAll, beforeAll, expect, it } from 'vitest';
import { addTestClaim, addTestSpeaker } from '../../support/claims.js';
import { openDesk, type Sends, type TestDesk } from '../../support/desk.js';

// Linking quotations, adding to a list and merging by words, as a form without scripts sends them.

let desk: TestDesk;
let editor: Sends;
beforeAll(async () => {
  desk = await openDesk();
  editor = await desk.signIn('editor');
  await desk.as('editor', async (change) => {
    const speaker = await addTestSpeaker(change, 'Wang Yi');
    await addTestSpeaker(change, 'Wang Wenbin');
    await addTestSpeaker(change, 'Antony Blinken');
    for (const text of ['One China', 'No room for compromise', 'Room for talks, war -or peace'])
      await addTestClaim(change, { speaker_id: speaker.id, text });
  });
  await desk.form('/lists', { title: 'Mine', style: 'newsroom', locale: 'en-GB' }, editor);
});
afterAll(() => desk.close());

const linked = () => desk.ctx.db.selectFrom('claim_links').select('other_claim_id').execute();

it('words of another quotation offer those that have them all, and link nothing yet', async () => {
  const page = await desk.form(
    '/claims/1/links',
    { kind: 'compare', other: 'room', other_claim_id: '' },
    editor,
  );
  expect(page.status).toBe(422);
  const html = await page.text();
  expect(html).toMatch(/type="radio"[^>]*name="other_claim_id"[^>]*value="2"/);
  expect(html).toMatch(/type="radio"[^>]*name="other_claim_id"[^>]*value="3"/);
  expect(html).toContain('value="room"');
  expect(await linked()).toEqual([]);
});

it.each(['-or', '"', '* OR room'])('%j is searched for as it is typed', async (other) => {
  const page = await desk.form('/claims/1/links', { kind: 'compare', other }, editor);
  expect(page.status).toBe(422);
});

it.each([
  ['2', 2],
  ['http://desk.example/claims/3?note=1#notes', 3],
])('%s names the quotation by itself', async (other, id) => {
  const answer = await desk.form('/claims/1/links', { kind: 'compare', other }, editor);
  expect(answer.status).toBe(303);
  expect((await linked()).at(-1)).toEqual({ other_claim_id: id });
});

it('an item of a list is chosen by words', async () => {
  const offered = await desk.form('/lists/1/items', { claim: 'compromise', claim_id: '' }, editor);
  expect(offered.status).toBe(422);
  expect(await offered.text()).toMatch(/type="radio"[^>]*name="claim_id"[^>]*value="2"/);
  const added = await desk.form('/lists/1/items', { claim: 'compromise', claim_id: '2' }, editor);
  expect(added.status).toBe(303);
});

it('the speaker that stays in a merge is chosen by words of the name', async () => {
  const offered = await desk.get('/speakers/3/merge?into.name=wang&into.id=', editor);
  const html = await offered.text();
  expect(html).toContain('Choose the speaker to keep');
  expect(html).toMatch(/<option value="1">Wang Yi/);
  expect(html).toMatch(/<option value="2">Wang Wenbin/);
  const chosen = await desk.get('/speakers/3/merge?into.name=wang&into.id=2', editor);
  expect(await chosen.text()).toContain('Merge into Wang Wenbin');
});
