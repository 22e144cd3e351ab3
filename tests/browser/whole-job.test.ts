import type { Browser, Locator } from 'playwright-core';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { closePages, listFaults, sharedBrowser } from '../support/browser.js';
import { type Newsroom, newsroomOf } from '../support/newsroom.js';
import { type PageUser, waysOfStory } from '../support/page-user.js';
import { selectWords } from '../support/selected-words.js';
import { type Desk, serve } from '../support/serve.js';

// The whole job on an empty desk, by three people: one enters and checks, one agrees, one puts in order.
// What follows builds on what came first.

const PRINTED = 'There is no room for compromise on this question.';
const MISTYPED = PRINTED.replace('no room', 'little room');
const CAPTION = 'Nobody asked the pilots.';
const ARTICLE = `She said: “${PRINTED}” The caption has: “${CAPTION}”`;

/** What the first person finds on each check of a quotation known from one article. */
const FOUND = [
  ['Wording', 'Matches the source; original not checked', ''],
  ['Speaker', 'Attributed by the source only', 'The article alone names her.'],
  ['Where and when', 'Not stated', 'The article gives no day.'],
  ['Context', 'Full statement not seen', 'Only the article was seen.'],
  ['Translation', 'Not needed: said in this language', ''],
  ['Record', 'Secondary sources only', 'There is no recording.'],
] as const;

const STORY = waysOfStory(['a pointer'], ['a pointer and no JavaScript', 'the keyboard alone']);

