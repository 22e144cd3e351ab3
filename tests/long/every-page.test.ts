import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { makeFirstLink } from '../../src/people/accounts/actions/links.js';
import { DESK_ACTOR } from '../../src/platform/viewer.js';
import { closePages, sharedBrowser } from '../support/browser.js';
import { openDesk, type TestDesk } from '../support/desk.js';
import { emptyVisits, everyVisit, READERS } from '../support/every-page.js';
import { fillDesk } from '../support/fill-desk.js';
import { CHOSEN_LOOKS } from '../support/looks.js';
import { newReview, reviewAs, undecidedLines } from '../support/review.js';

// Every page as everybody sees it who sees it otherwise, in both themes, wide and narrow. What axe leaves undecided is
// printed; docs/accessibility.md has a verdict for each. `ONRECORD_LOOKS=light-1280,dark-1280` runs a part of it.

let browser: Browser;
let full: TestDesk;
let empty: TestDesk;
beforeAll(async () => {
  browser = await sharedBrowser();
  full = await openDesk({ anonymous: 'viewer' });
  empty = await openDesk();
});
afterAll(async () => {
  await closePages(browser);
  await full.close();
  await empty.close();
});

it('no page has a fault, whoever looks at it', async () => {
  const review = newReview(CHOSEN_LOOKS);
  const visits = everyVisit(await fillDesk(full));
  for (const reader of READERS.toReversed()) await reviewAs(review, browser, full, reader, visits);
  const first = await empty.ctx.transact(DESK_ACTOR, makeFirstLink);
  for (const reader of ['editor', 'anonymous'] as const) {
    await reviewAs(review, browser, empty, reader, emptyVisits(first?.path ?? ''));
  }
  process.stdout.write(`Left undecided by axe:\n${undecidedLines(review).join('\n')}\n`);
  expect(review.faults).toEqual([]);
});
