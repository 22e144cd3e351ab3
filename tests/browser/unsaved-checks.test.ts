import type { Browser, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { findingsOn } from '../checking/findings/checked-desk.js';
import { closePages, listFaults, newPage, sharedBrowser, type WatchedPage } from '../support/browser.js';
import { addCrowdedClaim } from '../support/crowded.js';
import { openDesk, type Sends, type TestDesk } from '../support/desk.js';

// What is set in the checks of a quotation and not saved yet is never lost: not by the pages of its evidence, and not by
// another form beside it.

let browser: Browser;
let desk: TestDesk;
let token: Sends;
let claim: number;
let watched: WatchedPage;
let page: Page;
beforeAll(async () => {
  [browser, desk] = [await sharedBrowser(), await openDesk()];
  token = await desk.token('checker');
});
beforeEach(async () => {
  claim = await desk.as('checker', (change) => addCrowdedClaim(change, { notes: 24, attributions: 2 }));
});
afterEach(async () => {
  expect(listFaults(watched.faults)).toEqual([]);
  await watched.close();
});
afterAll(async () => {
  await closePages(browser);
  await desk.close();
});

async function open(javaScriptEnabled: boolean): Promise<void> {
  watched = await newPage(browser, { javaScriptEnabled });
  page = watched.page;
  const [name = '', value = ''] = ((await desk.signIn('checker')).cookie ?? '').split('=');
  await watched.context.addCookies([{ name, value, url: desk.url }]);
  await page.goto(`${desk.url}/claims/${claim}`);
}

const context = () => page.getByRole('region', { name: 'Context', exact: true });
const reason = () => context().getByRole('textbox', { name: 'Context: reason' });
const chosen = () => context().getByRole('radio', { name: 'Full statement not seen' }).isChecked();
// biome-ignore lint/performance/useDomNodeTextContent: textContent holds what is hidden as well
const said = (selector: string) => page.locator(selector).innerText();
const parts = () => said('.checks-parts');

async function decide(): Promise<void> {
  await context().getByRole('radio', { name: 'Full statement not seen' }).check({ force: true });
  await reason().fill('Only a clip was seen.');
}

async function press(name: string, within = page.locator('body')): Promise<void> {
  await Promise.all([
    page.waitForEvent('load'),
    within.getByRole('button', { name, exact: true }).first().click(),
  ]);
}

describe.each([
  ['with scripts', true],
  ['without scripts', false],
])('%s', (_, javaScriptEnabled) => {
  it('another page of the evidence keeps what is set, and what is ticked on each is saved', async () => {
    await open(javaScriptEnabled);
    await decide();
    await context().locator('summary').filter({ hasText: 'evidence' }).click();
    const first = context().locator('.check-evidence input[type="checkbox"]:not(:checked)').first();
    const ref = await first.inputValue();
    await first.check();
    expect(await parts()).toMatch(/Evidence 1–10 of \d+/);
    await press('Next evidence');
    expect(await parts()).toMatch(/Evidence 11–20 of \d+/);
    expect([await chosen(), await reason().inputValue()]).toEqual([true, 'Only a clip was seen.']);
    expect(await context().locator(`input[value="${ref}"]`).isChecked()).toBe(true);
    expect(await page.getByText('Unsaved draft').count()).toBe(0);
    expect(await findingsOn(desk, token, claim)).toEqual([]);
    await context().locator('summary').filter({ hasText: 'evidence' }).click();
    const second = context().locator('.check-evidence input[type="checkbox"]:not(:checked)').last();
    const other = await second.inputValue();
    await second.check();
    await press('Save findings');
    expect(page.url()).toMatch(/\/claims\/\d+(?:\?done=\d+)?#checks$/);
    const [finding] = await findingsOn(desk, token, claim);
    expect(finding?.evidence.map(({ kind, id }) => `${kind}:${id}`)).toEqual(
      expect.arrayContaining([ref, other]),
    );
    expect(await page.getByText('Unsaved draft').count()).toBe(0);
  });
});

it('a note that is added meanwhile leaves what is set in the checks, and the other way round', async () => {
  await open(true);
  await decide();
  const notes = page.getByRole('region', { name: 'Notes' });
  const note = notes.getByRole('textbox', { name: 'Note', exact: true });
  await notes.getByText('Add a note').click();
  await note.fill('Who heard it?');
  await press('Add note', notes);
  expect([await chosen(), await reason().inputValue()]).toEqual([true, 'Only a clip was seen.']);
  expect(await said('.checks-save')).toContain('1 check changed');
  await page.keyboard.press('Escape');
  await notes.getByText('Add a note').click();
  await note.fill('And who else?');
  await press('Save findings');
  expect(await findingsOn(desk, token, claim)).toMatchObject([{ value: 'full_statement_not_seen' }]);
  expect(await note.inputValue()).toBe('And who else?');
});

it('without scripts nothing else can be sent until the checks are saved', async () => {
  await open(false);
  const others = () => page.locator('.workbench form:not(.checks) button:visible').count();
  await page.getByText('Add a note').click();
  expect(await others()).toBeGreaterThan(0);
  await decide();
  expect(await others()).toBe(0);
  expect(await said('.checks-save')).toContain('Save your changes to use the other buttons');
  await press('Next evidence');
  await page.getByText('Add a note').click();
  expect(await others()).toBe(0);
  await press('Save findings');
  await page.getByText('Add a note').click();
  expect(await others()).toBeGreaterThan(0);
});
