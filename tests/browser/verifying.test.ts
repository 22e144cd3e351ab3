import { randomUUID } from 'node:crypto';
import { readFileSync } from 'node:fs';
import type { Browser, Locator } from 'playwright-core';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { barriersOn } from '../support/barriers.js';
import { closePages, listFaults, sharedBrowser } from '../support/browser.js';
import { type Newsroom, newsroomOf } from '../support/newsroom.js';
import { type PageUser, waysOfStory } from '../support/page-user.js';
import { print } from '../support/printed.js';
import { type Desk, serve } from '../support/serve.js';

// What a newsroom does with the sample desk day by day, by three people: one checks, one agrees, one reads.
// What follows builds on what came first.

const WANG = /On this issue China has/;
const FRAGMENT = /make sure that Taiwan is able to defend itself/;
const FIVE = [WANG, FRAGMENT, /The United States reiterates/, /seek a new Cold War/, /risk reduction/];
const ARTICLE = /^Blinken in China: how was the visit/;
const READ_OUT = /^Read-out of the meeting/;
const RUN = '世界上只有一个中国，台湾问题是中国的内政';

/** What is found on each facet of the Wang Yi claim, and why. */
const FOUND = [
  ['Wording', 'Minor changes, meaning kept', 'The article sets its own words into the first sentence.'],
  ['Speaker', 'Confirmed', 'The read-out names him.'],
  ['Where and when', 'Confirmed', ''],
  ['Context', 'Fair', 'The read-out has the sentences before and after.'],
  ['Translation', 'Fair', 'Read against the Chinese by a colleague.'],
  ['Record', 'One party’s official version', 'The ministry’s read-out is in hand.'],
] as const;

