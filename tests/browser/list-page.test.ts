import type { Browser, Page, Route } from 'playwright-core';
import { afterAll, afterEach, beforeAll, expect, it } from 'vitest';
import { checkAccessibility } from '../support/axe.js';
import { closePages, listFaults, newPage, sharedBrowser, type WatchedPage } from '../support/browser.js';
import { openDesk, type Sends, type TestDesk } from '../support/desk.js';

// The page of a list: what is changed in its order shows beside it as it is printed, without leaving the page.

const TEXTS = ['The harbour will stay shut.', 'Nobody asked the pilots.', 'The ice is gone.'];

let browser: Browser;
let desk: TestDesk;
let token: Sends;
let watched: WatchedPage;
let page: Page;
let claims: number[] = [];

beforeAll(async () => {
  browser = await sharedBrowser();
  desk = await openDesk();
  token = await desk.token('editor');
  for (const text of TEXTS) {
    const source = { type: 'article-newspaper', title: 'Ice in the harbour', issued: '2023-06-19' };
    const authors = [{ family: 'Lind', given: 'Bo' }];
    const fields = { text, form: 'direct', language: 'en', speaker: { name: 'Ilse Marren' } };
    const attribution = { source: { ...source, authors, outlet: { name: 'The Harbour Herald' } } };
    const made = await desk.json('POST', '/claims', { ...fields, attribution }, token);
    expect(made.status, await made.clone().text()).toBe(201);
    claims = [...claims, ((await made.json()) as { id: number }).id];
  }
});
afterEach(async () => {
  expect(listFaults(watched.faults)).toEqual([]);
  await watched.close();
});
afterAll(async () => {
  await closePages(browser);
  await desk.close();
});

interface ListJson {
  readonly id: number;
  readonly style: string;
  readonly kind: string;
  readonly locale: string;
  readonly items: readonly {
    readonly id: number;
    readonly claim_id: number;
    readonly locator: string | null;
  }[];
}

async function openList(
  fields: object = {},
  { javaScriptEnabled = true, as = 'editor' }: { javaScriptEnabled?: boolean; as?: 'editor' | 'viewer' } = {},
): Promise<string> {
  const given = { title: 'For Sunday', style: 'apa', kind: 'sources', shared: true, claim_ids: claims };
  const made = await desk.json('POST', '/lists', { ...given, ...fields }, token);
  const path = made.headers.get('location') ?? '';
  watched = await newPage(browser, { javaScriptEnabled });
  ({ page } = watched);
  const [name = '', value = ''] = ((await desk.signIn(as)).cookie ?? '').split('=');
  await watched.context.addCookies([{ name, value, url: desk.url }]);
  await page.goto(desk.url + path);
  return path;
}

const read = async (path: string) => (await (await desk.get(`${path}.json`, token)).json()) as ListJson;
const printed = () => page.locator('.entries').textContent();
const style = () => page.getByLabel('Citation style', { exact: true }).and(page.locator('input'));

/** Whether the page was left since `stay` marked it. */
const stay = () => page.evaluate('document.documentElement.dataset.stayed = "yes"');
const stayed = () => page.evaluate<boolean>('document.documentElement.dataset.stayed === "yes"');

it('prints in the style that is typed and the kind that is chosen, and remembers both', async () => {
  const path = await openList();
  await stay();
  await style().fill('mla');
  await page.locator('.combo-list [role="option"]').first().click();
  await expect.poll(async () => (await read(path)).style).toBe('modern-language-association');
  await page.locator('.done').getByText('Changed the list').waitFor();
  await page.getByLabel('Kind of list', { exact: true }).selectOption('evidence');
  await expect.poll(printed).toContain('Evidence:');
  expect(await read(path)).toMatchObject({ kind: 'evidence' });
  expect(await stayed()).toBe(true);
  expect((await checkAccessibility(page)).violations).toEqual([]);
});

it('saves what is chosen while an earlier choice is on its way', async () => {
  const path = await openList();
  const held: (() => Promise<void>)[] = [];
  // Every later one is let through: a route that ends while a page asks for something can leave it waiting for ever.
  const hold = (route: Route) =>
    held.length === 0 ? void held.push(() => route.continue()) : route.continue();
  await page.route('**/printing', hold);
  await page.getByLabel('Kind of list', { exact: true }).selectOption('evidence');
  await expect.poll(() => held.length).toBe(1);
  await page.getByLabel('Citation language', { exact: true }).selectOption('de-DE');
  await held[0]?.();
  await expect.poll(async () => (await read(path)).locale).toBe('de-DE');
  expect(await read(path)).toMatchObject({ kind: 'evidence', locale: 'de-DE' });
  await page.locator('.done').getByText('Changed the list').waitFor();
  expect(await page.getByLabel('Citation language', { exact: true }).inputValue()).toBe('de-DE');
});

it('prints what is moved, removed and added where it then stands, and keeps what is typed elsewhere', async () => {
  const path = await openList({ kind: 'evidence', claim_ids: claims.slice(0, 2) });
  await stay();
  const box = page.getByLabel('Add a quotation', { exact: true }).and(page.locator('input'));
  await box.fill(String(claims[2]));
  await page.getByRole('button', { name: 'Move up, number 2' }).click();
  await expect.poll(printed).toMatch(/Nobody asked[\s\S]*The harbour will/);
  expect(await box.inputValue()).toBe(String(claims[2]));
  await page.getByRole('button', { name: 'Remove number 2 from the list' }).click();
  await expect.poll(printed).not.toContain('The harbour will');
  await page.getByRole('button', { name: 'Add to list' }).click();
  await expect.poll(printed).toMatch(/Nobody asked[\s\S]*The ice is gone/);
  expect((await read(path)).items.map(({ claim_id }) => claim_id)).toEqual([claims[1], claims[2]]);
  expect(await stayed()).toBe(true);
  await page.reload();
  expect(page.url()).toBe(desk.url + path);
});

