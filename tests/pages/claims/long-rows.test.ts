import { afterAll, beforeAll, expect, it } from 'vitest';
import { openDesk, type Sends, type TestDesk } from '../../support/desk.js';

// Fifty quotations as long as a quotation may be, each on many pages at once.

const COUNT = 50;
const WORDS = 'said so again '.repeat(1_430).trim().slice(0, 19_990);

let desk: TestDesk;
let page: Sends;
beforeAll(async () => {
  desk = await openDesk();
  const editor = await desk.token('editor');
  page = await desk.signIn('editor');
  for (let n = 1; n <= COUNT; n += 1) {
    const claim = { text: `${n} ${WORDS}`, form: 'direct', speaker: { name: 'Hanna Harbour' } };
    const attribution = { source: { title: `Log ${n}` } };
    await desk.json('POST', '/claims', { ...claim, attribution, duplicates: 'add' }, editor);
  }
  await desk.json('POST', '/lists', { title: 'All' }, editor);
  const ids = Array.from({ length: COUNT }, (_, at) => at + 1);
  await desk.json('POST', '/lists/1/items', { claim_ids: ids }, editor);
});
afterAll(() => desk.close());

it.each(['/', '/claims', '/claims?q=said', '/lists/1', '/speakers/1'])(
  '%s shows only their beginnings',
  async (path) => {
    const html = await (await desk.get(path, page)).text();
    expect(html).toContain('said so again');
    expect(html.length).toBeLessThan(350_000);
  },
);

it('the look-up shows only their beginnings', async () => {
  const answer = await desk.form('/lookup', { text: WORDS }, page);
  const html = await answer.text();
  expect([answer.status, html.includes('said so again')]).toEqual([200, true]);
  expect(html.length).toBeLessThan(350_000);
});

it('the page of one of them, and its citation in a file, have all of it', async () => {
  const whole = (await (await desk.get('/claims/1', page)).text()).replaceAll(/<[^>]+>/g, '');
  expect(whole).toContain(WORDS);
  expect(await (await desk.get('/lists/1/export?format=text', page)).text()).toContain(WORDS);
});
