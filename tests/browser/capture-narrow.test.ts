import type { Browser, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { closePages, listFaults, newPage, sharedBrowser, type WatchedPage } from '../support/browser.js';
import { openDesk, type TestDesk } from '../support/desk.js';
import { HARBOUR_ARTICLE } from '../support/harbour-article.js';

// A capture on a phone, with and without scripts: nothing covers the row that is decided, and a row under another name
// than the text has says so before it is saved.

const REMARK = 'In the text Felix Okone is credited with these words.';

let browser: Browser;
let desk: TestDesk;
let watched: WatchedPage;
let page: Page;
beforeAll(async () => {
  browser = await sharedBrowser();
});
beforeEach(async () => {
  desk = await openDesk();
});
afterEach(async () => {
  await watched.close();
  await desk.close();
});
afterAll(() => closePages(browser));

async function openCapture(javaScriptEnabled: boolean): Promise<void> {
  watched = await newPage(browser, { width: 390, height: 844, javaScriptEnabled });
  page = watched.page;
  const checker = await desk.signIn('checker');
  const [name = '', value = ''] = (checker.cookie ?? '').split('=');
  await watched.context.addCookies([{ name, value, url: desk.url }]);
  const fields = { way: 'paste', whose: 'theirs', text: HARBOUR_ARTICLE };
  const answer = await desk.form('/capture', fields, checker);
  await page.goto(`${desk.url}${answer.headers.get('location')}#q-1`);
}

/** Pixels of a row that the bar covers, or that are above the window. */
async function hiddenOf(n: number): Promise<number> {
  const [row, bar] = [page.locator(`#q-${n}`), page.locator('.capture-bar')];
  const [own, over] = [await row.boundingBox(), await bar.boundingBox()];
  if (own === null || over === null) throw new Error('Row or bar is not shown.');
  const covered = Math.min(own.y + own.height, over.y + over.height) - Math.max(own.y, over.y);
  return Math.max(0, covered, -own.y);
}

describe.each([
  ['with scripts', true],
  ['without scripts', false],
])('a capture at 390 px, %s', (_, isScripted) => {
  it('shows the first row whole, and what the text says of a wrong name', async () => {
    await openCapture(isScripted);
    expect(await hiddenOf(1)).toBe(0);
    const row = page.locator('#q-1');
    if (isScripted) await row.getByLabel('Speaker of quotation 1').fill('Petra Lund');
    else {
      await row.getByRole('link', { name: 'Edit' }).click();
      await row.getByLabel('Speaker', { exact: true }).fill('Petra Lund');
    }
    await row
      .getByRole('button', { name: /^(?:Accept|Confirm)/ })
      .first()
      .click();
    await row.locator('.captured-ask', { hasText: REMARK }).waitFor();
    expect(await page.locator('#capture-said').textContent()).toContain(REMARK);
    expect(await hiddenOf(isScripted ? 2 : 1)).toBe(0);
    expect(listFaults(watched.faults)).toEqual([]);
  });
});
