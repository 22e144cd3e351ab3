import type { Browser, Locator, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { addCheckable, findingsOn, recordBy } from '../checking/findings/checked-desk.js';
import { checkAccessibility } from '../support/axe.js';
import { closePages, listFaults, newPage, sharedBrowser, type WatchedPage } from '../support/browser.js';
import { openDesk, type Sends, type TestDesk } from '../support/desk.js';
import { type PageUser, pageUserOf, type Way } from '../support/page-user.js';

// The six checks are decided where the passage is in view: by a pointer, by the keyboard alone and without JavaScript.

let browser: Browser;
let desk: TestDesk;
let token: Sends;
let claim: number;
let watched: WatchedPage;
beforeAll(async () => {
  browser = await sharedBrowser();
  desk = await openDesk();
  token = await desk.token('checker');
});
beforeEach(async () => {
  const on = await addCheckable(desk);
  claim = on.claim;
  // All that is known is second-hand, and no translation.
  await desk.as('checker', (change) =>
    change.tx
      .updateTable('attributions')
      .set({ tier: 'secondary', translation: 'none' })
      .where('id', 'in', [on.record, on.attribution])
      .execute(),
  );
});
afterEach(async () => {
  expect(listFaults(watched.faults)).toEqual([]);
  await watched.close();
});
afterAll(async () => {
  await closePages(browser);
  await desk.close();
});

async function open(way: Way, role: 'checker' | 'editor' = 'checker'): Promise<PageUser> {
  watched = await newPage(browser, { javaScriptEnabled: way !== 'a pointer and no JavaScript' });
  const [name = '', value = ''] = ((await desk.signIn(role)).cookie ?? '').split('=');
  await watched.context.addCookies([{ name, value, url: desk.url }]);
  await watched.page.goto(`${desk.url}/claims/${claim}`);
  return pageUserOf(way, watched.page);
}

// biome-ignore lint/performance/useDomNodeTextContent: textContent holds what is hidden as well
const words = (part: Locator) => part.innerText();
const row = (page: Page, name: string) => page.getByRole('region', { name, exact: true });
const found = async () =>
  (await findingsOn(desk, token, claim)).map(({ facet, value }) => `${facet} ${value}`).sort();

const WAYS = ['a pointer', 'the keyboard alone', 'a pointer and no JavaScript'] as const;

describe.each(WAYS)('with %s', (way) => {
  it('that the wording matches its source is recorded in two interactions, with its evidence', async () => {
    const user = await open(way);
    await user.tick(/^Matches the source/, row(user.page, 'Wording'));
    await user.go('Save findings');
    expect(new URL(user.page.url()).hash).toBe('#checks');
    expect(await words(row(user.page, 'Wording'))).toMatch(/Matches the source.*Chris Checker/s);
    const [finding] = await findingsOn(desk, token, claim);
    expect([finding?.value, finding?.evidence.map(({ kind }) => kind)]).toEqual([
      'as_printed',
      ['attribution', 'snapshot'],
    ]);
  });

  it('all six checks of a second-hand quotation are filled in, read and saved', async () => {
    const user = await open(way);
    const fill = user.page.getByRole('link', { name: 'Fill in as second-hand' });
    if (way === 'the keyboard alone') {
      await fill.focus();
      await user.page.keyboard.press('Enter');
    } else await fill.click();
    const reason = row(user.page, 'Context').getByRole('textbox', { name: 'Context: reason' });
    await expect.poll(() => reason.inputValue()).toBe('Only the quoted passage was seen.');
    expect(await found()).toEqual([]);
    // Its recorded occasion says nothing about the source.
    const occasion = row(user.page, 'Where and when');
    expect(await occasion.getByRole('radio', { name: 'Confirmed', checked: true }).count()).toBe(0);
    await user.tick('Confirmed', occasion);
    await user.go('Save findings');
    expect(await words(user.page.locator('#checks'))).toContain('6 of 6 done');
    expect(await found()).toEqual([
      'context full_statement_not_seen',
      'occasion confirmed',
      'record secondary_only',
      'speaker attributed_only',
      'translation not_needed',
      'wording as_printed',
    ]);
  });
});

it('a reason that was filled in goes with its finding, and one that was edited stays', async () => {
  const user = await open('a pointer');
  await user.page.getByRole('link', { name: 'Fill in as second-hand' }).click();
  const reasonIn = (name: string) =>
    row(user.page, name).getByRole('textbox', { name: `${name}: reason`, includeHidden: true });
  await user.type('Context: reason', 'Only a clip was seen.', row(user.page, 'Context'));
  await user.tick('Fair', row(user.page, 'Context'));
  await user.tick('Confirmed', row(user.page, 'Speaker'));
  expect(await reasonIn('Context').inputValue()).toBe('Only a clip was seen.');
  expect(await reasonIn('Speaker').inputValue()).toBe('');
  expect(await reasonIn('Speaker').isVisible()).toBe(false);
});

it('the reason is asked for once a finding is chosen that needs one, and Ctrl+Enter saves it', async () => {
  const user = await open('a pointer');
  const context = row(user.page, 'Context');
  const reason = context.getByRole('textbox', { name: 'Context: reason' });
  expect(await reason.isVisible()).toBe(false);
  await user.tick('Full statement not seen', context);
  await user.type('Context: reason', 'Only a clip was seen.', context);
  expect(await words(user.page.locator('.checks-save'))).toContain('1 check changed');
  expect((await checkAccessibility(user.page)).violations).toEqual([]);
  await Promise.all([user.page.waitForEvent('load'), user.page.keyboard.press('Control+Enter')]);
  expect(await found()).toEqual(['context full_statement_not_seen']);
});

it('a finding that accuses is agreed to in its row, with the reason in view', async () => {
  const cut = { facet: 'context', value: 'cut_meaning_changed', rationale: 'The question is missing.' };
  await recordBy(desk, token, claim, cut);
  const user = await open('a pointer', 'editor');
  const context = row(user.page, 'Context');
  expect(await words(context)).toContain('The question is missing.');
  expect((await checkAccessibility(user.page)).violations).toEqual([]);
  await user.go(/^Agree with this finding/, context);
  expect(await words(context)).toContain('Cut so that the meaning changed');
  expect(await user.page.getByRole('button', { name: /^Agree/ }).count()).toBe(0);
});

it('two people who decide one check at once see both findings, and nothing typed is lost', async () => {
  const user = await open('a pointer and no JavaScript');
  const speaker = row(user.page, 'Speaker');
  await user.tick('Attributed by the source only', speaker);
  await user.unfold(/^More/, speaker);
  await user.type('Speaker: reason', 'The article names him.', speaker);
  await recordBy(desk, await desk.token('editor'), claim, { facet: 'speaker', value: 'confirmed' });
  await user.go('Save findings');
  const checks = await words(user.page.locator('#checks'));
  expect(checks).toMatch(/Eddie Editor saved this while you were editing.*Attributed by the source only/s);
  expect(await speaker.getByRole('textbox', { name: 'Speaker: reason' }).inputValue()).toBe(
    'The article names him.',
  );
  await user.go('Save findings');
  expect((await found()).sort()).toEqual(['speaker attributed_only', 'speaker confirmed']);
});

it('an address of one finding unfolds its row', async () => {
  const [first] = await recordBy(desk, token, claim, { facet: 'context', value: 'fair' });
  await recordBy(desk, token, claim, { facet: 'context', value: 'cut_meaning_kept', rationale: 'Short.' });
  const user = await open('a pointer');
  await user.page.goto(`${desk.url}/findings/${first?.id}`);
  await user.page.locator(`#finding-${first?.id}`).waitFor({ state: 'visible' });
});
