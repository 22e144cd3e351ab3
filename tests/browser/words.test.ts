import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type CopiedDesk, copiedDesk } from '../record/snapshots/copied-desk.js';
import { checkAccessibility } from '../support/axe.js';
import {
  closePages,
  listFaults,
  newPage,
  type PageSettings,
  sharedBrowser,
  type WatchedPage,
} from '../support/browser.js';
import { selectWords } from '../support/selected-words.js';

const TEXT =
  'The minister spoke at noon. 🕊️ She said there is no room for compromise, and the harbour will not close.\n\n王毅：没有妥协的余地。\n\nThen she left, and there is no room for compromise.';

let browser: Browser;
let desk: CopiedDesk;
let copy: number;
let claim: number;

beforeAll(async () => {
  browser = await sharedBrowser();
  desk = await copiedDesk();
  copy = await desk.keep(TEXT);
  ({ claim } = await desk.addClaim('There is no room for compromise'));
});
afterAll(async () => {
  await closePages(browser);
  await desk.close();
});

async function onPage(
  path: string,
  settings: PageSettings,
  work: (page: Page, watched: WatchedPage) => Promise<void>,
): Promise<void> {
  const watched = await newPage(browser, settings);
  const [name = '', value = ''] = (desk.editor.cookie ?? '').split('=');
  await watched.context.addCookies([{ name, value, url: desk.url }]);
  await watched.page.goto(desk.url + path);
  await work(watched.page, watched);
  expect(listFaults(watched.faults)).toEqual([]);
  await watched.close();
}

const onCopy = (settings: PageSettings, work: (page: Page) => Promise<void>) =>
  onPage(`/sources/1/snapshots/${copy}`, settings, work);

const menu = (page: Page) => page.getByRole('group', { name: 'Selected text' });
const lastNote = () =>
  desk.ctx.db.selectFrom('annotations').selectAll().orderBy('id', 'desc').executeTakeFirstOrThrow();

describe('words selected in a kept copy', () => {
  it('bring a menu beside them, which lies over none of them, and a note is left on them in place', async () => {
    await onCopy({ reducedMotion: 'reduce' }, async (page) => {
      await selectWords(page, 'there is no room', 'compromise');
      const [box, words] = [await menu(page).boundingBox(), await rectOf(page)];
      expect(box && (box.y + box.height <= words.top || box.y >= words.bottom)).toBe(true);
      await menu(page).getByRole('button', { name: 'Note', exact: true }).click();
      const form = page.getByRole('dialog', { name: 'Note on this text' });
      expect(await form.locator('blockquote').textContent()).toBe('there is no room for compromise');
      expect(await page.evaluate('document.activeElement.name')).toBe('body');
      expect((await checkAccessibility(page)).violations).toEqual([]);
      await page.keyboard.type('Said twice.');
      await Promise.all([page.waitForEvent('load'), form.getByRole('button', { name: 'Add note' }).click()]);
      expect(await page.locator('.copy-text mark.noted').allInnerTexts()).toContain(
        'there is no room for compromise',
      );
    });
    // The second of two places is not taken for the first.
    const start = TEXT.indexOf('there is no room');
    expect(await lastNote()).toMatchObject({
      body: 'Said twice.',
      selector_start_utf16: start,
      selector_exact: 'there is no room for compromise',
    });
  });

  it('over two paragraphs, in Chinese, take a question at their place', async () => {
    await onCopy({ theme: 'dark', width: 320 }, async (page) => {
      await selectWords(page, '没有', 'she left');
      await menu(page).getByRole('button', { name: 'Question' }).click();
      expect(await page.evaluate('document.documentElement.scrollWidth <= innerWidth')).toBe(true);
      expect((await checkAccessibility(page)).violations).toEqual([]);
      await page.keyboard.type('Who?');
      const add = page.getByRole('dialog').getByRole('button', { name: 'Add note' });
      await Promise.all([page.waitForEvent('load'), add.click()]);
    });
    const start = TEXT.indexOf('没有');
    expect(await lastNote()).toMatchObject({
      motivation: 'questioning',
      selector_exact: '没有妥协的余地。\n\nThen she left',
      selector_start_utf16: start,
      selector_end_utf16: TEXT.indexOf('she left') + 8,
    });
  });

  it('begin a claim that points to them', async () => {
    await onCopy({}, async (page) => {
      await selectWords(page, 'the harbour', 'close');
      const begin = menu(page).getByRole('link', { name: 'New quotation from this text' });
      await Promise.all([page.waitForEvent('load'), begin.click()]);
      expect(await page.getByLabel('Quotation', { exact: true }).inputValue()).toBe(
        'the harbour will not close',
      );
      await page.locator('#f-speaker-name').fill('Ilse Marren');
      const save = page.getByRole('button', { name: 'Save quotation' });
      await Promise.all([page.waitForEvent('load'), save.click()]);
      expect(new URL(page.url()).pathname).toMatch(/^\/claims\/\d+$/);
    });
    const made = await desk.ctx.db
      .selectFrom('attributions')
      .selectAll()
      .orderBy('id', 'desc')
      .executeTakeFirstOrThrow();
    expect(made).toMatchObject({ snapshot_id: copy, selector_start_utf16: TEXT.indexOf('the harbour') });
  });

  it('are answered by keyboard: Tab leads into the menu, Esc out of it, and what was typed stays', async () => {
    await onCopy({ forcedColors: 'active' }, async (page) => {
      await selectWords(page, 'The minister', 'spoke');
      await menu(page).waitFor();
      await page.keyboard.press('Tab');
      expect(await page.evaluate('document.activeElement.textContent')).toBe('Note');
      await page.keyboard.press('Escape');
      expect(await menu(page).count()).toBe(0);
      expect(await page.evaluate('getSelection().toString()')).toBe('The minister spoke');
      expect(await page.evaluate('document.activeElement === document.body')).toBe(true);
      // Longer by a letter: the menu comes again.
      await page.keyboard.press('Shift+ArrowRight');
      await page.keyboard.press('Shift+ArrowRight');
      await menu(page).waitFor();
      await page.keyboard.press('Tab');
      await page.keyboard.press('Tab');
      await page.keyboard.press('Enter');
      await page.getByRole('dialog', { name: 'Question on this text' }).waitFor();
      await page.keyboard.type('When?');
      await page.keyboard.press('Escape');
      expect(await page.getByRole('dialog').count()).toBe(0);
      expect(await page.locator('#f-note-body').inputValue()).toBe('When?');
    });
  });
});

