import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { barriersOn } from '../support/barriers.js';
import { closePages, listFaults, newPage, sharedBrowser, type WatchedPage } from '../support/browser.js';
import { openDesk, type TestDesk } from '../support/desk.js';

const WORDS = 'We do not think that the big house should be sold';
const ARTICLE = `The minister came at nine. “${WORDS}, whatever the papers say,” he told us. It rained.`;

describe.each([true, false])('a wording in its place, with JavaScript: %s', (javaScriptEnabled) => {
  let browser: Browser;
  let desk: TestDesk;
  let watched: WatchedPage;
  let claim: number;
  let source: number;
  beforeAll(async () => {
    browser = await sharedBrowser();
    desk = await openDesk();
    watched = await newPage(browser, { javaScriptEnabled });
    const { cookie = '' } = await desk.signIn('checker');
    const [name = '', value = ''] = cookie.split('=');
    await watched.context.addCookies([{ name, value, url: desk.url }]);
    const token = await desk.token('checker');
    const added = await desk.json(
      'POST',
      '/claims',
      {
        text: WORDS,
        language: 'en',
        speaker: { name: 'A minister' },
        attribution: { source: { title: 'The morning paper', language: 'en' }, tier: 'secondary' },
      },
      token,
    );
    claim = ((await added.json()) as { id: number }).id;
    source = 1;
  });
  afterAll(async () => {
    await watched?.close();
    await closePages(browser);
    await desk?.close();
  });

  /** What looks for them needs JavaScript itself. */
  const barriers = async () => (javaScriptEnabled ? barriersOn(watched.page) : []);
  const card = () => watched.page.locator('.attribution').first();
  const head = () => watched.page.locator('.workbench-head');

  it('is found and marked once the source is pasted', async () => {
    const { page } = watched;
    await page.goto(`${desk.url}/sources/${source}/snapshots`);
    await page.locator('textarea[name="text"]').fill(ARTICLE);
    await page.getByRole('button', { name: 'Save text' }).click();
    await page.goto(`${desk.url}/claims/${claim}`);
    expect(await card().locator('.passage mark').allInnerTexts()).toEqual([WORDS]);
    expect(await head().textContent()).toContain('Same words as our copy of');
    expect(await barriers()).toEqual([]);
  });

  it('is judged anew, with the reason, once a word of it is changed', async () => {
    const { page } = watched;
    await card().locator('summary', { hasText: 'Details' }).click();
    await card().getByRole('link', { name: /^Edit/ }).click();
    await page
      .locator('textarea[name="wording"]')
      .fill(WORDS.replace('do not', 'do').replace('big', 'large'));
    await page.getByRole('button', { name: 'Save' }).click();
    expect(await head().textContent()).toContain('‘not’ is missing after ‘do’');
    expect(await card().locator('.compared li').allInnerTexts()).toEqual([
      '‘large’ where the copy has ‘big’',
      'Otherwise the same words, as part of its sentence',
    ]);
    expect(await card().locator('.passage del').allTextContents()).toEqual([
      ' left out, a negation: not',
      ' other words in the wording: big',
    ]);
    expect(await barriers()).toEqual([]);
    expect(listFaults(watched.faults)).toEqual([]);
  });

  it('keeps wording and passage within the width of a phone', async () => {
    await watched.page.setViewportSize({ width: 320, height: 800 });
    const wide = await watched.page.locator('.source-panel').first().boundingBox();
    expect((wide?.x ?? 0) + (wide?.width ?? 999)).toBeLessThanOrEqual(320);
    expect(await barriers()).toEqual([]);
  });
});