it('copies a list and a row of it in the form that is chosen, and says what was copied', async () => {
  await openList({ kind: 'evidence' });
  await page.context().grantPermissions(['clipboard-read', 'clipboard-write']);
  const copied = () => page.evaluate<string>('navigator.clipboard.readText()');
  const said = () => page.locator('[data-said]').textContent();
  const preview = page.getByRole('region', { name: 'Preview' });
  const copyAs = async (form: string) => {
    await preview.getByText('Copy as').click();
    await preview.getByRole('link', { name: form }).click();
  };
  await copyAs('In-text or footnote');
  await expect.poll(said).toContain('Copied: 3 citations: (Lind, 2023)');
  expect(await copied()).toBe('(Lind, 2023)\n'.repeat(3));
  await copyAs('Each source once');
  await expect.poll(said).toContain('Ice in the harbour');
  expect((await copied()).match(/Ice in the harbour/g)).toHaveLength(1);
  await page.getByRole('link', { name: `Copy citation of quotation ${claims[0]}` }).click();
  await expect.poll(copied).toContain(TEXTS[0]);
  expect(await copied()).not.toContain(TEXTS[1]);
});

it('says that a style has no form for the text, and copies nothing', async () => {
  await openList({ style: 'newsroom' });
  await page.getByRole('region', { name: 'Preview' }).getByText('Copy as').click();
  await page.getByRole('link', { name: 'In-text or footnote' }).click();
  await page.getByText('has neither in-text citations nor footnotes').waitFor();
});

it('works without scripts, step by step', async () => {
  const path = await openList({ claim_ids: claims.slice(0, 2) }, { javaScriptEnabled: false });
  await style().fill('modern-language-association');
  await page.getByLabel('Kind of list', { exact: true }).selectOption('evidence');
  await page.getByRole('button', { name: 'Apply' }).click();
  expect(await read(path)).toMatchObject({ style: 'modern-language-association', kind: 'evidence' });
  await page.getByRole('link', { name: `Add locator or note of quotation ${claims[0]}` }).click();
  await page.getByLabel('Page, paragraph or time', { exact: true }).fill('p. 4');
  await page.getByRole('button', { name: 'Save locator and note' }).click();
  expect(await page.getByText('Cited at p. 4').count()).toBe(1);
  await page.getByLabel('Add a quotation', { exact: true }).fill('ice is gone');
  await page.getByRole('button', { name: 'Add to list' }).click();
  await page.getByRole('radio').first().check();
  await page.getByRole('button', { name: 'Add to list' }).click();
  expect((await read(path)).items.map(({ claim_id }) => claim_id)).toEqual(claims);
});

it.each([true, false])(
  'is shown to a reader in the style of their choice, and stays as it is; scripts: %s',
  async (javaScriptEnabled) => {
    const path = await openList({ style: 'newsroom' }, { javaScriptEnabled, as: 'viewer' });
    expect(await printed()).toContain('Ice in the harbour, by Bo Lind');
    await style().fill('mla');
    await page.getByRole('button', { name: 'Change style' }).click();
    await page.waitForURL(/style=/);
    expect(await printed()).toContain('“Ice in the Harbour.”');
    expect(await read(path)).toMatchObject({ style: 'newsroom' });
    if (javaScriptEnabled) expect((await checkAccessibility(page)).violations).toEqual([]);
  },
);

it('has the footnotes of Chicago, and keeps an edition that says what has changed since', async () => {
  const path = await openList({ style: 'chicago-fullnote-bibliography', kind: 'quotations' });
  const preview = page.getByRole('region', { name: 'Preview' });
  await preview.getByText(/^Note 1: Bo Lind, “Ice in the Harbour,”/).waitFor();
  await preview.getByText(/^Note 2: Lind, “Ice in the Harbour\.”/).waitFor();
  await preview.getByRole('heading', { name: 'Bibliography' }).waitFor();
  await page.getByRole('link', { name: 'Keep an edition' }).click();
  await page.getByLabel('Name', { exact: false }).fill('As filed');
  await page.getByRole('button', { name: 'Keep an edition' }).click();
  await page.getByText(/^Note 2: Lind/).waitFor();
  const edition = page.url();
  const item = `${path}/items/${(await read(path)).items[2]?.id}`;
  expect((await desk.json('DELETE', item, {}, token)).status).toBe(200);
  await page.goto(edition);
  expect(await page.locator('.entries').first().textContent()).toContain(TEXTS[2]);
  await page.getByRole('link', { name: 'What has changed since' }).click();
  await page.getByText('No longer on the list').first().waitFor();
  await page
    .getByText(TEXTS[2] ?? '')
    .first()
    .waitFor();
});

it('prints the entries alone', async () => {
  await openList({ kind: 'evidence' });
  await page.emulateMedia({ media: 'print' });
  expect(await page.locator('.entries').isVisible()).toBe(true);
  for (const part of ['.order', '#export', '.filter', '.copy-as'])
    expect(await page.locator(part).first().isVisible(), part).toBe(false);
  const { width, main } = await page.evaluate<{ width: number; main: number }>(
    '({ width: document.querySelector(".entries").offsetWidth, main: document.querySelector("main").offsetWidth })',
  );
  expect(width).toBeGreaterThan(main / 2);
});
