import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { closePages, newPage, sharedBrowser, type WatchedPage } from '../support/browser.js';
import { openDesk, type TestDesk } from '../support/desk.js';

const TAG = 'Kapitän'.repeat(12);
const NAME = 'Donaudampfschifffahrtsgesellschaftskapitänsmützenfabrikation'.repeat(3);
const LONG = 'Donaudampfschifffahrtsgesellschaftskapitänsmützenfabrikation'.repeat(8);

describe('a word that is longer than any window is wide', () => {
  let browser: Browser;
  let desk: TestDesk;
  let watched: WatchedPage;
  beforeAll(async () => {
    browser = await sharedBrowser();
    desk = await openDesk();
    const sends = await desk.signIn('editor');
    const claim = {
      text: LONG,
      form: 'direct',
      'speaker.name': NAME,
      'occasion.name': NAME,
      'attribution.source.title': LONG,
      'attribution.source.outlet.name': NAME,
      summary: LONG,
      tags: TAG,
    };
    await desk.form('/claims', claim, sends);
    await desk.form('/claims/1/annotations', { motivation: 'questioning', body: LONG }, sends);
    await desk.form('/claims/1/searches', { where: NAME, words: LONG, outcome: 'open' }, sends);
    await desk.form('/lists', { title: NAME, style: 'newsroom', locale: 'en-GB', claim_ids: '1' }, sends);
    await desk.form('/views', { name: NAME, query: `q=guilty` }, sends);
    const [name = '', value = ''] = (sends.cookie ?? '').split('=');
    watched = await newPage(browser);
    await watched.context.addCookies([{ name, value, url: desk.url }]);
  });
  afterAll(async () => {
    await closePages(browser);
    await desk?.close();
  });

  it.each([
    ...['/claims/1', '/claims/1/edit', '/claims/1/dossier', '/claims/1/history', `/claims?q=${LONG}`],
    ...['/speakers', '/speakers/1', '/speakers/1/history', '/outlets/1', '/occasions', '/occasions/1'],
    ...['/sources', '/sources/1', '/sources/1/snapshots', '/lists', '/lists/1', '/views', '/activity', '/'],
    ...['/outlets', '/tags', '/annotations?show=all', '/searches?show=all', '/claims', '/handover'],
  ])('is broken on %s', async (path) => {
    const { page } = watched;
    const answer = await page.goto(`${desk.url}${path}`);
    expect(answer?.status()).toBe(200);
    for (const width of [1280, 320]) {
      await page.setViewportSize({ width, height: 900 });
      expect(await page.evaluate('document.documentElement.scrollWidth'), `${width}`).toBeLessThanOrEqual(
        width,
      );
    }
  });
});
