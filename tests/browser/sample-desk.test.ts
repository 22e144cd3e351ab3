import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { seedSample } from '../../src/exchange/seed.js';
import { checkAccessibility } from '../support/axe.js';
import { launchBrowser, listFaults, newPage, type WatchedPage } from '../support/browser.js';
import { openDesk, type TestDesk } from '../support/desk.js';
import { checkHtml } from '../support/html.js';

// The sample desk in a real browser, as a checker sees it: every page, in both themes, wide and narrow.

const PAGES = [
  '/',
  '/claims',
  '/claims?q=taiwan',
  '/claims/new',
  '/claims/2',
  '/claims/2/edit',
  '/claims/2/history',
  '/claims/3',
  '/claims/2/attributions/new',
  '/claims/2/links/new',
  '/attributions/1/edit',
  '/sources',
  '/sources/1',
  '/sources/1/edit',
  '/sources/1/snapshots',
  '/speakers',
  '/speakers/1',
  '/speakers/1/edit',
  '/occasions',
  '/occasions/1',
  '/outlets',
  '/outlets/1',
  '/tags',
  '/tags/1',
  '/annotations',
  '/annotations/1',
  '/lists',
  '/lists/1',
  '/activity',
  '/about',
  '/help',
  '/account',
  '/claims/9999',
];
const LOOKS = [
  { theme: 'light', width: 1280 },
  { theme: 'dark', width: 320 },
] as const;

describe('the sample desk', () => {
  let browser: Browser;
  let desk: TestDesk;
  beforeAll(async () => {
    browser = await launchBrowser();
    desk = await openDesk();
    await seedSample(desk.ctx);
  });
  afterAll(async () => {
    await browser.close();
    await desk.close();
  });

  async function openAs(
    role: 'checker' | 'editor',
    settings: Parameters<typeof newPage>[1],
  ): Promise<WatchedPage> {
    const watched = await newPage(browser, settings);
    const [name = '', value = ''] = ((await desk.signIn(role)).cookie ?? '').split('=');
    await watched.context.addCookies([{ name, value, url: desk.url }]);
    return watched;
  }

  it.each(LOOKS)(
    'has no fault that axe finds on any page, and none scrolls sideways ($theme, $width px)',
    async (look) => {
      const { page, close } = await openAs('checker', look);
      const faults: string[] = [];
      for (const path of PAGES) {
        await page.goto(desk.url + path);
        const { violations } = await checkAccessibility(page);
        faults.push(...violations.map((violation) => `${path}: ${violation}`));
        const overflow = await page.evaluate(
          'document.documentElement.scrollWidth - document.documentElement.clientWidth',
        );
        if (Number(overflow) > 0) faults.push(`${path}: scrolls sideways by ${overflow}`);
      }
      expect(faults).toEqual([]);
      await close();
    },
    240_000,
  );

  it('has pages that are valid HTML', async () => {
    const sends = await desk.signIn('editor');
    const faults: string[] = [];
    for (const path of [...PAGES, '/trash']) {
      const html = await (await desk.get(path, sends)).text();
      faults.push(...(await checkHtml(html)).map((fault) => `${path}: ${fault}`));
    }
    expect(faults).toEqual([]);
  });

  it.each([true, false])(
    'lets a checker add a quotation, and a note that is answered and resolved (scripts: %s)',
    async (scripts) => {
      const { page, faults, close } = await openAs('checker', { javaScriptEnabled: scripts });
      await page.goto(`${desk.url}/claims/new`);
      const words = scripts
        ? 'Nobody on this desk has heard that before.'
        : 'The harbour will stay shut until spring.';
      await page.getByLabel('The words', { exact: true }).fill(words);
      await page.getByLabel('Speaker', { exact: true }).fill(`New Speaker ${scripts ? 'One' : 'Two'}`);
      await page.getByLabel('Source (optional)').fill('A new source');
      await page.getByRole('button', { name: 'Save the quotation' }).click();
      await page.getByText(words).first().waitFor();
      await page.getByLabel('Note', { exact: true }).fill('Who else was in the room?');
      await page.getByRole('button', { name: 'Add the note' }).click();
      await page.getByText('Who else was in the room?').first().waitFor();
      await page.getByText('Reply', { exact: true }).first().click();
      await page.getByLabel('Your reply').fill('Two interpreters.');
      await page.getByRole('button', { name: 'Send the reply' }).click();
      await page.getByText('Two interpreters.').waitFor();
      await page.getByRole('button', { name: /Mark as resolved/ }).click();
      await page.getByText(/Resolved by/).waitFor();
      expect(listFaults(faults)).toEqual([]);
      await close();
    },
  );
});
