import type { Browser, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { addRow } from '../../src/people/activity/row-store.js';
import { checkAccessibility } from '../support/axe.js';
import { closePages, listFaults, newPage, sharedBrowser, type WatchedPage } from '../support/browser.js';
import { addTestClaim, addTestSpeaker } from '../support/claims.js';
import { openDesk, type TestDesk } from '../support/desk.js';
import { pageUserOf, type Way } from '../support/page-user.js';

// “Can I run this?” in Chromium: from any page by Ctrl+K, from the form in every way, and from another website by a
// bookmark, with a citation to copy at the end.

const QUOTATION =
  'On this issue the harbour has no room for compromise or concessions. The city must adhere to the treaty.';
const PART = 'the harbour has no room for compromise';

let browser: Browser;
let desk: TestDesk;
let watched: WatchedPage;
let page: Page;
beforeAll(async () => {
  browser = await sharedBrowser();
  desk = await openDesk();
  await desk.as('checker', async (change) => {
    const speaker = await addTestSpeaker(change, 'Ilse Marren');
    const claim = await addTestClaim(change, { speaker_id: speaker.id, text: QUOTATION });
    const source = await addRow(change, 'sources', {
      type: 'webpage',
      title: 'Harbour news',
      authors: '[]',
    } as never);
    const from = { claim_id: claim.id, source_id: source.id, wording: QUOTATION, rank: 'normal' };
    await addRow(change, 'attributions', from as never);
  });
});
afterAll(async () => {
  await closePages(browser);
  await desk.close();
});
afterEach(async () => {
  expect(listFaults(watched.faults)).toEqual([]);
  await watched.close();
});

async function openPage(settings: Parameters<typeof newPage>[1] = {}): Promise<void> {
  watched = await newPage(browser, settings);
  page = watched.page;
  const [name = '', value = ''] = ((await desk.signIn('checker')).cookie ?? '').split('=');
  await watched.context.addCookies([{ name, value, url: desk.url }]);
  await watched.context.grantPermissions(['clipboard-read', 'clipboard-write'], { origin: desk.url });
}

const found = () => page.locator('#part-of + .claims .claim-row');

describe('from any page', () => {
  beforeEach(() => openPage());

  it('Ctrl+K takes a sentence to what is on record of it, with the part marked', async () => {
    await page.goto(`${desk.url}/speakers`);
    await page.keyboard.press('Control+K');
    await page.locator('#menu-list').waitFor();
    await page.keyboard.type(PART);
    const option = page.getByRole('option', { name: `Can I run this? ${PART}` });
    await option.waitFor();
    while ((await option.getAttribute('aria-selected')) !== 'true') await page.keyboard.press('ArrowDown');
    await Promise.all([page.waitForEvent('load'), page.keyboard.press('Enter')]);
    expect(await page.getByRole('heading', { level: 1 }).textContent()).toBe('Can I run this?');
    expect(await page.getByRole('heading', { level: 3 }).textContent()).toBe('Part of a longer quotation');
    expect(await found().locator('mark').textContent()).toBe(PART);
    expect(await found().textContent()).toContain('The sentence continues: ‘or concessions.’');
    expect((await checkAccessibility(page)).violations).toEqual([]);
  });
});

const WAYS: readonly Way[] = ['a pointer', 'a pointer and no JavaScript', 'the keyboard alone'];

describe.each(WAYS)('from the form with %s', (way) => {
  beforeEach(() => openPage({ javaScriptEnabled: way !== 'a pointer and no JavaScript' }));

  it('a changed sentence is shown with the difference, another speaker first, and nothing to cite', async () => {
    const person = pageUserOf(way, page);
    await page.goto(`${desk.url}/lookup`);
    await person.type('Sentence or paragraph', 'The harbour has room for concessions.');
    await person.type('Speaker (optional)', 'Bo Lind');
    await person.go('Look up');
    const row = page.locator('.claim-row');
    expect(await row.locator('.lookup-warning').allTextContents()).toEqual([
      'Recorded as said by Ilse Marren, not by Bo Lind',
      expect.stringContaining('no'),
    ]);
    expect(await page.locator('.lookup-warnings').textContent()).toContain(
      'You credit Bo Lind; the record has Ilse Marren',
    );
    expect(await row.locator('.differs').count()).toBeGreaterThan(0);
    expect(await page.getByText('Copy citation of quotation').count()).toBe(0);
  });
});

describe('from another website, signed out', () => {
  it.each([
    ['Can I run this?', '/lookup', 'Sentence or paragraph'],
    ['Capture quotations', '/capture', 'Text of the article'],
  ])('the bookmark “%s” keeps the selected words over signing in', async (label, path, field) => {
    await openPage();
    await page.goto(`${desk.url}/help`);
    const bookmark = page.locator('main a[href^="javascript:"]', { hasText: label });
    const href = (await bookmark.getAttribute('href')) ?? '';
    await watched.context.clearCookies();
    await desk.givePassword('checker', 'grey heron on a wire');
    await page.setContent(`<p>She said: “${PART}”, and left.</p>`);
    await page.evaluate('getSelection().selectAllChildren(document.querySelector("p"))');
    const [opened] = await Promise.all([
      watched.context.waitForEvent('page'),
      page.evaluate(href.replace(/^javascript:/, '')),
    ]);
    await opened.getByLabel('E-mail address').fill(desk.users.checker.email);
    await opened.getByLabel('Password').fill('grey heron on a wire');
    await opened.getByRole('main').getByRole('button', { name: 'Sign in' }).click();
    await opened.waitForURL((url) => url.pathname === path);
    expect(await opened.getByRole('textbox', { name: field, exact: true }).inputValue()).toBe(
      `She said: “${PART}”, and left.`,
    );
  });
});