describe.each(STORY)('three people do the whole job with %s', (way) => {
  let browser: Browser;
  let desk: Desk;
  let room: Newsroom;
  let checker: PageUser;
  let editor: PageUser;
  let third: PageUser;
  const hasScripts = way !== 'a pointer and no JavaScript';

  beforeAll(async () => {
    browser = await sharedBrowser();
    desk = await serve();
    room = newsroomOf(browser, way);
    third = await room.found('Nora Newcomer', await desk.setupLink());
    checker = await room.letIn(third, 'Cleo Checker', 'Checker');
    editor = await room.letIn(third, 'Edda Editor', 'Editor');
  });
  afterEach(() => {
    expect(room.opened.flatMap(({ faults }) => listFaults(faults))).toEqual([]);
  });
  afterAll(async () => {
    await closePages(browser);
    await desk?.stop();
  });

  // biome-ignore lint/performance/useDomNodeTextContent: textContent holds what is hidden as well
  const words = (part: Locator) => part.innerText();
  const main = (of: PageUser) => of.page.getByRole('main');
  const check = (of: PageUser, name: string) => of.page.getByRole('region', { name, exact: true });
  const standing = (of: PageUser) => words(of.page.locator('.standing'));
  const toSection = (of: PageUser, name: string) =>
    of.go(name, of.page.getByRole('navigation', { name: 'Sections' }));

  async function toQuotation(of: PageUser, text: string): Promise<void> {
    await toSection(of, 'Quotations');
    await of.go(new RegExp(text), main(of));
  }

  /** Without scripts, the page is loaded again until the comparison is done. */
  async function expectMatch({ page }: PageUser, said: string): Promise<void> {
    const strip = page.locator('.standing .match-strip', { hasText: said });
    if (hasScripts) return strip.waitFor();
    while ((await strip.count()) === 0) await page.reload();
  }

  describe('the first', () => {
    it('enters two quotations with their source', async () => {
      await checker.go('Onrecord');
      await checker.go('Add a quotation');
      await checker.type('Quotation', CAPTION);
      await checker.type('Speaker', 'Otto Lind');
      await checker.type('Source', 'The morning paper');
      await checker.go('Save and add another from this source');
      await checker.type('Quotation', MISTYPED);
      await checker.type('Speaker', 'Hanna Harbourmaster');
      await checker.go('Save quotation');
      expect(await words(main(checker))).toContain(MISTYPED);
    });

    it('keeps a copy by pasting it, and sees that the wording differs', async () => {
      await checker.unfold('Save a copy', main(checker));
      await checker.type('Paste the text', ARTICLE);
      await checker.go('Save text');
      await expectMatch(checker, '‘little’ where the copy has ‘no’');
    });

    it('corrects the wording, and sees that it is the same', async () => {
      await checker.go('Edit', checker.page.locator('.workbench-acts'));
      await checker.type('Quotation', PRINTED);
      await checker.go('Save quotation');
      await expectMatch(checker, 'Same words as our copy');
    });

    it('decides all six checks', async () => {
      for (const [name, value, reason] of FOUND) {
        const row = check(checker, name);
        if (!(await row.getByRole('radio', { name: value }).isVisible())) await checker.unfold(/^More/, row);
        await checker.tick(value, row);
        if (reason !== '') await checker.type(`${name}: reason`, reason, row);
      }
      await checker.go('Save findings');
      expect(await words(checker.page.locator('#checks'))).toContain('6 of 6 done');
    });

    it('finds that the other was said by somebody else', async () => {
      await toQuotation(checker, CAPTION);
      const row = check(checker, 'Speaker');
      await checker.unfold(/^More/, row);
      await checker.tick('Misattributed: someone else said it', row);
      await checker.type('Speaker: reason', 'The caption was put under the wrong picture.', row);
      await checker.type('How the misattribution happened', 'Two pictures were exchanged.', row);
      await checker.type('Who said it (optional)', 'Ilse Marren', row);
      await checker.go('Save findings');
      expect(await words(row)).toContain('Waiting for an editor or admin to agree.');
    });
  });

  it('the second agrees, and from then on it is told', async () => {
    await editor.go('Onrecord');
    await editor.go(new RegExp(CAPTION), main(editor));
    await editor.go(/^Agree with this finding/, check(editor, 'Speaker'));
    expect(await standing(editor)).toMatch(/^Misattributed/);
    expect(await words(main(editor))).toContain('Ilse Marren');
  });

  describe('the third', () => {
    const bar = () => third.page.locator('.select-bar');
    const undo = () => third.go('Undo', third.page.locator('[data-done]'));
    const filters = () => third.page.locator('#narrow').getByRole('link', { name: /^harbour/ });

    async function tickBoth(): Promise<void> {
      await toSection(third, 'Quotations');
      for (const text of [PRINTED, CAPTION]) await third.tick(new RegExp(text));
    }

    it('leaves a note on words of a quotation', async () => {
      await toQuotation(third, PRINTED);
      const form = hasScripts ? await noteOnSelected('no room') : await noteOnTyped('no room');
      await third.type('Note', 'Is it so in the recording?', form);
      await third.go('Add note', form);
      expect(await third.page.locator('.quote-hero mark').allInnerTexts()).toEqual(['no room']);
      expect(await words(third.page.locator('#notes'))).toContain('Is it so in the recording?');
    });

    async function noteOnSelected(selected: string): Promise<Locator> {
      await selectWords(third.page, selected);
      const note = third.page
        .getByRole('group', { name: 'Selected text' })
        .getByRole('button', { name: 'Note', exact: true });
      await note.waitFor();
      if (way === 'the keyboard alone') await third.page.keyboard.press('n');
      else await note.click();
      return third.page.getByRole('dialog', { name: 'Note on this text' });
    }

    async function noteOnTyped(typed: string): Promise<Locator> {
      await third.unfold('Add a note');
      await third.type('Text the note is about (optional)', typed);
      return third.page.locator('#notes');
    }

    it('tags both at once, and undoes it', async () => {
      await tickBoth();
      await third.type('Tag to add', 'harbour', bar());
      await third.go('Tag', bar());
      expect(await filters().allInnerTexts()).toEqual([expect.stringMatching(/2$/)]);
      await undo();
      expect(await filters().count()).toBe(0);
    });

    it('adds both to a list at once, and undoes it', async () => {
      await toSection(third, 'Lists');
      await third.go('New list', main(third));
      await third.type('Title', 'For the evening edition');
      await third.go('Create list');
      await tickBoth();
      await third.choose('List to add to', 'For the evening edition', bar());
      await third.go('Add to list', bar());
      const items = third.page.locator('ol.order > li');
      expect(await items.count()).toBe(2);
      await undo();
      expect(await items.count()).toBe(0);
    });
  });
});