interface Rect {
  readonly top: number;
  readonly bottom: number;
}

const rectOf = (page: Page) =>
  page.evaluate('getSelection().getRangeAt(0).getBoundingClientRect().toJSON()') as Promise<Rect>;

describe('words selected in a quotation', () => {
  it('take a note by one key, and are marked in it with a number that leads there', async () => {
    await onPage(`/claims/${claim}`, {}, async (page) => {
      await selectWords(page, 'no room');
      await menu(page).waitFor();
      await page.keyboard.press('n');
      await page.getByRole('dialog', { name: 'Note on this text' }).waitFor();
      await page.keyboard.type('Or little?');
      const add = page.getByRole('dialog').getByRole('button', { name: 'Add note' });
      await Promise.all([page.waitForEvent('load'), add.click()]);
      expect(await page.locator('.quote-hero mark').textContent()).toBe('no room');
      await page.getByRole('link', { name: 'Note 1' }).click();
      expect(new URL(page.url()).hash).toMatch(/^#note-\d+$/);
      // A second selection reaches over the mark, whose number is no part of the words.
      await selectWords(page, 'There is', 'compromise');
      const begin = menu(page).getByRole('link', { name: 'New quotation from this text' });
      expect(await begin.getAttribute('href')).toBe(`/claims/new?claim=${claim}&at=0-31`);
    });
    expect(await lastNote()).toMatchObject({ claim_id: claim, selector_start_utf16: 9 });
  });
});

describe('words of a kept copy without JavaScript', () => {
  it('are typed into the form, which asks for the place where there are several', async () => {
    await onCopy({ javaScriptEnabled: false }, async (page) => {
      await page.getByText('Add a note').click();
      await page.getByLabel('Text the note is about (optional)').fill('there is no room for compromise');
      await page.getByLabel('Note', { exact: true }).fill('By hand.');
      await page.getByRole('button', { name: 'Add note' }).click();
      await page.getByRole('heading', { name: 'There is a problem' }).waitFor();
      await page.getByRole('radio', { name: /Then she left/ }).check();
      await page.getByRole('button', { name: 'Add note' }).click();
      await page.getByText('By hand.').first().waitFor();
    });
    expect(await lastNote()).toMatchObject({
      body: 'By hand.',
      selector_start_utf16: TEXT.lastIndexOf('there is no room'),
    });
  });

  it('begin a claim that points to them', async () => {
    await onCopy({ javaScriptEnabled: false }, async (page) => {
      await page.getByText('New quotation from this copy').click();
      await page.getByLabel('Text of the quotation').fill('the MINISTER spoke');
      await page.getByRole('button', { name: 'Start quotation' }).click();
      await page.getByRole('heading', { name: 'Add a quotation' }).waitFor();
      expect(await page.getByLabel('Quotation', { exact: true }).inputValue()).toBe('The minister spoke');
      expect(await page.getByLabel(/^Link to our copy of/).isChecked()).toBe(true);
    });
  });
});
