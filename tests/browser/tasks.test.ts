import type { Browser, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { closePages, listFaults, newPage, sharedBrowser, type WatchedPage } from '../support/browser.js';
import { type CountedSteps, type Counts, countedSteps, countsInWords } from '../support/counted-steps.js';
import { openDesk, type Sends, type TestDesk } from '../support/desk.js';
import { HARBOUR_ARTICLE } from '../support/harbour-article.js';

// How many steps the everyday tasks take, counted in Chromium. `npm run measure:tasks` prints them.

const ARTICLE = 'Blinken in China: how was the visit';
const OTHER = 'The United States does not seek a new Cold War.';
const WORDS = 'There is no room for compromise on this question.';
const QUOTED = 'The harbour will stay shut until the ice is gone.';
const PRINTED = WORDS.replace('no room', 'little room');

let browser: Browser;
let desk: TestDesk;
let token: Sends;
let watched: WatchedPage | undefined;
const measured: string[][] = [];

beforeAll(async () => {
  browser = await sharedBrowser();
  desk = await openDesk();
  token = await desk.token('editor');
  await addNewsroom();
});
afterEach(async () => {
  expect(watched && listFaults(watched.faults)).toEqual([]);
  await watched?.close();
});
afterAll(async () => {
  await closePages(browser);
  await desk.close();
  if (process.env.npm_lifecycle_event === 'measure:tasks') process.stdout.write(tableOf(measured));
});

async function posted(path: string, body: object): Promise<{ id: number }> {
  const answer = await desk.json('POST', path, body, token);
  expect(answer.status, await answer.clone().text()).toBe(201);
  return (await answer.json()) as { id: number };
}

let source: number;
let claims: { matching: number; differing: number; tagged: number };

/** A source with a copy that has some of its quotations, and one of them in other words. */
async function addNewsroom(): Promise<void> {
  source = (await posted('/sources', { title: ARTICLE, language: 'en', type: 'article-newspaper' })).id;
  const text = `“${WORDS}” he said. “${OTHER}” the secretary said.`;
  await posted(`/sources/${source}/snapshots`, { text });
  const relayed_from = { source: { title: 'CCTV’s report' } };
  const of = (wording: string, name: string, tags: string[] = []) => ({
    ...{ text: wording, language: 'en', speaker: { name, kind: 'person' }, tags },
    attribution: { source_id: source, tier: 'secondary', translation: 'none', relayed_from },
  });
  claims = {
    matching: (await posted('/claims', of(WORDS, 'Wang Yi'))).id,
    differing: (await posted('/claims', of(PRINTED, 'Wang Yi'))).id,
    tagged: (await posted('/claims', { ...of(OTHER, 'Antony Blinken', ['taiwan']), said_on: '2023-06-19' }))
      .id,
  };
}

interface Task {
  readonly name: string;
  /** What it took in the first build. */
  readonly first: string;
  readonly most: Partial<Counts>;
  /** The address at which it begins. */
  readonly from: () => string;
  readonly steps: (page: Page, by: CountedSteps) => Promise<void>;
}

const checks = (page: Page) => page.locator('#checks');
// The list of suggestions has the label of its field too.
const fieldOn = (page: Page, label: string) =>
  page.getByLabel(label, { exact: true }).and(page.locator('input, textarea'));

const TASKS: readonly Task[] = [
  {
    name: 'Record that the wording stands',
    first: '6 presses, 2 loads',
    most: { presses: 2, loads: 1 },
    from: () => `/claims/${claims.matching}`,
    async steps(page, by) {
      await by.press(checks(page).getByRole('radio', { name: 'Matches the source' }).first());
      await by.go(page.getByRole('button', { name: 'Save findings' }));
      await checks(page).getByText('1 of 6 done').waitFor();
    },
  },
  {
    name: 'Decide all six checks of a second-hand quotation',
    first: 'about 20 presses',
    most: { presses: 3 },
    from: () => `/claims/${claims.tagged}`,
    async steps(page, by) {
      await by.press(page.getByRole('link', { name: 'Fill in as second-hand' }));
      await page.getByRole('textbox', { name: 'Context: reason' }).waitFor();
      const occasion = checks(page).getByRole('region', { name: 'Where and when', exact: true });
      await by.press(occasion.getByRole('radio', { name: 'Confirmed' }));
      await by.go(page.getByRole('button', { name: 'Save findings' }));
      await checks(page).getByText('6 of 6 done').waitFor();
    },
  },
  {
    name: 'All that Blinken said on Taiwan',
    first: '24 keys, a hidden operator',
    most: { presses: 2, keys: 0 },
    from: () => '/claims',
    async steps(page, by) {
      const filter = (name: string) => page.locator('#narrow').getByRole('link', { name });
      await by.go(filter('Antony Blinken'));
      await by.go(filter('taiwan'));
      expect(await page.locator('.claim-row').allInnerTexts()).toEqual([expect.stringContaining(OTHER)]);
    },
  },
  {
    name: 'A list of three, copied',
    first: '5 presses, 1 field, a download',
    most: { presses: 4, fields: 0 },
    from: () => '/claims',
    async steps(page, by) {
      await page.context().grantPermissions(['clipboard-read', 'clipboard-write']);
      for (const box of await page.locator('.claim-row .tick').all()) await by.press(box);
      await by.press(page.getByRole('button', { name: 'Copy citations' }));
      await page.getByText('Copied').first().waitFor();
      expect(await page.evaluate('navigator.clipboard.readText()')).toContain(ARTICLE);
    },
  },
  {
    name: 'See from the list that a wording differs',
    first: 'not at all',
    most: { presses: 0, loads: 0 },
    from: () => '/claims',
    async steps(page) {
      const row = page.locator('.claim-row', { hasText: PRINTED });
      await row.getByText('Wording differs: ‘little’ where the copy has ‘no’').waitFor();
    },
  },
  {
    name: 'A new quotation, all records new, with the article’s text kept and compared',
    first: '10 fields, about 5 loads',
    most: { fields: 7, loads: 2 },
    from: () => '/claims/new',
    async steps(page, by) {
      const field = (label: string) => fieldOn(page, label);
      await by.type(field('Quotation'), QUOTED);
      await by.type(field('Speaker'), 'Hanna Harbourmaster');
      await by.type(field('Source'), 'Notes of the harbour board');
      await by.type(field('Text of the article'), `She said: “${QUOTED}” Nobody asked.`);
      await by.go(page.getByRole('button', { name: 'Save quotation' }));
      await page.getByText('Same words as our copy').first().waitFor();
    },
  },
  {
    name: 'A second quotation from the same source, which keeps the source it cites',
    first: '1 press, 1 field, 47 keys, and the cited source lost',
    most: { presses: 1, fields: 2 },
    from: () => '/claims/new',
    async steps(page, by) {
      const field = (label: string) => fieldOn(page, label);
      // The first quotation is typed before the count begins.
      await field('Quotation').fill('Somebody asked the pilots.');
      await field('Speaker').fill('Wang Yi');
      await field('Source').fill(ARTICLE);
      await field('Source it cites').fill('CCTV’s report');
      await by.go(page.getByRole('button', { name: 'Save and add another from this source' }));
      await by.type(field('Quotation'), 'Nobody asked the pilots.');
      await by.type(field('Speaker'), 'Wang Yi');
      expect([await field('Source').inputValue(), await field('Source it cites').inputValue()]).toEqual([
        ARTICLE,
        'CCTV’s report',
      ]);
    },
  },
  {
    name: 'Ten quotations of an article, with their source and what it cites',
    first: 'ten forms, each typed',
    most: { presses: 10, fields: 1 },
    from: () => '/capture',
    async steps(page, by) {
      const button = (name: string | RegExp) => page.getByRole('button', { name }).first();
      await by.type(fieldOn(page, 'Text of the article'), HARBOUR_ARTICLE);
      await by.press(page.getByLabel('Someone else’s').first());
      await by.go(button('Find quotations'));
      await by.press(button(/^Accept the \d that are certain$/));
      await page.getByText(/Accepted \d quotations/).waitFor();
      for (let left = await page.locator('.captured.is-open').count(); left > 0; left -= 1) {
        await by.press(button(/^Confirm quotation/));
        await expect.poll(() => page.locator('.captured.is-open').count()).toBe(left - 1);
      }
      await by.go(button('Save 10 quotations'));
      await page.getByText('1 of 10').waitFor();
    },
  },
];

describe('the everyday tasks', () => {
  it.each(TASKS)('$name', async ({ name, first, most, from, steps }) => {
    watched = await newPage(browser);
    const { page, context } = watched;
    const [key = '', value = ''] = ((await desk.signIn('editor')).cookie ?? '').split('=');
    await context.addCookies([{ name: key, value, url: desk.url }]);
    await page.goto(desk.url + from());
    const by = countedSteps(page);
    await steps(page, by);
    const counts = by.counts();
    measured.push([name, first, countsInWords(most) || 'in the row', countsInWords(counts) || 'in the row']);
    for (const [what, limit] of Object.entries(most)) {
      expect(counts[what as keyof Counts], what).toBeLessThanOrEqual(limit);
    }
  });
});

function tableOf(rows: readonly string[][]): string {
  const lines = rows.map((cells) => `| ${cells.join(' | ')} |`);
  return ['| Task | First build | At most | Now |', '| --- | --- | --- | --- |', ...lines, ''].join('\n');
}
