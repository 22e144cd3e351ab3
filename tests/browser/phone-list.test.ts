import type { Browser, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, expect, it } from 'vitest';
import { checkAccessibility } from '../support/axe.js';
import { closePages, listFaults, newPage, sharedBrowser, type WatchedPage } from '../support/browser.js';
import { addTestClaim, addTestSpeaker } from '../support/claims.js';
import { openDesk, type TestDesk } from '../support/desk.js';

// A list of quotations on a phone: what stands beside it elsewhere is folded, and everything still works.

const WIDTH = 320;

let browser: Browser;
let desk: TestDesk;
let watched: WatchedPage;
beforeAll(async () => {
  browser = await sharedBrowser();
  desk = await openDesk();
  await desk.as('checker', async (change) => {
    for (const name of ['Wang Yi', 'Antony Blinken']) {
      const { id: speaker_id } = await addTestSpeaker(change, name);
      for (const text of [`First of ${name}.`, `Second of ${name}.`])
        await addTestClaim(change, { speaker_id, text });
    }
  });
});
afterEach(async () => {
  expect(listFaults(watched.faults)).toEqual([]);
  await watched.close();
});
afterAll(async () => {
  await closePages(browser);
  await desk.close();
});

async function open(javaScriptEnabled: boolean): Promise<Page> {
  watched = await newPage(browser, { width: WIDTH, height: 640, javaScriptEnabled });
  const [name = '', value = ''] = ((await desk.signIn('editor')).cookie ?? '').split('=');
  await watched.context.addCookies([{ name, value, url: desk.url }]);
  await watched.page.goto(`${desk.url}/claims`);
  return watched.page;
}

const tagsOf = async (id: number) =>
  ((await (await desk.get(`/claims/${id}.json`, await desk.token('checker'))).json()) as { tags: string[] })
    .tags;

it.each([
  ['with scripts', true],
  ['without scripts', false],
] as const)('a list on a phone is filtered, and worked on in bulk, %s', async (_, hasScripts) => {
  const page = await open(hasScripts);
  const isWhole = async () =>
    expect(await page.evaluate('document.documentElement.scrollWidth')).toBeLessThanOrEqual(WIDTH);
  const go = async (target: ReturnType<Page['locator']>) => {
    await Promise.all([page.waitForEvent('load'), target.click()]);
  };
  const filter = page.locator('#narrow').getByRole('link', { name: /Antony Blinken/ });
  expect(await filter.isVisible()).toBe(false);
  await isWhole();

  await page.locator('#narrow > summary').click();
  await filter.waitFor({ state: 'visible' });
  await isWhole();
  await go(filter);
  const rows = page.locator('.claim-row');
  expect(await rows.allInnerTexts()).toEqual([
    expect.stringContaining('of Antony Blinken.'),
    expect.stringContaining('of Antony Blinken.'),
  ]);

  const bar = page.locator('.select-bar');
  // Scripts offer nothing to do with a selection before there is one.
  expect(await bar.locator('.bar-acts').isVisible()).toBe(!hasScripts);
  await rows.first().getByRole('checkbox').check();
  if (hasScripts) {
    // Stuck to the lower edge of the window, it leaves the list its room.
    const { y = 0, height = 0 } = (await bar.boundingBox()) ?? {};
    expect([y + height <= 641, height <= 160]).toEqual([true, true]);
  }
  await bar.locator('.bar-acts > summary').click();
  await bar.locator('#f-bar-tag').fill('harbour');
  await isWhole();
  if (hasScripts) expect((await checkAccessibility(page)).violations).toEqual([]);
  await go(bar.getByRole('button', { name: 'Tag', exact: true }));
  const id = Number(/\d+$/.exec((await rows.first().locator('[data-open]').getAttribute('href')) ?? '')?.[0]);
  expect(await tagsOf(id)).toEqual(['harbour']);
  await go(page.locator('[data-done]').getByRole('button', { name: 'Undo' }));
  expect(await tagsOf(id)).toEqual([]);
});
