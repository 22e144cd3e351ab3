import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { addRow } from '../../src/people/activity/row-store.js';
import { addTestAttribution, addTestSource } from '../pages/merging/merging.js';
import { checkAccessibility } from '../support/axe.js';
import { closePages, listFaults, newPage, type PageSettings, sharedBrowser } from '../support/browser.js';
import { addTestClaim } from '../support/claims.js';
import { openDesk, type Sends, type TestDesk } from '../support/desk.js';
import { TRIED_LOOKS } from '../support/looks.js';

let browser: Browser;
let desk: TestDesk;
let editor: Sends;
let ids: { from: number; into: number; early: number; late: number };

beforeAll(async () => {
  browser = await sharedBrowser();
  desk = await openDesk();
  editor = await desk.signIn('editor');
  ids = await desk.as('checker', async (change) => {
    const add = (name: string, description: string | null, wikidata_id: string | null) =>
      addRow(change, 'speakers', {
        kind: 'person',
        name,
        sort_name: null,
        language: null,
        description,
        wikidata_id,
      });
    const into = await add('Ottilie Brandt', 'Harbour master of Nordhaven.', null);
    const from = await add('Otilie Brandt', 'Runs the harbour.', 'Q7821917');
    await addRow(change, 'speaker_names', { speaker_id: from.id, name: 'O. Brandt', language: null });
    const [early, late] = [
      await addTestSource(change, 'The harbour stays open, early edition', {
        url: 'https://paper.example/early',
      }),
      await addTestSource(change, 'The harbour stays open, late edition', {
        url: 'https://paper.example/late',
      }),
    ];
    const text = 'The harbour will not close before spring.';
    const claim = await addTestClaim(change, { speaker_id: from.id, text });
    await addTestAttribution(change, {
      claim_id: claim.id,
      source_id: early.id,
      speaker_id: from.id,
      wording: text,
    });
    await addTestClaim(change, { speaker_id: into.id, text: 'The pilots know.' });
    return { from: from.id, into: into.id, early: early.id, late: late.id };
  });
  const keep = (source: number, text: string) =>
    desk.json('POST', `/sources/${source}/snapshots`, { text }, editor);
  await keep(ids.early, 'She said: “The harbour will not close before spring.” Then she left.');
  desk.clock.advance(60_000);
  await keep(ids.late, 'She said: “The harbour will close before spring.” Then she left.');
});
afterAll(async () => {
  await closePages(browser);
  await desk.close();
});

async function withPage(
  settings: PageSettings,
  path: string,
  look: (page: Page) => Promise<void>,
): Promise<void> {
  const watched = await newPage(browser, settings);
  const [name = '', value = ''] = (editor.cookie ?? '').split('=');
  await watched.context.addCookies([{ name, value, url: desk.url }]);
  await watched.page.goto(`${desk.url}${path}`);
  await look(watched.page);
  expect(listFaults(watched.faults)).toEqual([]);
  await watched.close();
}

describe('merging in a browser', () => {
  it.each(TRIED_LOOKS)('shows what a merge would do at %j', async (settings) => {
    for (const path of [
      `/speakers/${ids.from}/merge?into_id=${ids.into}`,
      `/sources/${ids.early}/merge?into_id=${ids.late}`,
      `/speakers/${ids.from}/merge`,
    ])
      await withPage(settings, path, async (page) => {
        expect((await checkAccessibility(page)).violations).toEqual([]);
        expect(await page.evaluate('document.documentElement.scrollWidth <= innerWidth')).toBe(true);
      });
  });

  it('tells of a wording that the other source’s newer copy has not', async () => {
    await withPage({}, `/sources/${ids.early}/merge?into_id=${ids.late}`, async (page) => {
      const warning = page.locator('.notice.warning');
      expect(await warning.textContent()).toContain('New mismatches');
      expect(await warning.textContent()).toContain('The harbour will not close before spring.');
    });
  });

  it('goes from the page of a speaker to the merge and back', async () => {
    await withPage({}, `/speakers/${ids.from}`, async (page) => {
      await page.getByRole('link', { name: 'Merge', exact: true }).click();
      // With the page are its scripts there, which make a combobox of the field once it has the focus.
      await page.waitForURL(`${desk.url}/speakers/${ids.from}/merge`);
      await page.getByLabel('Speaker to keep').focus();
      await page.getByRole('combobox', { name: 'Speaker to keep' }).fill('Ottilie');
      await page.getByRole('option', { name: /Ottilie Brandt/ }).click();
      await page.getByRole('button', { name: 'Preview merge' }).click();
      await page.getByText('“Otilie Brandt” becomes another name of Ottilie Brandt.').waitFor();
      await page.getByRole('button', { name: 'Merge into Ottilie Brandt' }).click();
      await page.waitForURL(`${desk.url}/speakers/${ids.into}`);
      await page.goto(`${desk.url}/speakers/${ids.from}`);
      expect(page.url()).toBe(`${desk.url}/speakers/${ids.into}`);
      expect((await checkAccessibility(page)).violations).toEqual([]);
      await page.getByRole('link', { name: 'Undo the merge of Otilie Brandt' }).click();
      expect((await checkAccessibility(page)).violations).toEqual([]);
      await page.getByRole('button', { name: 'Undo merge' }).click();
      await page.waitForURL(`${desk.url}/speakers/${ids.from}`);
      expect(await page.getByRole('heading', { level: 1 }).textContent()).toBe('Otilie Brandt');
    });
  });
});
