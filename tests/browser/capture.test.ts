import { gzipSync } from 'node:zlib';
import type { Browser, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import { finder, type Told } from '../pages/capture/article.js';
import { checkAccessibility } from '../support/axe.js';
import { closePages, listFaults, newPage, sharedBrowser, type WatchedPage } from '../support/browser.js';
import { addTestSpeaker } from '../support/claims.js';
import { openDesk, type TestDesk } from '../support/desk.js';
import { HARBOUR_ARTICLE } from '../support/harbour-article.js';
import { type PageUser, pageUserOf, waysOfStory } from '../support/page-user.js';
import { selectWords } from '../support/selected-words.js';

// From an invented article to its quotations, in Chromium: by what is offered as certain, by what a person confirms,
// corrects, drops and adds, with a pointer, with the keyboard alone, and without JavaScript.

/** Words of each quotation, its speaker as saved, and whether the source cites another for it. */
const WANTED: readonly (readonly [words: string, speaker: string, isCited: boolean])[] = [
  ['The pier does not need a new deck', 'Felix Okone', true],
  ['the ferry would run again', 'Mira Tolland', true],
  ['We will not raise the fares', 'Mira Tolland', false],
  ['The town has counted every plank', 'Felix Okone', false],
  ['They have weighed everything', 'Brunno Hale', true],
  ['brave but unfunded', 'Petra Lund', false],
  ['No ship will wait for a plank', 'Olaf Strand', true],
  ['the third pile would not last', 'Petra Lund', false],
  ['I have walked on that deck', 'Wim Darrow', false],
  ['Nobody asked the pilots', 'Wim Darrow', false],
];

let browser: Browser;
let desk: TestDesk;
let watched: WatchedPage;
let page: Page;
beforeAll(async () => {
  browser = await sharedBrowser();
});
afterAll(() => closePages(browser));

async function openDeskWithSpeakers(): Promise<void> {
  desk = await openDesk();
  await desk.as('checker', async (change) => {
    for (const name of ['Felix Okone', 'Mira Tolland', 'Brunno Hale']) await addTestSpeaker(change, name);
  });
}

async function openPage(settings: Parameters<typeof newPage>[1] = {}): Promise<void> {
  watched = await newPage(browser, settings);
  page = watched.page;
  const [name = '', value = ''] = ((await desk.signIn('checker')).cookie ?? '').split('=');
  await watched.context.addCookies([{ name, value, url: desk.url }]);
}

const row = (words: string) =>
  page.locator('#captured > li', { has: page.locator('.captured-words', { hasText: words }) });
const said = () => page.locator('#capture-said');
const states = () =>
  page.locator('#captured > li').evaluateAll((rows) => {
    const seen = rows as unknown as { className: string }[];
    return seen.map(({ className }) => /is-(\w+)/.exec(className)?.[1]);
  });

const STORY = waysOfStory(['a pointer'], ['a pointer and no JavaScript', 'the keyboard alone']);

describe.each(STORY)('ten quotations are captured with %s', (way) => {
  let person: PageUser;
  beforeAll(async () => {
    await openDeskWithSpeakers();
    await openPage({ javaScriptEnabled: way !== 'a pointer and no JavaScript' });
    person = pageUserOf(way, page);
  });
  afterEach(() => expect(listFaults(watched.faults)).toEqual([]));
  afterAll(() => desk.close());

  it('are found in the text that is pasted, and marked in it', async () => {
    await page.goto(`${desk.url}/claims`);
    await person.go('Capture from an article', page.getByRole('main'));
    await person.type('Text of the article', HARBOUR_ARTICLE);
    await person.tick('Someone else’s');
    await person.go('Find quotations');
    expect(await page.getByRole('heading', { level: 1 }).textContent()).toBe(
      'Harbour board keeps the old pier deck',
    );
    for (const [words] of WANTED) expect(await row(words).count(), words).toBe(1);
    const found = await page.locator('#captured > li').count();
    expect(await page.locator('#capture-text .mark-ref').count()).toBe(found);
  });

  // What is found beside them is the engine's business, and what a person drops.
  it('what nobody said is dropped', async () => {
    const isWanted = (words: string | null) => WANTED.some(([wanted]) => words?.includes(wanted));
    for (const words of await page.locator('.captured-words').allTextContents())
      if (!isWanted(words)) {
        await person.press(/^Drop/, row(words));
        await row(words).and(page.locator('.is-dropped')).waitFor();
      }
    expect((await states()).filter((state) => state === 'open')).toHaveLength(WANTED.length);
  });

  it('those that are certain are accepted at once, and no pronoun nor near name among them', async () => {
    await person.press(/^Accept the \d that are certain$/);
    await said().getByText('Accepted').waitFor();
    for (const words of ['We will not raise the fares', 'Nobody asked the pilots', 'They have weighed'])
      expect(await row(words).getAttribute('class')).toContain('is-open');
  });

  it('a near name is taken by one button, and a pronoun confirmed', async () => {
    await person.press(/^This is Brunno Hale/, row('They have weighed'));
    await row('They have weighed').and(page.locator('.is-accepted')).waitFor();
    await person.press(/^Confirm/, row('We will not raise'));
    await row('We will not raise').and(page.locator('.is-accepted')).waitFor();
    expect(await row('We will not raise').textContent()).toContain('Accepted · Mira Tolland');
  });

  it('one is dropped, and taken back', async () => {
    await person.press(/^Drop/, row('Nobody asked'));
    await said().getByText('Dropped quotation').waitFor();
    await person.press('Undo');
    await said().getByText('Reopened quotation').waitFor();
    expect(await row('Nobody asked').getAttribute('class')).toContain('is-open');
  });

  it('one is corrected in its place', async () => {
    await person.press(/^Edit/, row('the ferry would run'));
    const form = page.locator('.captured-form');
    await form.waitFor();
    await person.type('Quotation', 'the ferry would run again from the ninth of May', form);
    await person.press('Keep changes', form);
    await said().getByText('Kept the changes to quotation').waitFor();
  });

  it('the others are confirmed, and all ten saved with the source and what it cites', async () => {
    const confirm = page.locator('#captured .is-open').getByRole('button', { name: /^(Accept|Confirm)/ });
    for (let left = await confirm.count(); left > 0; left -= 1) {
      await person.press(/^(Accept|Confirm)/, page.locator('#captured .is-open').first());
      await expect.poll(() => confirm.count()).toBe(left - 1);
    }
    await person.go('Save 10 quotations');
    expect(
      await page.getByRole('navigation', { name: 'Quotations of this article' }).textContent(),
    ).toContain('1 of 10');
    expect(await saved()).toEqual(WANTED.map(([words, speaker, isCited]) => ({ words, speaker, isCited })));
  });

  it('lead from one to the next', async () => {
    for (let at = 2; at <= WANTED.length; at += 1) await person.go('Next', page.getByRole('main'));
    expect(
      await page.getByRole('navigation', { name: 'Quotations of this article' }).textContent(),
    ).toContain('10 of 10');
  });
});

/** The quotations of the desk with the words that are wanted of each. */
async function saved() {
  const rows = await desk.ctx.db
    .selectFrom('attributions')
    .innerJoin('claims', 'claims.id', 'attributions.claim_id')
    .innerJoin('speakers', 'speakers.id', 'claims.speaker_id')
    .select(['claims.text', 'speakers.name', 'attributions.relayed_from_id', 'attributions.wording'])
    .orderBy('claims.id')
    .execute();
  // A source that is only cited has no wording.
  const reported = rows.filter(({ wording }) => wording !== null);
  return reported.map(({ text, name, relayed_from_id }) => ({
    words: WANTED.find(([words]) => text.includes(words))?.[0] ?? text,
    speaker: name,
    isCited: relayed_from_id !== null,
  }));
}

describe('the page of a capture', () => {
  beforeAll(openDeskWithSpeakers);
  beforeEach(() => openPage());
  afterEach(async () => {
    expect(listFaults(watched.faults)).toEqual([]);
    await watched.close();
  });
  afterAll(() => desk.close());

  async function begin(text: string, told: readonly Told[]): Promise<string> {
    const run = vi.spyOn(desk.ctx.captures, 'run').mockImplementation(finder(told));
    const answer = await desk.form(
      '/capture',
      { way: 'paste', whose: 'theirs', text },
      await desk.signIn('checker'),
    );
    run.mockRestore();
    await page.goto(desk.url + (answer.headers.get('location') ?? ''));
    return page.url();
  }

  const SHORT = `The deck\n\n“One plank is gone,” Felix Okone said. “Two planks are loose,” she said. Nobody paints the rail.\n\n“Three nails are left,” Mira Tolland said.\n`;
  const TOLD: readonly Told[] = [
    { words: '“One plank is gone,”', speaker: ['Felix Okone', 'Felix Okone', 'name', true] },
    { words: '“Two planks are loose,”', speaker: ['she', 'Mira Tolland', 'pronoun'] },
    { words: '“Three nails are left,”', speaker: ['Mira Tolland', 'Mira Tolland', 'name', true] },
  ];
  const focused = () =>
    page.evaluate('document.activeElement.closest("[data-row]")?.id ?? document.activeElement.tagName');
  const becomes = (read: () => unknown, wanted: unknown) => expect.poll(read).toEqual(wanted);

  it('is worked through with single keys, and the focus goes to what is next', async () => {
    await begin(SHORT, TOLD);
    await page.keyboard.press('j');
    await becomes(focused, 'q-1');
    expect(await page.locator('mark.is-current').allInnerTexts()).toEqual([
      expect.stringContaining('One plank is gone'),
    ]);
    await page.keyboard.press('Enter');
    await becomes(focused, 'q-2');
    await page.keyboard.press('x');
    await becomes(focused, 'q-3');
    await page.keyboard.press('u');
    await becomes(focused, 'q-2');
    await page.keyboard.press('Enter');
    await becomes(focused, 'q-3');
    await page.keyboard.press('Enter');
    await becomes(() => page.evaluate('document.activeElement.textContent'), 'Save 3 quotations');
    expect(await states()).toEqual(['accepted', 'accepted', 'accepted']);
  });

  it('adds words selected in the text with one key, and asks for their speaker', async () => {
    await begin(SHORT, TOLD);
    await selectWords(page, 'Nobody paints the rail');
    await page.getByRole('button', { name: 'Add as a quotation' }).waitFor();
    await page.keyboard.press('n');
    await said().getByText('Added quotation 4').waitFor();
    await becomes(() => page.evaluate('document.activeElement.name'), 'speaker.name');
    await page.keyboard.type('Ada Renn');
    await page.keyboard.press('Control+Enter');
    await said().getByText('Accepted quotation 4').waitFor();
  });

  it('shows what is wrong in the form of its quotation, and keeps what was typed in another', async () => {
    await begin(SHORT, TOLD);
    await row('Three nails').getByRole('link', { name: 'Edit' }).click();
    await row('Three nails').getByLabel('Credited as').fill('the mayor');
    await row('One plank').getByRole('link', { name: 'Edit' }).click();
    await row('One plank').getByLabel('Speaker', { exact: true }).fill('');
    await row('One plank').getByRole('button', { name: 'Accept with these changes' }).click();
    await becomes(focused, 'q-1');
    expect(await row('One plank').locator('.error-summary').textContent()).toContain('Enter the speaker');
    expect(await row('Three nails').getByLabel('Credited as').inputValue()).toBe('the mayor');
    watched.faults.console.length = 0;
  });

  it('shows both versions of a quotation that was corrected in another window, and keeps what was typed', async () => {
    const address = await begin(SHORT, TOLD);
    const other = await watched.context.newPage();
    await other.goto(`${address}?edit=1`);
    await row('One plank').getByRole('link', { name: 'Edit' }).click();
    await other.getByLabel('Quotation', { exact: true }).fill('One plank is gone for good');
    await other.getByRole('button', { name: 'Keep changes' }).click();
    await other.getByText('Kept the changes').waitFor();
    await row('One plank').getByLabel('Quotation', { exact: true }).fill('One plank is lost');
    await row('One plank').getByRole('button', { name: 'Keep changes' }).click();
    const conflict = page.locator('#q-1 .conflict');
    await conflict.waitFor();
    expect(await conflict.locator('del').allTextContents()).toEqual(['gone for good']);
    expect(await conflict.locator('ins').allTextContents()).toEqual(['lost']);
    expect(await page.locator('#q-1').getByLabel('Quotation', { exact: true }).inputValue()).toBe(
      'One plank is lost',
    );
    watched.faults.console.length = 0;
  });

  it('shows that a quotation was decided in another window', async () => {
    const address = await begin(SHORT, TOLD);
    const other = await watched.context.newPage();
    await other.goto(address);
    await other.locator('#q-1').getByRole('button', { name: 'Drop' }).click();
    await other.locator('#q-1.is-dropped').waitFor();
    await row('One plank').getByRole('button', { name: 'Accept' }).click();
    await row('One plank').getByText('changed in another window').waitFor();
    expect(await states()).toEqual(['dropped', 'open', 'open']);
    watched.faults.console.length = 0;
  });

  it.each([
    [1280, 'light'],
    [320, 'dark'],
  ] as const)(
    'has no fault of accessibility at %i px in %s, nor is it wider than the screen',
    async (width, theme) => {
      await watched.close();
      await openPage({ width, theme });
      const address = await begin(SHORT, TOLD);
      await page.locator('#q-1').getByRole('button', { name: 'Accept' }).click();
      await page.locator('#q-1.is-accepted').waitFor();
      await page.locator('#q-2').getByRole('link', { name: 'Edit' }).click();
      await page.locator('.captured-form').waitFor();
      for (const path of [null, '/capture']) {
        if (path !== null) await page.goto(desk.url + path);
        expect((await checkAccessibility(page)).violations, path ?? address).toEqual([]);
        expect(await page.evaluate('document.documentElement.scrollWidth <= innerWidth')).toBe(true);
      }
    },
  );

  it('is no wider than the narrowest screen with text twice as large, nor is any part of it cut off', async () => {
    await watched.close();
    await openPage({ width: 320 });
    const address = await begin(SHORT, TOLD);
    const isTooWide = async () => {
      await page.evaluate("document.documentElement.style.fontSize = '200%'");
      return page.evaluate('document.documentElement.scrollWidth > innerWidth');
    };
    for (const path of [address, `${desk.url}/capture`, `${address}?edit=2`]) {
      await page.goto(path);
      expect([path, await isTooWide()]).toEqual([path, false]);
    }
    const decided = `${new URL(address).pathname}/quotations/2`;
    await desk.form(decided, { do: 'drop', version: '1' }, await desk.signIn('checker'));
    await row('Two planks').getByLabel('Quotation', { exact: true }).fill('Two planks are lost');
    await row('Two planks').getByRole('button', { name: 'Keep changes' }).click();
    await page.locator('.conflict').waitFor();
    expect(await isTooWide()).toBe(false);
    watched.faults.console.length = 0;
  });

  it('takes at most 40 KB for fifty quotations, each of other words', async () => {
    const words = (seed: number) =>
      Array.from({ length: 25 }, (_, at) =>
        ((seed + 1) * 48_271 * (at + 7) * (seed + at + 3)).toString(36),
      ).join(' ');
    const told = Array.from({ length: 50 }, (_, at): Told => {
      const name = `Speaker ${words(at + 100).slice(0, 12)}`;
      return { words: `“${words(at)},”`, speaker: [name, name, 'name', at % 2 === 0] };
    });
    const text = told.map(({ words, speaker }) => `${words} ${speaker?.[0]} said.`).join('\n\n');
    const address = await begin(`Fifty\n\n${text}`, told);
    const html = await (await desk.get(new URL(address).pathname, await desk.signIn('checker'))).text();
    expect(html.match(/data-row/g)?.length).toBe(50);
    expect(gzipSync(html).length).toBeLessThanOrEqual(40_000);
  });
});
