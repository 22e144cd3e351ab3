import type { Browser, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from 'vitest';
import { finder, type Told } from '../pages/capture/article.js';
import { closePages, listFaults, newPage, sharedBrowser, type WatchedPage } from '../support/browser.js';
import { openDesk, type TestDesk } from '../support/desk.js';

// What is typed in an open form of a capture is never lost to another button.

const TEXT = `The deck\n\n“One plank is gone,” Felix Okone said. “Two planks are loose,” she said.\n\n“Three nails are left,” Mira Tolland said.\n`;
const TOLD: readonly Told[] = [
  { words: '“One plank is gone,”', speaker: ['Felix Okone', 'Felix Okone', 'name', true] },
  { words: '“Two planks are loose,”', speaker: ['she', 'Mira Tolland', 'pronoun'] },
  { words: '“Three nails are left,”', speaker: ['Mira Tolland', 'Mira Tolland', 'name', true] },
];

let browser: Browser;
let desk: TestDesk;
let watched: WatchedPage;
let page: Page;
beforeAll(async () => {
  [browser, desk] = [await sharedBrowser(), await openDesk()];
  vi.spyOn(desk.ctx.captures, 'run').mockImplementation(finder(TOLD));
});
afterEach(async () => {
  expect(listFaults(watched.faults)).toEqual([]);
  await watched.close();
});
afterAll(async () => {
  await closePages(browser);
  await desk.close();
});

async function begin(settings: Parameters<typeof newPage>[1] = {}): Promise<string> {
  watched = await newPage(browser, settings);
  page = watched.page;
  const sends = await desk.signIn('checker');
  const [name = '', value = ''] = (sends.cookie ?? '').split('=');
  await watched.context.addCookies([{ name, value, url: desk.url }]);
  const answer = await desk.form('/capture', { way: 'paste', whose: 'theirs', text: TEXT }, sends);
  await page.goto(desk.url + (answer.headers.get('location') ?? ''));
  return page.url();
}

const row = (n: number) => page.locator(`#q-${n}`);
const said = (words: string | RegExp) => page.locator('#capture-said').getByText(words).waitFor();
const edit = (n: number) => row(n).getByRole('link', { name: 'Edit' }).click();

describe('an open form', () => {
  it('alone can accept or drop its quotation', async () => {
    await begin();
    await edit(1);
    await row(1).getByLabel('Credited as').fill('the harbour master');
    expect(await row(1).locator('.captured-acts').getByRole('button').count()).toBe(0);
    await row(1).getByRole('button', { name: 'Accept with these changes' }).click();
    await said('Accepted quotation 1');
    await edit(1);
    expect(await row(1).getByLabel('Credited as').inputValue()).toBe('the harbour master');
    expect(await row(1).getByRole('button', { name: 'Reopen' }).count()).toBe(0);
  });

  it('is left out where all that are certain are accepted, which is said', async () => {
    await begin();
    await edit(1);
    await row(1).getByLabel('Credited as').fill('the harbour master');
    await page.getByRole('button', { name: /^Accept the 2/ }).click();
    await said(/^\s*Accepted (?:one|1) quotation\. One that is being edited was left out\./);
    expect(await row(1).getByLabel('Credited as').inputValue()).toBe('the harbour master');
    expect(await row(3).getAttribute('class')).toContain('is-accepted');
  });

  it('is all that can be sent without scripts, until it is kept or cancelled', async () => {
    await begin({ javaScriptEnabled: false });
    await row(3).getByRole('button', { name: 'Accept' }).click();
    await edit(1);
    expect(await page.getByRole('button', { name: /^(Accept the|Save|Confirm|Reopen)/ }).count()).toBe(0);
    await page.getByText('Number 1 is being edited.').waitFor();
    await row(1).getByRole('link', { name: 'Cancel' }).click();
    expect(await page.getByRole('button', { name: 'Save one quotation' }).count()).toBe(1);
  });
});

it('without scripts, a form that is refused further down is named at the top', async () => {
  await begin({ javaScriptEnabled: false });
  await edit(3);
  await row(3).getByLabel('Speaker', { exact: true }).fill('');
  await row(3).getByRole('button', { name: 'Accept with these changes' }).click();
  const link = page.locator('.capture-head').getByRole('link', { name: 'Correct quotation 3' });
  await link.click();
  expect(page.url()).toMatch(/#q-3$/);
  watched.faults.console.length = 0;
});

// Last, since the same article shows afterwards what is saved.
it('an open form stops saving while words typed in it are not kept, and is pointed at', async () => {
  const address = await begin();
  await row(3).getByRole('button', { name: 'Accept' }).click();
  await said('Accepted quotation 3');
  await edit(1);
  await row(1).getByLabel('Credited as').fill('the harbour master');
  await page.getByRole('button', { name: 'Save one quotation' }).click();
  await row(1).getByText('These changes are not kept yet').waitFor();
  expect(page.url()).toBe(address);
  await row(1).getByRole('button', { name: 'Keep changes' }).click();
  await said(/^\s*Kept the changes/);
  await page.getByRole('button', { name: 'Save one quotation' }).click();
  await page.waitForURL(/\/claims\/\d+/);
});
