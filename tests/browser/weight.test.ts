import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { seedSample } from '../../src/publishing/practice/actions/sample.js';
import { addTestAttribution, addTestSource } from '../pages/merging/merging.js';
import { closePages, newPage, sharedBrowser } from '../support/browser.js';
import { addTestClaim, addTestSpeaker } from '../support/claims.js';
import { openDesk, type TestDesk } from '../support/desk.js';
import { seedPractice } from '../support/practice.js';

// What the first visit to a page costs, counted by Chromium with nothing in its cache, for a viewer who is not signed in;
// and how tall the pages are on which one works.

const MAX_BYTES = 100_000;
const MAX_REQUESTS = 10;
/** Two screens of a laptop. */
const MAX_QUOTATION_PX = 1_800;
const MAX_HISTORY_PX = 2_700;
const MAX_DESK_ON_A_PHONE_PX = 5_000;

let browser: Browser;
let desk: TestDesk;
beforeAll(async () => {
  browser = await sharedBrowser();
  desk = await openDesk({ anonymous: 'viewer' });
  await seedSample(desk.ctx);
  await seedPractice(desk.ctx);
});
afterAll(async () => {
  await closePages(browser);
  await desk.close();
});

async function copyHref(): Promise<string> {
  const query = desk.ctx.db.selectFrom('snapshots').select(['id', 'source_id']).orderBy('id');
  const { id, source_id } = await query.executeTakeFirstOrThrow();
  return `/sources/${source_id}/snapshots/${id}`;
}

const PAGES: readonly [string, () => Promise<string>][] = [
  ['the first page', async () => '/'],
  ['the quotations', async () => '/claims'],
  ['a quotation', async () => '/claims/1'],
  ['a saved copy', copyHref],
];

it.each(PAGES)('%s takes at most 100 KB and 10 requests', async (_name, href) => {
  const { requests, bytes } = await coldVisit(await href());
  const each = requests.map(({ url, size }) => `${size} ${url}`).join('\n');
  expect(bytes, each).toBeLessThanOrEqual(MAX_BYTES);
  expect(requests.length, each).toBeLessThanOrEqual(MAX_REQUESTS);
});

const isCompared = async () => {
  const due = desk.ctx.db.selectFrom('comparisons_due').select('id').where('gave_up', 'is', null);
  return (await due.execute()).length === 0;
};

async function heightOf(path: string, width: number): Promise<number> {
  const { page, context, close } = await newPage(browser, { width, height: 900 });
  const [name = '', value = ''] = ((await desk.signIn('editor')).cookie ?? '').split('=');
  await context.addCookies([{ name, value, url: desk.url }]);
  await page.goto(desk.url + path);
  const height = Number(await page.evaluate('document.documentElement.scrollHeight'));
  await close();
  return height;
}

it.each([
  ['joined from two passages', 'The islands have waited%'],
  ['of four sources', 'The ferry will run again%'],
])('a quotation %s, which differs and has no finding, fits two screens', async (_, text) => {
  await expect.poll(isCompared, { timeout: 20_000 }).toBe(true);
  const claim = desk.ctx.db.selectFrom('claims').select('id').where('text', 'like', text);
  const { id } = await claim.executeTakeFirstOrThrow();
  expect(await heightOf(`/claims/${id}`, 1280)).toBeLessThanOrEqual(MAX_QUOTATION_PX);
});

it('the history of a quotation shows its newest part', async () => {
  expect(await heightOf('/claims/2/history', 1280)).toBeLessThanOrEqual(MAX_HISTORY_PX);
});

it('the desk on a phone folds what is not the reader’s own work', async () => {
  await expect.poll(isCompared, { timeout: 20_000 }).toBe(true);
  expect(await heightOf('/', 320)).toBeLessThanOrEqual(MAX_DESK_ON_A_PHONE_PX);
});

it('the markup of 50 rows, each of other words, takes at most 40 KB', async () => {
  await desk.as('editor', async (change) => {
    for (let at = 0; at < 50; at += 1) {
      const speaker = await addTestSpeaker(change, mixedWords(at, 2));
      const claim = await addTestClaim(change, { speaker_id: speaker.id, text: mixedWords(at + 50, 40) });
      const source = await addTestSource(change, mixedWords(at + 100, 8));
      await addTestAttribution(change, { claim_id: claim.id, source_id: source.id, wording: claim.text });
    }
  });
  const { requests } = await coldVisit('/claims');
  const page = requests.find(({ url }) => url === `${desk.url}/claims`);
  expect(page?.size).toBeLessThanOrEqual(40_000);
});

/** So many invented words of three to nine letters, other ones for each seed. */
function mixedWords(seed: number, count: number): string {
  let state = seed + 1;
  const next = (below: number) => {
    state = (state * 48_271) % 2_147_483_647;
    return state % below;
  };
  const word = () => Array.from({ length: 3 + next(7) }, () => String.fromCharCode(97 + next(26))).join('');
  return Array.from({ length: count }, word).join(' ');
}

/** Every request of a page until it is idle, with its size over the wire, headers included. */
async function coldVisit(path: string) {
  const { page, context, close } = await newPage(browser);
  const session = await context.newCDPSession(page);
  const urls = new Map<string, string>();
  const sizes = new Map<string, number>();
  session.on('Network.requestWillBeSent', ({ requestId, request }) => urls.set(requestId, request.url));
  session.on('Network.loadingFinished', ({ requestId, encodedDataLength }) =>
    sizes.set(requestId, encodedDataLength),
  );
  await session.send('Network.enable');
  await page.goto(desk.url + path, { waitUntil: 'networkidle' });
  await close();
  const requests = [...sizes].map(([id, size]) => ({ url: urls.get(id) ?? id, size }));
  return { requests, bytes: requests.reduce((sum, { size }) => sum + size, 0) };
}
