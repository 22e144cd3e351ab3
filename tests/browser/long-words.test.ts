import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { launchBrowser, newPage, type WatchedPage } from '../support/browser.js';
import { openDesk, type TestDesk } from '../support/desk.js';

const LONG = 'Donaudampfschifffahrtsgesellschaftskapitänsmützenfabrikation'.repeat(2);

describe('a word that is longer than a phone is wide', () => {
  let browser: Browser;
  let desk: TestDesk;
  let opened: WatchedPage;
  beforeAll(async () => {
    browser = await launchBrowser();
    desk = await openDesk();
    const sends = await desk.signIn('editor');
    const claim = {
      text: LONG,
      form: 'direct',
      'speaker.name': LONG,
      'occasion.name': LONG,
      'attribution.source.title': LONG,
      'attribution.source.outlet.name': LONG,
      summary: LONG,
    };
    await desk.form('/claims', claim, sends);
    await desk.form('/lists', { title: LONG, style: 'newsroom', locale: 'en-GB', claim_ids: '1' }, sends);
    await desk.form('/views', { name: LONG, query: `q=${LONG}` }, sends);
    opened = await newPage(browser, { width: 320 });
    const [name = '', value = ''] = (sends.cookie ?? '').split('=');
    await opened.context.addCookies([{ name, value, url: desk.url }]);
  });
  afterAll(async () => {
    await browser?.close();
    await desk?.close();
  });

  it.each([
    ...['/claims/1', '/claims/1/edit', '/claims/1/dossier', '/claims/1/history', `/claims?q=${LONG}`],
    ...['/speakers', '/speakers/1', '/speakers/1/history', '/outlets/1', '/occasions', '/occasions/1'],
    ...['/sources', '/sources/1', '/sources/1/snapshots', '/lists', '/views', '/activity', '/'],
  ])('is broken on %s', async (path) => {
    const { page } = opened;
    const answer = await page.goto(`${desk.url}${path}`);
    expect(answer?.status()).toBe(200);
    expect(await page.evaluate('document.documentElement.scrollWidth')).toBeLessThanOrEqual(320);
  });
});
