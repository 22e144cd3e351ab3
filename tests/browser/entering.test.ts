import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type CopiedDesk, copiedDesk } from '../record/snapshots/copied-desk.js';
import { checkAccessibility } from '../support/axe.js';
import { closePages, listFaults, newPage, sharedBrowser, type WatchedPage } from '../support/browser.js';

// One article with three speakers, entered by selecting words in its kept copy and by adding one quotation after
// another. Nobody is credited with words that were not entered under their name.

const ARTICLE = [
  'Ada Berg, who chairs the harbour board, said the quay would not open. “The quay stays closed,” she said. “We will not open it before May.”',
  '“On this issue – she said according to the broadcaster HTV – there is no room for haste. The ice decides.”',
  'Otto Lind of the pilots gave a guarantee: “The pilots do not want a new quarrel with the board.” But he called its plans “rash steps” all the same.',
  'Berg told HTV: “A harbour is no ferry.”',
  '“Nobody asked us,” said Ilse Marren, who runs the ferry. “We would have told them,” she added.',
  '“It is a bad winter,” said Ada Berg. “It always is,” said Otto Lind.',
].join('\n\n');

const MARKS = [
  ['curly marks', (text: string) => text],
  ['straight marks', (text: string) => text.replaceAll(/[“”]/g, '"')],
] as const;

// The marks themselves are told apart in tests/engines/quotations: here the page is worked with one kind of them.
const TRIED = process.env.ONRECORD_LONG === undefined ? MARKS.slice(0, 1) : MARKS;

