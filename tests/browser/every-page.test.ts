import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { closePages, sharedBrowser } from '../support/browser.js';
import { openDesk, type TestDesk } from '../support/desk.js';
import { everyVisit } from '../support/every-page.js';
import { fillDesk } from '../support/fill-desk.js';
import { FARTHEST_LOOKS } from '../support/looks.js';
import { newReview, reviewAs } from '../support/review.js';

// Every page as an admin sees it, who sees the most of each: its width in two looks that have no theme and no width in
// common, and with axe in one of them by turns. All looks of each, and what other readers see instead, are gone through
// in tests/long.

let browser: Browser;
let desk: TestDesk;
beforeAll(async () => {
  browser = await sharedBrowser();
  desk = await openDesk({ anonymous: 'viewer' });
});
afterAll(async () => {
  await closePages(browser);
  await desk.close();
});

it('no page has a fault', async () => {
  const review = newReview(FARTHEST_LOOKS, { inTurn: true });
  await reviewAs(review, browser, desk, 'admin', everyVisit(await fillDesk(desk)));
  expect(review.faults).toEqual([]);
}, 600_000);