describe.each(waysOfStory(['a pointer'], ['a pointer and no JavaScript']))('three people with %s', (way) => {
  let browser: Browser;
  let desk: Desk;
  let room: Newsroom;
  let checker: PageUser;
  let editor: PageUser;
  let viewer: PageUser;

  beforeAll(async () => {
    browser = await sharedBrowser();
    desk = await serve({ sample: true });
    room = newsroomOf(browser, way);
    const admin = await room.found('Nora Newcomer', await desk.setupLink());
    checker = await room.letIn(admin, 'Cleo Checker', 'Checker');
    editor = await room.letIn(admin, 'Edda Editor', 'Editor');
    viewer = await room.letIn(admin, 'Vito Viewer', 'Viewer');
  });
  afterEach(() => {
    expect(room.opened.flatMap(({ faults }) => listFaults(faults))).toEqual([]);
  });
  afterAll(async () => {
    await closePages(browser);
    await desk?.stop();
  });

  // biome-ignore lint/performance/useDomNodeTextContent: textContent holds what is hidden as well
  const words = (of: PageUser, part: Locator = of.page.locator('main')) => part.innerText();
  const main = (of: PageUser) => of.page.getByRole('main');
  const toClaims = (of: PageUser) =>
    of.go('Quotations', of.page.getByRole('navigation', { name: 'Sections' }));
  const standing = (of: PageUser) => words(of, of.page.locator('.standing'));
  const facet = (of: PageUser, name: string) => of.page.getByRole('region', { name, exact: true });

  async function toClaim(of: PageUser, claim: RegExp): Promise<void> {
    await toClaims(of);
    await of.go(claim, main(of));
  }

  /** The ministry’s own version, which has to be seen before it can be cited as the record. */
  async function addReadOut({ page }: PageUser): Promise<void> {
    const wording = 'On this issue, China has no room for compromise or concession.';
    const fields = {
      'source.title': 'Read-out of the meeting',
      'source.type': 'webpage',
      wording,
      tier: 'issuer',
    };
    const send = async ({ to, typed }: { to: string; typed: Record<string, string> }) =>
      (await fetch(to, { method: 'POST', body: new URLSearchParams(typed) })).status;
    const typed = { ...fields, key: randomUUID() };
    expect(await page.evaluate(send, { to: `${page.url()}/attributions`, typed })).toBe(200);
    await page.reload();
  }

  const expectForEverybody = async ({ page }: PageUser) => {
    if (way === 'a pointer') expect(await barriersOn(page)).toEqual([]);
  };

  describe('check a quotation', () => {
    it('decides all six checks of it with evidence, on its page', async () => {
      await toClaim(checker, WANG);
      expect(await standing(checker)).toMatch(/^Partly checked · 5 of 6\s/);
      await expectForEverybody(checker);
      await addReadOut(checker);
      for (const [name, value, reason] of FOUND) {
        const row = facet(checker, name);
        await checker.unfold(/^(Change|More)/, row);
        await checker.tick(new RegExp(`^${value}`), row);
        await checker.type(`${name}: reason`, reason, row);
        await checker.tick(name === 'Record' ? READ_OUT : ARTICLE, row);
      }
      await expectForEverybody(checker);
      await checker.go('Save findings');
    });

    it('shows the status, what it rests on, and what it does not say', async () => {
      const sentence = await standing(checker);
      expect(sentence).toMatch(/^Attribution confirmed[\s\S]+Record – one party’s official/);
      expect(sentence).toMatch(/ \(\d+ \w+ \d{4}\)\./);
      expect(sentence).toContain('This says who said it, not whether it is true.');
      for (const [name, value, reason] of FOUND) {
        await checker.unfold('Change', facet(checker, name));
        const shown = await words(checker, facet(checker, name));
        expect(shown).toContain(value);
        expect(shown).toContain(reason);
        expect(shown).toMatch(
          name === 'Record'
            ? /Read-out of the meeting .*\(official/
            : /Blinken in China: how was the visit .+ \(secondary\)/,
        );
        expect(shown).toContain('Cleo Checker');
      }
      await expectForEverybody(checker);
    });
  });

  describe('find that somebody was wronged', () => {
    const readsNothingOfIt = async () => {
      await toClaim(viewer, FRAGMENT);
      expect(await words(viewer)).not.toMatch(/[Mm]isattributed|second person|Cleo/);
      for (const path of ['/claims?status=misattributed', '/activity', '/']) {
        await viewer.page.goto(desk.url + path);
        expect(await words(viewer)).not.toMatch(
          /misattribut\w+: somebody|waits? for a second person|defend itself.*Misattributed/s,
        );
      }
    };

    it('calls another misattributed, and who reads sees nothing of it', async () => {
      await toClaim(checker, FRAGMENT);
      const row = facet(checker, 'Speaker');
      await checker.unfold(/^(Change|More)/, row);
      await checker.tick('Misattributed: someone else said it', row);
      await checker.type('Speaker: reason', 'The recording has another voice.', row);
      await checker.go('Save findings');
      expect(await words(checker)).toContain('Explain how the misattribution happened');
      await expectForEverybody(checker);
      await checker.type(
        'How the misattribution happened',
        'A caption was put under the wrong picture.',
        row,
      );
      await checker.type('Who said it (optional)', 'Hanna Harbourmaster', row);
      await checker.go('Save findings');
      expect(await standing(checker)).toMatch(/^Partly checked/);
      expect(await words(checker)).toContain('Waiting for an editor or admin to agree.');
      expect(await words(checker, facet(checker, 'Speaker'))).toContain(
        'Misattributed: someone else said it',
      );
      expect(await checker.page.getByRole('button', { name: 'Agree with this finding' }).count()).toBe(0);
      await expectForEverybody(checker);
      await readsNothingOfIt();
    });

    it('agrees as a second person, and then it is seen', async () => {
      await editor.go('Onrecord');
      await expectForEverybody(editor);
      await toClaim(editor, FRAGMENT);
      await expectForEverybody(editor);
      await editor.go(/^Agree with this finding/);
      await toClaim(viewer, FRAGMENT);
      expect(await standing(viewer)).toMatch(/^Misattributed[\s\S]+Speaker – someone else said it \(.+\)\./);
      await viewer.unfold('Details', facet(viewer, 'Speaker'));
      const speaker = await words(viewer, facet(viewer, 'Speaker'));
      expect(speaker).toContain('Said by Hanna Harbourmaster');
      expect(speaker).toContain('agreed by Edda Editor');
      await expectForEverybody(viewer);
    });

    it('changes one word of a quotation, and sees what turned stale and why', async () => {
      await toClaim(editor, WANG);
      await editor.go('Edit');
      const text = await editor.field('Quotation').inputValue();
      await editor.type('Quotation', text.replace('no room', 'little room'));
      await editor.go('Save quotation');
      // The words of the source that they are taken from are mended with them, and all six cite it.
      expect(await standing(editor)).toMatch(
        /^Open[\s\S]+Open again: 6 findings are out of date; the quotation or its evidence has changed\./,
      );
      for (const [name] of FOUND) {
        const shown = await words(editor, facet(editor, name));
        const ofTheWords = ['Wording', 'Context', 'Translation'].includes(name);
        const reason = ofTheWords ? 'the quotation was changed' : 'a cited source’s wording was changed';
        expect(shown).toMatch(new RegExp(`Out of date since .+, because ${reason} \\(Edda Editor\\)\\.`));
      }
      await expectForEverybody(editor);
      await checker.go('Onrecord');
      expect(await words(checker)).toContain('Wording, Context, Translation: the quotation was changed');
      await expectForEverybody(checker);
    });
  });

  describe('find what is on the desk', () => {
    const shown = () => editor.page.locator('.claim-row .quote-row');
    const marks = () => editor.page.locator('.claim-row mark').allInnerTexts();

    async function find(search: string): Promise<string[]> {
      const form = editor.page.locator('main form.filter').first();
      await editor.type('Text, names, sources or notes', search, form);
      await editor.go('Find', form);
      return shown().allInnerTexts();
    }

    it('adds two quotations in Chinese', async () => {
      for (const text of ['台湾', RUN]) {
        await editor.go('Onrecord');
        await editor.go('Add a quotation');
        await editor.type('Quotation', text);
        await editor.type('Speaker', 'Wang Yi');
        await editor.go('Save quotation');
        if (text === RUN) await editor.go('Save as a separate quotation');
      }
    });

    it('finds 台湾 by itself and within a longer run', async () => {
      await toClaims(editor);
      const found = await find('台湾');
      expect(found.some((text) => text.includes(RUN))).toBe(true);
      expect(found.some((text) => /^.?台湾.?$/.test(text.trim()))).toBe(true);
      expect(await marks()).toContain('台湾');
      await expectForEverybody(editor);
      expect((await find('台湾问题')).map((text) => text.includes(RUN))).toEqual([true]);
      expect(await find('湾台')).toEqual([]);
      await expectForEverybody(editor);
    });

    it('finds words, a phrase, the beginning of a word, and leaves words out', async () => {
      expect(await find('cold war')).toHaveLength(2);
      expect(new Set(await marks())).toEqual(new Set(['Cold', 'War']));
      expect(await find('"seek a new Cold War"')).toHaveLength(1);
      expect(await find('"war cold"')).toEqual([]);
      expect((await find('decoup*')).join()).toContain('economic decoupling');
      const all = await find('taiwan');
      const without = await find('taiwan -independence');
      expect(all.join()).toMatch(/independence/);
      expect(without.join()).not.toMatch(/independence/);
      expect(without.join()).toMatch(FRAGMENT);
      expect(await find('"*')).toEqual([]);
      expect(await words(editor)).toContain('Enter at least one word, not only punctuation');
      await expectForEverybody(editor);
    });

    it('narrows by what stands beside the list, and saves what is shown', async () => {
      await find('blinken');
      const narrow = editor.page.locator('#narrow');
      const count = await words(editor, narrow.getByRole('link', { name: /^Fragment/ }).locator('.count'));
      await editor.go(/^Fragment/, narrow);
      expect(await shown().count()).toBe(Number(count));
      const chip = editor.page.getByRole('group', { name: 'Active filters' });
      expect(await words(editor, chip)).toContain('Form: Fragment');
      await editor.unfold('Save this view');
      await editor.type('Name of the view', 'Blinken in fragments');
      await expectForEverybody(editor);
      await editor.go('Save view');
      await editor.go(/Remove filter Form/, chip);
      expect(await shown().count()).toBeGreaterThan(Number(count));
      await editor.go('Blinken in fragments');
      expect(await shown().count()).toBe(Number(count));
      await editor.go('All saved views');
      expect(await words(editor)).toMatch(/Blinken in fragments\s+Search: blinken; Form: Fragment/);
      await expectForEverybody(editor);
    });
  });

  describe('hand it on', () => {
    it('exports a list of five in Chicago notes', async () => {
      await toClaims(editor);
      for (const claim of FIVE) await editor.tick(claim);
      await editor.go('New list from selection');
      await editor.type('Title', 'Five for the notes');
      await editor.type('Citation style', 'Chicago Manual of Style 17th edition (full note)');
      await editor.go('Create list');
      await expectForEverybody(editor);
      const file = await editor.save('Plain text');
      const text = readFileSync(await file.path(), 'utf8');
      expect(
        text.match(/^(?:\d\.| {3}) ?“Blinken in China: How Was the Visit and .+,” n\.d\.$/gm),
      ).toHaveLength(5);
      expect(text).toMatch(/^\d\. Wrongly attributed to Antony Blinken; said by Hanna Harbourmaster\.$/m);
      expect(text).toMatch(
        /little room for compromise.+ — Wang Yi, .+ Open again: 6 findings are out of date/,
      );
      expect(text).toMatch(/defend itself” .+Misattributed \(.+; agreed by Edda Editor\), by Cleo Checker/);
      expect(text.match(/This says who said it, not whether it is true\./g)).toHaveLength(5);
      expect(text).toContain('5 selected: 5 printed.');
      expect(text).toContain('Style: Chicago Manual of Style 17th edition (full note)');
    });

    it('prints the dossier on sheets that say which they are', async () => {
      await toClaim(editor, WANG);
      await editor.unfold('More', editor.page.locator('.workbench-acts'));
      await editor.go('Dossier');
      await expectForEverybody(editor);
      const { sheets, words: printed } = await print(editor.page);
      expect(sheets).toBeGreaterThan(1);
      if (printed === null) return;
      for (let sheet = 1; sheet <= sheets; sheet += 1)
        expect(printed).toContain(`Page ${sheet} of ${sheets}`);
      expect(printed).toContain('Dossier of quotation 2');
      expect(printed).toMatch(/Out of date: the quotation was changed/);
    });

    it('reads the hand-over of the shift', async () => {
      await checker.go('Onrecord');
      await checker.go('Shift handover');
      expect(await words(checker)).toMatch(/out of date/);
      await expectForEverybody(checker);
    });
  });
});
