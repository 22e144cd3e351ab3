import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { recordBy } from '../checking/findings/checked-desk.js';
import { barriersOn } from '../support/barriers.js';
import { closePages, listFaults, newPage, type PageSettings, sharedBrowser } from '../support/browser.js';
import { openDesk, type Sends, type TestDesk } from '../support/desk.js';

// The page of a quotation as a whole: how much of it is seen at once, and that all of it is reached at every width.

const WORDS = 'There is no room for compromise or concession on this question.';
const MAX_HEIGHT_PX = 1_800;

let browser: Browser;
let desk: TestDesk;
let [editor, token]: Sends[] = [];
let claim: number;

beforeAll(async () => {
  browser = await sharedBrowser();
  desk = await openDesk();
  editor = await desk.signIn('editor');
  token = await desk.token('checker');
  claim = await addChecked();
});
afterAll(async () => {
  await closePages(browser);
  await desk.close();
});

async function posted(path: string, body: object): Promise<{ id: number }> {
  const answer = await desk.json('POST', path, body, token);
  expect(answer.status, await answer.clone().text()).toBe(201);
  return (await answer.json()) as { id: number };
}

/** A quotation with two sources, a saved copy, a note and six findings. */
async function addChecked(): Promise<number> {
  const source = await posted('/sources', { title: 'Blinken in China', language: 'en' });
  await posted(`/sources/${source.id}/snapshots`, {
    text: `It rained. “${WORDS}” he said. Nobody answered.`,
  });
  const attribution = {
    source_id: source.id,
    tier: 'secondary',
    relayed_from: { source: { title: 'CCTV' } },
  };
  const made = {
    text: WORDS,
    language: 'en',
    speaker: { name: 'Wang Yi' },
    said_on: '2023-06-19',
    attribution,
  };
  const { id } = await posted('/claims', made);
  await posted(`/claims/${id}/annotations`, { motivation: 'questioning', body: 'Who heard it?' });
  const json = await (await desk.get(`/claims/${id}.json`, token)).json();
  const all = (json as { attributions: { id: number; wording: string | null }[] }).attributions;
  const evidence = [{ kind: 'attribution', id: all.find(({ wording }) => wording !== null)?.id }];
  const rationale = 'As the article has it.';
  const found = { wording: 'as_printed', speaker: 'attributed_only', occasion: 'confirmed' };
  const others = { context: 'full_statement_not_seen', translation: 'not_needed', record: 'secondary_only' };
  const findings = Object.entries({ ...found, ...others }).map(([facet, value]) => ({
    facet,
    value,
    evidence,
  }));
  await recordBy(desk, token ?? {}, id, ...findings);
  return id;
}

async function onClaim(settings: PageSettings, work: (page: Page) => Promise<void>): Promise<void> {
  const { page, context, faults, close } = await newPage(browser, settings);
  const [name = '', value = ''] = (editor?.cookie ?? '').split('=');
  await context.addCookies([{ name, value, url: desk.url }]);
  await page.goto(`${desk.url}/claims/${claim}`);
  await work(page);
  expect(listFaults(faults)).toEqual([]);
  await close();
}

const inSight = async (page: Page, name: string) =>
  (await page.getByRole('heading', { name, exact: true }).boundingBox()) ?? {
    x: 0,
    y: Number.POSITIVE_INFINITY,
  };

describe('the page of a quotation', () => {
  it('fits two screens, with the passage, the checks and the notes on the first', async () => {
    await onClaim({ width: 1280, height: 900 }, async (page) => {
      expect(await page.evaluate('document.documentElement.scrollHeight')).toBeLessThanOrEqual(MAX_HEIGHT_PX);
      for (const name of ['In the source', 'Checks', 'Notes'])
        expect((await inSight(page, name)).y, name).toBeLessThan(900);
      expect(await page.locator('.passage mark').first().textContent()).toBe(WORDS.slice(0, -1));
      expect(await barriersOn(page)).toEqual([]);
    });
  });

  it('has three columns on a wide screen, and one on a narrow one', async () => {
    await onClaim({ width: 1480 }, async (page) => {
      const [source, checks, notes] = await Promise.all(
        ['In the source', 'Checks', 'Notes'].map((name) => inSight(page, name)),
      );
      expect([source?.x, checks?.x, notes?.x]).toEqual(
        [source?.x, checks?.x, notes?.x].toSorted((a, b) => Number(a) - Number(b)),
      );
      expect(new Set([source?.x, checks?.x, notes?.x]).size).toBe(3);
    });
    await onClaim({ width: 320, theme: 'dark' }, async (page) => {
      expect(await page.evaluate('document.documentElement.scrollWidth <= innerWidth')).toBe(true);
      expect((await inSight(page, 'In the source')).x).toBe((await inSight(page, 'Sources and chain')).x);
      expect(await barriersOn(page)).toEqual([]);
    });
  });

  it('opens the panel of a source from the table, without scripts too', async () => {
    await onClaim({ javaScriptEnabled: false }, async (page) => {
      await page.locator('.source-panel[open] > summary').click();
      expect(await page.locator('.passage').isVisible()).toBe(false);
      await page.getByRole('table').getByRole('link', { name: 'Blinken in China' }).click();
      await page.locator('.passage').waitFor();
    });
  });

  it('takes a note behind one key, and returns to it', async () => {
    await onClaim({}, async (page) => {
      await page.keyboard.press('n');
      await page.keyboard.type('Ask the press office.');
      await page.getByRole('radio', { name: 'Correction' }).check();
      await Promise.all([page.waitForEvent('load'), page.getByRole('button', { name: 'Add note' }).click()]);
      expect(new URL(page.url()).hash).toMatch(/^#note-\d+$/);
      expect(await page.locator('.note-card:target').textContent()).toMatch(
        /Correction[\s\S]+Ask the press office\./,
      );
    });
  });
});
