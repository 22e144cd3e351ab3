import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { closePages, newPage, sharedBrowser, type WatchedPage } from '../support/browser.js';
import { openDesk, type TestDesk } from '../support/desk.js';

// Our own piece is no source: a box that would refuse it on saving does not suggest it.

let browser: Browser;
let desk: TestDesk;
let watched: WatchedPage;
beforeAll(async () => {
  browser = await sharedBrowser();
  desk = await openDesk();
  watched = await newPage(browser);
  const [name = '', value = ''] = ((await desk.signIn('editor')).cookie ?? '').split('=');
  await watched.context.addCookies([{ name, value, url: desk.url }]);
  const token = await desk.token('editor');
  const outlet = await desk.json('POST', '/outlets', { name: 'Kaskade', is_ours: true }, token);
  const { id } = (await outlet.json()) as { id: number };
  await desk.json('POST', '/sources', { title: 'Ferry to stop in May', outlet_id: id }, token);
  await desk.json('POST', '/sources', { title: 'Ferry to stop, says owner' }, token);
});
afterAll(async () => {
  await closePages(browser);
  await desk.close();
});

const suggested = async (path: string, box: string) => {
  await watched.page.goto(`${desk.url}${path}`);
  await watched.page.locator(`input[name="${box}"]`).first().pressSequentially('Ferry');
  const options = watched.page.locator('[role="option"] bdi');
  await options.filter({ hasText: 'says owner' }).first().waitFor();
  return options.allInnerTexts();
};

it('leaves our own pieces out where a quotation gets its source', async () => {
  const answer = await desk.get('/sources.json?q=Ferry', await desk.token('editor'));
  expect(await answer.text()).toContain('"own_piece":true');
  const titles = await suggested('/claims/new', 'attribution.source.title');
  expect(titles).toContain('Ferry to stop, says owner');
  expect(titles).not.toContain('Ferry to stop in May');
});
