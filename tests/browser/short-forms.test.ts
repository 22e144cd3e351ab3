import type { Browser, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, beforeEach, expect, it } from 'vitest';
import { checkAccessibility } from '../support/axe.js';
import { closePages, listFaults, newPage, sharedBrowser, type WatchedPage } from '../support/browser.js';
import { openDesk, type TestDesk } from '../support/desk.js';

// What it takes to enter quotations: fields, clicks and loads of pages, counted in Chromium.

let browser: Browser;
let desk: TestDesk;
let watched: WatchedPage;
let page: Page;
let loads = 0;

beforeAll(async () => {
  browser = await sharedBrowser();
  desk = await openDesk();
  const token = await desk.token('editor');
  for (const name of ['Ada Berg', 'Ada Bergman'])
    await desk.json('POST', '/speakers', { name, kind: 'person', description: name }, token);
});
afterAll(async () => {
  await closePages(browser);
  await desk.close();
});
beforeEach(async () => open({}));
afterEach(async () => {
  expect(listFaults(watched.faults)).toEqual([]);
  await watched.close();
});

async function open(settings: { readonly javaScriptEnabled?: boolean }): Promise<void> {
  watched = await newPage(browser, settings);
  page = watched.page;
  const [name = '', value = ''] = ((await desk.signIn('editor')).cookie ?? '').split('=');
  await watched.context.addCookies([{ name, value, url: desk.url }]);
  loads = 0;
  page.on('load', () => {
    loads += 1;
  });
}

const field = (label: string) =>
  page
    .getByRole('textbox', { name: label, exact: true })
    .or(page.getByRole('combobox', { name: label, exact: true }));
const visibleFields = () => page.locator('main form .field:visible').count();
const press = async (name: string) => {
  await Promise.all([page.waitForEvent('load'), page.getByRole('button', { name, exact: true }).click()]);
};
const focused = () => page.evaluate('document.activeElement.name');

it('a quotation with all records new and its article kept takes seven fields and two loads', async () => {
  await page.goto(`${desk.url}/claims/new`);
  expect(await focused()).toBe('text');
  expect(await visibleFields()).toBeLessThanOrEqual(8);
  const typed = [
    ['Quotation', 'The quay stays closed.'],
    ['Speaker', 'Ilse Marren'],
    ['Where and when', 'Harbour board, spring session'],
    ['Source', 'Quay closed until May'],
    ['Outlet of a new source', 'Harbour Times'],
    ['Text of the article', '“The quay stays open,” said Ilse Marren, who runs the ferry.'],
    ['Source it cites', 'Evening news'],
  ] as const;
  for (const [label, words] of typed) await field(label).fill(words);
  expect((await checkAccessibility(page)).violations).toEqual([]);
  await press('Save and add another from this source');
  expect(loads).toBe(2);
  await desk.ctx.comparer.all();
  const verdicts = await desk.ctx.db.selectFrom('comparisons').select('verdict').execute();
  expect(verdicts).toEqual([{ verdict: 'altered' }]);
});

it('a second quotation from the same source takes its words, its speaker and one click', async () => {
  await page.goto(`${desk.url}/claims/new?like=1`);
  expect(await focused()).toBe('text');
  expect(await field('Speaker').inputValue()).toBe('');
  await page.keyboard.type('Nobody asked us.');
  await field('Speaker').fill('Ilse Marren');
  await press('Save quotation');
  const rows = await desk.ctx.db
    .selectFrom('attributions')
    .innerJoin('sources', 'sources.id', 'attributions.source_id')
    .select(['sources.title', 'attributions.wording'])
    .where('attributions.claim_id', '=', 2)
    .orderBy('attributions.id')
    .execute();
  expect(rows).toEqual([
    { title: 'Evening news', wording: null },
    { title: 'Quay closed until May', wording: 'Nobody asked us.' },
  ]);
});

it('an exact name is taken with Enter, and the fields of a new speaker stay folded', async () => {
  await page.goto(`${desk.url}/claims/new`);
  await field('Speaker').fill('Ada Berg');
  await page.getByRole('option', { name: 'Ada Berg', exact: false, selected: true }).waitFor();
  await page.keyboard.press('Enter');
  expect(await page.locator('input[name="speaker.id"]').inputValue()).toBe('1');
  expect(await page.getByLabel('Kind of speaker').isVisible()).toBe(false);
});

it('a name that is only near is offered and not taken, and the fields of a new speaker open', async () => {
  await page.goto(`${desk.url}/claims/new`);
  await field('Speaker').fill('Ada');
  await page.getByRole('option', { name: /Ada Bergman/ }).waitFor();
  expect(
    await page.getByRole('listbox', { name: 'Speaker' }).getByRole('option', { selected: true }).count(),
  ).toBe(0);
  await page.getByLabel('Kind of speaker').waitFor();
});

it('without scripts a quotation is linked by typing words of the other and choosing it', async () => {
  await watched.close();
  await open({ javaScriptEnabled: false });
  await page.goto(`${desk.url}/claims/2/links/new`);
  await page.getByLabel('How they are linked').selectOption({ label: 'Compare with the other quotation' });
  await field('The other quotation').fill('quay closed');
  await press('Link');
  await page.getByRole('radio', { name: /The quay stays closed/ }).check();
  await press('Link');
  const links = await desk.ctx.db.selectFrom('claim_links').select(['claim_id', 'other_claim_id']).execute();
  expect(links).toEqual([{ claim_id: 2, other_claim_id: 1 }]);
});

it('a fold that opens while a button is pressed does not take the press away', async () => {
  await page.goto(`${desk.url}/claims/new`);
  const isOpen = () => page.evaluate('document.querySelector("details.if-new").open');
  let answer = () => {};
  const held = new Promise<void>((resolve) => {
    answer = resolve;
  });
  await page.route(/Lindqvist/, async (route) => {
    await held;
    await route.continue();
  });
  await field('Quotation').fill('The ice decides.');
  await field('Speaker').fill('Otto Lindqvist');
  await page.getByRole('button', { name: 'Save quotation', exact: true }).hover();
  const asked = page.waitForEvent('requestfinished', (request) => request.url().includes('Lindqvist'));
  await page.mouse.down();
  answer();
  await asked;
  expect(await isOpen()).toBe(false);
  await Promise.all([page.waitForEvent('load'), page.mouse.up()]);
  expect(await page.locator('.quote-hero').textContent()).toContain('The ice decides.');
});
