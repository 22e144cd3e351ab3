import type { Browser, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { addRow } from '../../src/people/activity/row-store.js';
import { checkAccessibility } from '../support/axe.js';
import { closePages, listFaults, newPage, sharedBrowser, type WatchedPage } from '../support/browser.js';
import { addTestClaim, addTestSpeaker } from '../support/claims.js';
import { openDesk, type TestDesk } from '../support/desk.js';

let browser: Browser;
let desk: TestDesk;
let watched: WatchedPage;
let page: Page;
beforeAll(async () => {
  browser = await sharedBrowser();
  desk = await openDesk();
  await desk.as('checker', async (change) => {
    const speaker = await addTestSpeaker(change, 'Wang Yi');
    for (const text of ['One', 'Two', 'Three']) {
      const claim = await addTestClaim(change, { speaker_id: speaker.id, text });
      const note = { author_id: change.actor.id, motivation: 'questioning', body: `Who heard ${text}?` };
      await addRow(change, 'annotations', { ...note, claim_id: claim.id } as never);
      await addRow(change, 'sources', { type: 'webpage', title: `Source ${text}`, authors: '[]' } as never);
    }
  });
  // A change of its own, so that the activity still names what it lists.
  await desk.as('checker', async (change) => {
    for (const [at, wording] of ['Two', 'Three'].entries()) {
      const from = { claim_id: at + 2, source_id: at + 2, wording, rank: 'normal' };
      await addRow(change, 'attributions', from as never);
    }
  });
});
afterAll(async () => {
  await closePages(browser);
  await desk.close();
});
beforeEach(async () => {
  watched = await newPage(browser);
  page = watched.page;
  const [name = '', value = ''] = ((await desk.signIn('editor')).cookie ?? '').split('=');
  await watched.context.addCookies([{ name, value, url: desk.url }]);
});
afterEach(async () => {
  expect(listFaults(watched.faults)).toEqual([]);
  await watched.close();
});

const visit = (path: string) => page.goto(desk.url + path);
const press = async (keys: string) => {
  for (const key of keys) await page.keyboard.press(key);
};
const focused = () => page.evaluate('document.activeElement.textContent.trim()');
const ROW_AT_FOCUS =
  '[...document.querySelectorAll("[data-row]")].findIndex((row) => row.contains(document.activeElement))';
const path = () => new URL(page.url()).pathname;
/** The first key loads the module: what it does is there a moment later. */
const becomes = (read: () => unknown, wanted: unknown) => expect.poll(read).toEqual(wanted);

it('/ goes to the search, and a key is a letter where one types', async () => {
  await visit('/claims/1');
  await press('/');
  await becomes(() => page.evaluate('document.activeElement.id'), 'site-q');
  await press('jog?/');
  expect(await page.locator('#site-q').inputValue()).toBe('jog?/');
  expect(await page.locator('dialog[open]').count()).toBe(0);
});

it('keeps what is typed at once after / and after n, before anything else of the page is loaded', async () => {
  // The module that knows the keys never comes here.
  await watched.context.route('**/js/keys.js*', () => {});
  await visit('/claims/1');
  await press('/beijing');
  expect(await page.locator('#site-q').inputValue()).toBe('beijing');
  await page.evaluate('document.activeElement.blur()');
  await press('nWho?');
  expect(await page.evaluate('document.activeElement.value')).toBe('Who?');
});

it.each(['/claims', '/sources', '/speakers', '/activity', '/annotations'])(
  'j, k and o walk %s',
  async (list) => {
    await visit(list);
    const rows = page.locator('[data-row]');
    const at = () => page.evaluate(ROW_AT_FOCUS);
    await press('j');
    await becomes(at, 0);
    if ((await rows.count()) > 1) {
      await press('j');
      await becomes(at, 1);
      await press('k');
      await becomes(at, 0);
    }
    await press('k');
    await becomes(at, 0);
    await press('o');
    await becomes(() => path() !== list, true);
  },
);

it('n begins a note', async () => {
  await visit('/claims/1');
  await press('n');
  await becomes(() => page.evaluate('document.activeElement.name'), 'body');
});

it('c copies the citation of a quotation, formatted and plain, and says so', async () => {
  await watched.context.grantPermissions(['clipboard-read', 'clipboard-write'], { origin: desk.url });
  await visit('/claims/3');
  await press('c');
  const said = page.locator('[data-said]');
  await becomes(async () => (await said.textContent())?.slice(0, 8), 'Copied: ');
  const copied = await page.evaluate(`navigator.clipboard.read().then(async ([item]) => [
    await (await item.getType('text/plain')).text(), await (await item.getType('text/html')).text()])`);
  const [plain, rich] = copied as [string, string];
  expect(plain).toContain('Three');
  expect(rich).toMatch(/^<p>.*Three.*<\/p>/s);
});

it('x selects rows of a list, and c copies the citations of those', async () => {
  await watched.context.grantPermissions(['clipboard-read', 'clipboard-write'], { origin: desk.url });
  await visit('/claims');
  await press('jxjx');
  await becomes(() => page.locator('input.tick:checked').count(), 2);
  await press('c');
  await becomes(
    () =>
      page
        .locator('[data-said]')
        .textContent()
        .then((words) => words?.slice(0, 19)),
    'Copied: 2 citations',
  );
});

it('Ctrl+Enter saves the form one is in, and the page says what was saved', async () => {
  await visit('/claims/2');
  await press('n');
  await becomes(() => page.evaluate('document.activeElement.name'), 'body');
  await page.keyboard.type('Heard by two');
  await page.keyboard.press('Control+Enter');
  await becomes(
    () =>
      page
        .locator('[data-done] > p')
        .textContent()
        .then((words) => words?.trim().replace(/\s+/g, ' ')),
    'Wrote the comment (Heard by two)',
  );
  expect(page.url()).not.toContain('done=');
});

it('Ctrl+Enter saves a form from one of its folds', async () => {
  await visit('/speakers/new');
  await page.locator('input[name="name"]').fill('Ana Devlin');
  await page.locator('.more-fields > summary').focus();
  await page.keyboard.press('Control+Enter');
  await page.waitForURL(/\/speakers\/\d+/);
  await becomes(() => page.locator('h1').textContent(), 'Ana Devlin');
});

it('Ctrl+Enter on a button of a row does what that button says', async () => {
  const editor = await desk.signIn('editor');
  const fields = { title: 'In order', claim_ids: [1, 2, 3] };
  const made = await desk.json('POST', '/lists', fields, editor);
  const list = made.headers.get('location') ?? '';
  await visit(list);
  await page.getByRole('button', { name: 'Remove number 2 from the list' }).focus();
  await page.keyboard.press('Control+Enter');
  const onList = async () => {
    const { items } = (await (await desk.get(`${list}.json`, editor)).json()) as never as {
      items: { claim_id: number }[];
    };
    return items.map(({ claim_id }) => claim_id);
  };
  await becomes(onList, [1, 3]);
});

describe('Ctrl+K', () => {
  const options = () => page.locator('dialog.finder [role="option"]').allTextContents();

  it('opens a menu at once, keeps what is typed before it is loaded, and goes where Enter says', async () => {
    await visit('/claims/1');
    await page.keyboard.press('Control+k');
    await page.keyboard.type('wang');
    await becomes(async () => (await options()).some((words) => words.startsWith('Wang Yi')), true);
    expect(await page.locator('#menu-q').inputValue()).toBe('wang');
    await checkAccessibility(page);
    await page.keyboard.press('Enter');
    await becomes(path, '/speakers/1');
  });

  it('offers no record that was found with other words', async () => {
    await page.route('**/menu?q=source*', () => {});
    await visit('/claims/1');
    await page.keyboard.press('Control+k');
    await page.keyboard.type('wang');
    await becomes(async () => (await options()).some((words) => words.startsWith('Wang Yi')), true);
    await page.locator('#menu-q').fill('source');
    expect((await options()).filter((words) => words.startsWith('Wang Yi'))).toEqual([]);
    await page.unrouteAll({ behavior: 'ignoreErrors' });
  });

  it('lists the actions of the page and the pages, and gives the focus back on Esc', async () => {
    await visit('/claims/1');
    await page.locator('.site-nav a').first().focus();
    await page.keyboard.press('Control+k');
    await page.keyboard.type('edit');
    await becomes(async () => (await options()).includes('Edit'), true);
    await page.keyboard.press('Escape');
    await becomes(focused, 'Desk');
    await page.keyboard.press('Control+k');
    await page.keyboard.type('trash');
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('ArrowUp');
    expect(await page.locator('[aria-selected="true"]').count()).toBe(1);
  });
});

it('lists in the dialog and in the help the same keys, and each that is one key has a command', async () => {
  const { KEYS } = (await import('../../public/js/key-table.js' as string)) as {
    KEYS: { keys: string; what: string }[];
  };
  const wanted = KEYS.map(({ keys, what }) => `${keys.replaceAll(' ', '')} ${what}`);
  await visit('/help');
  const rows = await page
    .locator('#keys tbody tr')
    .evaluateAll((all) =>
      all.map(
        (row) =>
          [...row.querySelectorAll('kbd')].map((key) => key.textContent).join('') +
          ' ' +
          row.querySelector('td')?.textContent,
      ),
    );
  expect(rows).toEqual(wanted);
  await press('?');
  await becomes(() => page.locator('dialog.keys dt').count(), KEYS.length);
  expect(await page.locator('dialog.keys dd').allTextContents()).toEqual(KEYS.map(({ what }) => what));
});

it('shows times in the zone of the browser, and names it', async () => {
  const there = await browser.newContext({ timezoneId: 'Asia/Taipei', locale: 'en-GB' });
  const [name = '', value = ''] = ((await desk.signIn('editor')).cookie ?? '').split('=');
  await there.addCookies([{ name, value, url: desk.url }]);
  const tab = await there.newPage();
  await tab.goto(`${desk.url}/claims/1`);
  const time = tab.locator('main time[datetime$="Z"]').first();
  await expect.poll(() => time.textContent()).toMatch(/^25 June 2023, 17:00 GMT\+8$/);
  await there.close();
});

it.each([
  ['c', '/claims'],
  ['s', '/sources'],
  ['p', '/speakers'],
  ['l', '/lists'],
  ['v', '/views'],
  ['a', '/activity'],
  ['d', '/'],
])('g and %s goes to %s', async (key, to) => {
  await visit('/about');
  await press(`g${key}`);
  await becomes(path, to);
});

it('? shows the keys in a dialog that keeps the focus and closes with Esc', async () => {
  await visit('/claims');
  await page.locator('main a').first().focus();
  const before = await focused();
  await press('?');
  const dialog = page.getByRole('dialog', { name: 'Keys' });
  await dialog.waitFor();
  await checkAccessibility(page);
  for (let n = 0; n < 6; n += 1) {
    await page.keyboard.press('Tab');
    // The browser's own bars may have their turn: the page behind never has.
    expect(
      await page.evaluate(
        'Boolean(document.activeElement.closest("dialog, body > :not(*)")) || document.activeElement === document.body',
      ),
    ).toBe(true);
  }
  await press('j');
  expect(await page.evaluate('document.activeElement.closest("[data-row]") === null')).toBe(true);
  await page.keyboard.press('Escape');
  await dialog.waitFor({ state: 'hidden' });
  expect(await focused()).toBe(before);
});

it('all keys can be switched off, and on again from the foot of the page', async () => {
  await visit('/claims');
  await press('?');
  await page.getByLabel('Use these keys in this browser').uncheck();
  await page.keyboard.press('Escape');
  await press('j?');
  expect(await page.getByRole('dialog').count()).toBe(0);
  await visit('/claims');
  const loaded: string[] = [];
  page.on('request', (request) => void loaded.push(new URL(request.url()).pathname));
  await press('j?/');
  // Whoever presses a key that is off has not even loaded what keys do.
  expect(loaded.filter((asked) => asked.endsWith('/js/keys.js'))).toEqual([]);
  expect(await page.getByRole('dialog').count()).toBe(0);
  expect(await page.evaluate('document.activeElement === document.body')).toBe(true);
  await page.getByRole('link', { name: 'Keyboard' }).click();
  await page.getByLabel('Use these keys in this browser').check();
  await page.getByRole('button', { name: 'Close' }).click();
  await press('j');
  await becomes(() => page.evaluate('document.activeElement.closest("[data-row]") !== null'), true);
});

it('a search is saved as a view, with scripts and without', async () => {
  for (const javaScriptEnabled of [true, false]) {
    const one = await newPage(browser, { javaScriptEnabled });
    const [name = '', value = ''] = ((await desk.signIn('editor')).cookie ?? '').split('=');
    await one.context.addCookies([{ name, value, url: desk.url }]);
    const query = javaScriptEnabled ? 'form=direct' : 'form=indirect';
    await one.page.goto(`${desk.url}/claims?${query}`);
    await one.page.getByText('Save this view').click();
    await one.page.getByLabel('Name of the view').fill(`Saved ${query}`);
    await one.page.getByLabel('Share with all users').check();
    if (javaScriptEnabled) await checkAccessibility(one.page);
    await one.page.getByRole('button', { name: 'Save view' }).click();
    await one.page.getByRole('link', { name: `Saved ${query}` }).waitFor();
    expect(one.page.url()).toBe(`${desk.url}/claims?${query}`);
    expect(listFaults(one.faults)).toEqual([]);
    await one.close();
  }
});
