import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { checkAccessibility } from '../support/axe.js';
import { closePages, listFaults, newPage, sharedBrowser } from '../support/browser.js';
import { openDesk, type TestDesk } from '../support/desk.js';

let browser: Browser;
let desk: TestDesk;
beforeAll(async () => {
  browser = await sharedBrowser();
  desk = await openDesk();
  const whole = { text: 'There is no room for compromise on the harbour.', said_on: '2023-06-19' };
  const speaker = { name: 'Antony Quill', kind: 'person' };
  await desk.json('POST', '/claims', { ...whole, speaker }, await desk.token('checker'));
});
afterAll(async () => {
  await closePages(browser);
  await desk.close();
});

async function onForm(javaScriptEnabled: boolean, work: (page: Page) => Promise<void>): Promise<void> {
  const watched = await newPage(browser, { javaScriptEnabled, width: 320 });
  const [name = '', value = ''] = ((await desk.signIn('checker')).cookie ?? '').split('=');
  await watched.context.addCookies([{ name, value, url: desk.url }]);
  await watched.page.goto(`${desk.url}/claims/new`);
  await work(watched.page);
  expect(listFaults(watched.faults)).toEqual([]);
  await watched.close();
}

describe.each([
  ['with scripts', true, 'no room for compromise'],
  ['without scripts', false, 'compromise on the harbour'],
])('a quotation entered %s', (_, javaScriptEnabled, words) => {
  it('is asked about, and saved as a fragment by the speaker who is there', async () => {
    await onForm(javaScriptEnabled, async (page) => {
      await page.locator('textarea[name="text"]').fill(words);
      await page.locator('input[name="speaker.name"]').fill('Anthony Quill');
      await page.getByRole('button', { name: 'Save quotation' }).click();
      const asked = page.getByRole('region', { name: 'Possible duplicates' });
      await asked.waitFor();
      // Without its style sheet a page is as wide as its widest word.
      await page.waitForLoadState('load');
      expect(await page.locator('textarea[name="text"]').inputValue()).toBe(words);
      if (javaScriptEnabled) expect((await checkAccessibility(page)).violations).toEqual([]);
      expect(await page.evaluate('document.documentElement.scrollWidth')).toBeLessThanOrEqual(320);
      await asked.getByLabel('As a fragment of “There is no room').check();
      await asked.getByLabel('Use Antony Quill').check();
      await asked.getByRole('button', { name: 'Save with these choices' }).click();
      await page.waitForURL(/\/claims\/\d+(\?|$)/);
      expect(await page.locator('main').textContent()).toContain('There is no room for compromise');
    });
    const speakers = await desk.ctx.db.selectFrom('speakers').select('name').execute();
    expect(speakers).toEqual([{ name: 'Antony Quill' }]);
  });
});
