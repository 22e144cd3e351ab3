import { afterAll, beforeAll, expect, it } from 'vitest';
import { openDesk, type Sends, type TestDesk } from '../../support/desk.js';
import { checkHtml } from '../../support/html.js';

// Texts that nobody should send to “Can I run this?”: each gets a page that says what to do, and loses nothing.

let desk: TestDesk;
let [viewer, token] = [{}, {}] as Sends[];
beforeAll(async () => {
  desk = await openDesk();
  [viewer, token] = await Promise.all([desk.signIn('viewer'), desk.token('viewer', 'read')]);
});
afterAll(() => desk.close());

const longest = 'Nobody ran. '.repeat(1_667).slice(0, 20_000).replace(/ $/, 'x');

interface Case {
  readonly what: string;
  readonly text: string;
  readonly says: string;
}

const REFUSED: readonly Case[] = [
  {
    what: '20,001 characters',
    text: `${longest}y`,
    says: 'The text is 20,001 characters long; the limit is 20,000',
  },
  {
    what: 'marks only',
    text: '“…” – «?!» ( )',
    says: 'The text has punctuation marks only: enter words to look up',
  },
  { what: 'spaces only', text: ' \n\t\u00a0\u3000\u200b', says: 'Enter the text to look up' },
  { what: 'NUL', text: 'no\u0000room', says: 'Character 3 is a null character (U+0000)' },
];

const ANSWERED: readonly Case[] = [
  { what: '20,000 characters', text: longest, says: 'Not on record' },
  { what: 'right-to-left words', text: 'لا مجال للمساومة في الميناء', says: 'Not on record' },
  { what: 'Chinese', text: '港口没有妥协的余地。渡轮不会开。', says: 'Not on record' },
  { what: 'HTML', text: '<script>alert(1)</script><b>no “room”</b> &amp;', says: 'Not on record' },
  { what: 'one symbol', text: '🦀', says: 'Not on record' },
  { what: 'one word of 20,000 letters', text: 'x'.repeat(20_000), says: 'Not on record' },
  {
    what: 'opening marks alone around one word',
    text: `${'“'.repeat(9_000)}no${'('.repeat(9_000)}`,
    says: 'Not on record',
  },
];

it.each(REFUSED)('$what: the form says what to do and keeps the text', async ({ text, says }) => {
  const sent = await desk.form('/lookup', { text, speaker: 'Ilse Marren' }, viewer);
  expect(sent.status).toBe(422);
  const html = await sent.text();
  expect(html).toContain(says);
  expect(html).toContain('value="Ilse Marren"');
  if (!text.includes('\u0000')) expect(await checkHtml(html)).toEqual([]);
  const answer = await desk.json('POST', '/lookup', { text }, token);
  expect([answer.status, await answer.text()]).toEqual([422, expect.stringContaining(says)]);
});

it.each(ANSWERED)('$what: looked up', async ({ text, says }) => {
  const sent = await desk.form('/lookup', { text }, viewer);
  const address = sent.headers.get('location');
  const page = address === null ? sent : await desk.get(address, viewer);
  expect(page.status).toBe(200);
  const html = await page.text();
  expect(html).toContain(says);
  expect(html).not.toContain('<script>alert');
  expect(await checkHtml(html)).toEqual([]);
  const answer = await desk.json('POST', '/lookup', { text }, token);
  const found = (await answer.json()) as { passages: { state: string }[] };
  expect([answer.status, found]).toMatchObject([200, { claims: [], left: 0, copies: [], passages_left: 0 }]);
  expect(new Set(found.passages.map(({ state }) => state))).toEqual(new Set(['not_on_record']));
});

it('an address with such a text shows the form with it, and not a list that nobody asked for', async () => {
  const page = await desk.get(`/lookup?${new URLSearchParams({ q: '“…”', speaker: 'Ilse Marren' })}`, viewer);
  const html = await page.text();
  expect([page.status, html]).toEqual([422, expect.stringContaining('enter words to look up')]);
  expect(html).toContain('value="Ilse Marren"');
  expect(html).toMatch(/>\s*“…”<\/textarea>/);
  const json = await desk.get(`/lookup.json?${new URLSearchParams({ q: '“…”' })}`, token);
  expect([json.status, await json.text()]).toEqual([422, expect.stringContaining('enter words to look up')]);
});

it('an address with a name that means nothing here says which there are', async () => {
  const page = await desk.get('/lookup?text=No+room', viewer);
  expect([page.status, await page.text()]).toEqual([
    expect.any(Number),
    expect.stringContaining('q, speaker'),
  ]);
  expect(page.status).toBeGreaterThanOrEqual(400);
});