describe.each(TRIED)('an article in %s', (_name, marked) => {
  const text = marked(ARTICLE);
  let browser: Browser;
  let desk: CopiedDesk;
  let copy: number;
  let watched: WatchedPage;
  let page: Page;

  beforeAll(async () => {
    browser = await sharedBrowser();
    desk = await copiedDesk();
    copy = await desk.keep(text);
    watched = await newPage(browser);
    page = watched.page;
    const [name = '', value = ''] = (desk.editor.cookie ?? '').split('=');
    await watched.context.addCookies([{ name, value, url: desk.url }]);
  });
  afterAll(async () => {
    expect(listFaults(watched.faults)).toEqual([]);
    await closePages(browser);
    await desk.close();
  });

  const copyPage = () => page.goto(`${desk.url}/sources/1/snapshots/${copy}`);
  const menu = () => page.getByRole('group', { name: 'Selected text' });
  const field = (label: string) =>
    page
      .getByRole('textbox', { name: label, exact: true })
      .or(page.getByRole('combobox', { name: label, exact: true }));
  const follow = async (name: string, within: ReturnType<typeof menu> | Page = page) => {
    const target = within.getByRole('link', { name }).or(within.getByRole('button', { name })).first();
    await Promise.all([page.waitForEvent('load'), target.click()]);
  };

  /** Selects words as dragging over them does. */
  async function select(words: string): Promise<void> {
    const plain = marked(words);
    await page.evaluate(`((sought) => {
      const all = document.createTreeWalker(document.querySelector('.copy-text'), NodeFilter.SHOW_TEXT);
      const nodes = [];
      let whole = '';
      for (let node = all.nextNode(); node; node = all.nextNode()) {
        if (!node.parentElement.closest('[data-at]')) continue;
        nodes.push({ node, at: whole.length });
        whole += node.data;
      }
      const start = whole.indexOf(sought);
      const end = start + sought.length;
      const from = nodes.findLast(({ at }) => at <= start);
      const to = nodes.findLast(({ at }) => at < end);
      const range = document.createRange();
      range.setStart(from.node, start - from.at);
      range.setEnd(to.node, end - to.at);
      getSelection().removeAllRanges();
      getSelection().addRange(range);
    })(${JSON.stringify(plain)})`);
    await menu().waitFor();
  }

  /** Enters who said it, and whom the article cites; an empty name clears what was kept. */
  async function credit(speaker: string, cited?: string): Promise<void> {
    expect(await field('Speaker').inputValue()).toBe('');
    await field('Speaker').fill(speaker);
    if (cited !== undefined) await field('Source it cites').fill(cited);
  }

  it('is entered one quotation after another, by selection and by “add another”', async () => {
    await copyPage();
    await select('“The quay stays closed,” she said. “We will not open it before May.”');
    await follow('New quotation from this text', menu());
    expect(await field('Quotation').inputValue()).toBe(
      'The quay stays closed. We will not open it before May.',
    );
    expect(await page.getByText('Left out as the reporter’s own words: “she said.”').count()).toBe(1);
    expect(await page.getByRole('checkbox', { name: 'Language not confirmed' }).isChecked()).toBe(true);
    expect((await checkAccessibility(page)).violations).toEqual([]);
    await credit('Ada Berg');
    await follow('Save and add another from this source');

    // Typed this time: the copy stays linked, and the words are found in it.
    expect(await field('Source').inputValue()).toBe('Read-out');
    await field('Quotation').fill('The pilots do not want a new quarrel with the board.');
    await credit('Otto Lind');
    await follow('Save and add another from this source');
    await follow('Select text in the copy');
    await select('“rash steps”');
    await follow('New quotation from this text', menu());
    expect(await field('Form').inputValue()).toBe('partial');
    await credit('Otto Lind');
    await follow('Save quotation');

    await copyPage();
    await select('On this issue');
    // By keyboard: Tab leads into the menu, and Enter presses what has the focus.
    await page.keyboard.press('Tab');
    await menu().getByRole('button', { name: 'Add another passage' }).focus();
    await page.keyboard.press('Enter');
    expect(await page.getByText('1 passage selected. Select the next one.').count()).toBe(1);
    await select('there is no room for haste. The ice decides.');
    await follow('New quotation from 2 passages', menu());
    expect(await field('Quotation').inputValue()).toBe(
      'On this issue there is no room for haste. The ice decides.',
    );
    await credit('Ada Berg', 'Evening news');
    await field('Type of a new cited source').selectOption({ label: 'Broadcast' });
    await field('Outlet of a new cited source').fill('HTV');
    await follow('Save and add another from this source');

    expect(await field('Source it cites').inputValue()).toBe('Evening news');
    await field('Quotation').fill('A harbour is no ferry.');
    await credit('Ada Berg');
    await follow('Save and add another from this source');

    await field('Quotation').fill('Nobody asked us. We would have told them');
    await credit('Ilse Marren', '');
    await follow('Save quotation');

    expect(await entered()).toEqual([
      ['Ada Berg', 'The quay stays closed. We will not open it before May.', 'direct', null],
      ['Otto Lind', 'The pilots do not want a new quarrel with the board.', 'direct', null],
      ['Otto Lind', 'rash steps', 'partial', null],
      [
        'Ada Berg',
        'On this issue there is no room for haste. The ice decides.',
        'direct',
        'HTV: Evening news (broadcast)',
      ],
      ['Ada Berg', 'A harbour is no ferry.', 'direct', 'HTV: Evening news (broadcast)'],
      ['Ilse Marren', 'Nobody asked us. We would have told them', 'direct', null],
    ]);
    await desk.ctx.comparer.all();
    const verdicts = await desk.ctx.db.selectFrom('comparisons').select('verdict').execute();
    expect(verdicts.map(({ verdict }) => verdict)).toEqual(Array.from({ length: 6 }, () => 'exact'));
  });

  it('is told apart where words of two speakers are selected, and entered one after the other', async () => {
    await copyPage();
    await select('“It is a bad winter,” said Ada Berg. “It always is,” said Otto Lind.');
    await follow('New quotation from this text', menu());
    expect(
      await page
        .getByText('You selected quotations from more than one speaker. Add each separately.')
        .count(),
    ).toBe(1);
    expect((await checkAccessibility(page)).violations).toEqual([]);
    await follow('It is a bad winter');
    await credit('Ada Berg');
    await follow('Save and add the next one');
    expect(await field('Quotation').inputValue()).toBe('It always is');
    await credit('Otto Lind');
    await follow('Save quotation');
    expect((await entered()).slice(-2)).toEqual([
      ['Ada Berg', 'It is a bad winter', 'direct', null],
      ['Otto Lind', 'It always is', 'direct', null],
    ]);
  });

  /** Of each claim: who said what, and whom its source cites; all of one source, pointing to its copy. */
  async function entered() {
    const rows = await desk.ctx.db
      .selectFrom('claims')
      .innerJoin('speakers', 'speakers.id', 'claims.speaker_id')
      .innerJoin('attributions', 'attributions.id', 'claims.reference_attribution_id')
      .leftJoin('attributions as origins', 'origins.id', 'attributions.relayed_from_id')
      .leftJoin('sources', 'sources.id', 'origins.source_id')
      .leftJoin('outlets', 'outlets.id', 'sources.outlet_id')
      .select(['speakers.name', 'claims.text', 'claims.form', 'sources.title', 'sources.type'])
      .select(['outlets.name as outlet', 'attributions.snapshot_id', 'attributions.source_id'])
      .select('attributions.selector_exact')
      .orderBy('claims.id')
      .execute();
    expect(rows.every((row) => row.source_id === 1 && row.snapshot_id === copy && row.selector_exact)).toBe(
      true,
    );
    return rows.map(({ name, text: words, form, title, type, outlet }) => [
      name,
      words,
      form,
      title === null ? null : `${outlet}: ${title} (${type})`,
    ]);
  }
});
