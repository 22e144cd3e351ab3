import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { seedSample } from '../../src/publishing/practice/actions/sample.js';
import { addTestAttribution, addTestSource } from '../pages/merging/merging.js';
import { closePages, newPage, sharedBrowser } from '../support/browser.js';
import { addTestClaim, addTestSpeaker } from '../support/claims.js';
import { openDesk, type TestDesk } from '../support/desk.js';
import { seedPractice } from '../support/practice.js';

// What the first visit to a page costs, counted by Chromium with nothing in its cache, for a viewer who is not signed in.

const MAX_BYTES = 100_000;
const MAX_REQUESTS = 10;

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
