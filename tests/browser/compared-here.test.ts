import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type ComparedDesk, comparedDesk } from '../checking/comparison-queue/compared-desk.js';
import { barriersOn } from '../support/barriers.js';
import { closePages, listFaults, newPage, sharedBrowser, type WatchedPage } from '../support/browser.js';

const WORDS = 'The harbour toll will not rise before the spring';
const PRINTED = 'She said: “The harbour toll will rise before the spring.” Nobody asked.';

describe('on the page of a quotation', () => {
  let browser: Browser;
  let desk: ComparedDesk;
  let watched: WatchedPage;
  beforeAll(async () => {
    browser = await sharedBrowser();
    desk = await comparedDesk();
    watched = await newPage(browser);
    const [name = '', value = ''] = (await desk.signIn('checker')).cookie?.split('=') ?? [];
    await watched.context.addCookies([{ name, value, url: desk.url }]);
  });
  afterAll(async () => {
    await closePages(browser);
    await desk?.close();
  });

  it('the text of its source is pasted, and what differs is seen there', async () => {
    const { claim, attribution } = await desk.addClaim(WORDS);
    const { page } = watched;
    await page.goto(`${desk.url}/claims/${claim}`);
    await page.locator('.keep-here > summary').click();
    await page.getByLabel('Paste the text').fill(PRINTED);
    expect(await barriersOn(page)).toEqual([]);
    await page.getByRole('button', { name: 'Save text' }).click();
    await page.waitForURL(new RegExp(`/claims/${claim}(\\?.*)?#attribution-${attribution}$`));
    await page.locator('.standing .match-strip', { hasText: '‘not’' }).waitFor();
    await page.locator(`#attribution-${attribution} .passage`, { hasText: 'Nobody asked' }).waitFor();
    expect(listFaults(watched.faults)).toEqual([]);
  });

  it('a comparison appears once it is done, and is announced', async () => {
    const { claim, attribution } = await desk.addClaim(`${WORDS}, she added`);
    await desk.ctx.comparer.all();
    await desk.as('checker', async ({ tx }) => {
      await tx.deleteFrom('comparisons').where('attribution_id', '=', attribution).execute();
      await tx.insertInto('comparisons_due').values({ source_id: 1, attribution_id: attribution }).execute();
    });
    const { page } = watched;
    await page.goto(`${desk.url}/claims/${claim}`);
    await page.locator('[data-comparing]', { hasText: 'Comparing with our copy' }).waitFor();
    const checks = await page.locator('#checks').elementHandle();
    await desk.ctx.comparer.all();
    await page.locator(`#attribution-${attribution} .passage`).waitFor();
    await page.getByRole('status').filter({ hasText: 'Compared.' }).waitFor({ state: 'attached' });
    expect(await page.locator('[data-comparing]').count()).toBe(0);
    // The checks depend on it, and go on counting what is changed in them.
    await expect.poll(() => checks?.evaluate((one: { isConnected: boolean }) => one.isConnected)).toBe(false);
    await page
      .locator('#checks .pick input')
      .first()
      .evaluate((one: { click(): void }) => one.click());
    await page.locator('[data-changed]', { hasText: '1 check changed' }).waitFor();
    expect(listFaults(watched.faults)).toEqual([]);
  });
});
