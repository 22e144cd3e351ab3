import { afterAll, beforeAll, expect, it } from 'vitest';
import { openDesk, type Sends, type TestDesk } from '../../support/desk.js';

let desk: TestDesk;
let checker: Sends;
beforeAll(async () => {
  desk = await openDesk();
  checker = await desk.signIn('checker');
  const claim = { text: 'We talk.', speaker: { name: 'Wang Yi' } };
  const attribution = { source: { title: 'The Herald' } };
  await desk.json('POST', '/claims', { ...claim, attribution }, await desk.token('checker'));
});
afterAll(() => desk.close());

/** The links above a page that lead to it, and what they are called. */
async function crumbsOf(path: string): Promise<string[]> {
  const page = await (await desk.get(path, checker)).text();
  const nav = /<nav class="crumbs".*?<\/nav>/s.exec(page)?.[0] ?? '';
  return [...nav.matchAll(/<a href="([^"]*)">([^<]*)</g)].map(([, href, label]) => `${label} ${href}`);
}

it.each([
  ...['edit', 'history', 'annotations', 'searches', 'collation', 'copies', 'dossier'].map(
    (page) => `/claims/1/${page}`,
  ),
  ...['/claims/1/attributions/new', '/claims/1/links/new'],
  ...['edit', 'history', 'annotations'].map((page) => `/attributions/1/${page}`),
])('%s stands below its claim, which goes by speaker and words', async (path) => {
  expect(await crumbsOf(path)).toEqual(['Quotations /claims', 'Wang Yi: “We talk.” /claims/1']);
});

it('a form that is shown again stands there too', async () => {
  const again = await desk.form('/claims/1', { version: '1', text: '' }, checker);
  expect(again.status).toBe(422);
  expect(await again.text()).toContain('<a href="/claims/1">Wang Yi: “We talk.”</a>');
});

it('a note, its form and its history stand below the notes', async () => {
  const note = { body: 'Is it so?', motivation: 'questioning' };
  await desk.json('POST', '/claims/1/annotations', note, await desk.token('checker'));
  const notes = ['Desk /', 'Notes /annotations'];
  expect(await crumbsOf('/annotations/1')).toEqual(notes);
  expect(await crumbsOf('/annotations/1/edit')).toEqual(notes);
  expect(await crumbsOf('/annotations/1/history')).toEqual([...notes, 'Is it so? /annotations/1']);
});
