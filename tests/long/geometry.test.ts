import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { closePages, newPage, sharedBrowser } from '../support/browser.js';
import { openDesk, type TestDesk } from '../support/desk.js';
import { everyVisit } from '../support/every-page.js';
import { fillDesk } from '../support/fill-desk.js';
import { geometryFaults, recordedTexts } from '../support/geometry.js';
import { samplePages } from '../support/sample-pages.js';

// Every page that is read, at six widths, as an admin sees it, who sees the most of each: no text lies on other text, none
// is cut off, and no quotation has a sign that its text has not.

const WIDTHS = [390, 768, 1024, 1280, 1440, 1920];

let browser: Browser;
let desk: TestDesk;
beforeAll(async () => {
  browser = await sharedBrowser();
  desk = await openDesk({ anonymous: 'viewer' });
});
afterAll(async () => {
  await closePages(browser);
  await desk.close();
});

it('no page has text on other text, text that is cut off, or a sign of its own in a quotation', async () => {
  const visits = everyVisit(await fillDesk(desk)).filter(({ form }) => form === null);
  const { page, context, close } = await newPage(browser);
  const [name = '', value = ''] = ((await desk.signIn('admin')).cookie ?? '').split('=');
  await context.addCookies([{ name, value, url: desk.url }]);
  const recorded = await recordedTexts(desk.ctx.db);
  const faults: string[] = [];
  for (const path of new Set([...visits.map((visit) => visit.path), ...(await samplePages(desk))])) {
    await page.goto(desk.url + path);
    faults.push(...(await geometryFaults(page, WIDTHS, recorded)));
  }
  await close();
  expect(faults).toEqual([]);
});
