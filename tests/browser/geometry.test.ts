import type { Browser, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { closePages, newPage, sharedBrowser } from '../support/browser.js';
import { openDesk, type Sends, type TestDesk } from '../support/desk.js';
import { geometryFaults, recordedTexts } from '../support/geometry.js';
import { samplePages, seedAll } from '../support/sample-pages.js';

// No text lies on other text, none is cut off, and no quotation has a sign that its text has not: on the pages of the
// sample at two widths. The other widths, and all other pages, are gone through in tests/long.

let browser: Browser;
beforeAll(async () => {
  browser = await sharedBrowser();
});
afterAll(() => closePages(browser));

describe('what is planted on a page', () => {
  const LONG = 'Fourteen boats lay in the harbour, and nobody had counted them. '.repeat(3);
  const TALL = `<div class="tall">${`<p>${LONG}</p>`.repeat(40)}</div>`;
  let page: Page;
  let close: () => Promise<void>;
  beforeEach(async () => {
    ({ page, close } = await newPage(browser));
  });
  afterEach(() => close());

  async function found(css: string, main: string): Promise<string> {
    await page.setContent(`<!doctype html><html lang="en"><head><style>${css}</style></head>
      <body><main>${main}</main></body></html>`);
    return (await geometryFaults(page, [1024], `${LONG}Weleftatnine.`.replaceAll(' ', ''))).join('\n');
  }

  it.each([
    ['text on text', '.on { margin-block-start: -1.5em }', '<p>First line</p><p class="on">Second line</p>'],
    [
      'a part that stays and has no ground of its own',
      '.bar { position: sticky; top: 0 }',
      `<p class="bar">Stays</p>${TALL}`,
    ],
    [
      'a field on text',
      'input { position: absolute; top: 8px; left: 8px; background: none }',
      '<p>Words</p><input value="Typed">',
    ],
  ])('%s is reported', async (_, css, main) => {
    expect(await found(`p { margin: 0 } ${css}`, main)).toContain('lie on each other');
  });

  it.each([
    [
      'by a box',
      '.box { overflow: hidden; white-space: nowrap; width: 100px }',
      `<p class="box">${LONG}</p>`,
    ],
    ['by a low box', '.box { overflow: hidden; height: 20px }', `<p class="box">${LONG}</p>`],
    ['by the edge of the page', '.out { margin-inline-start: -60px }', '<p class="out">Words</p>'],
    [
      'at the beginning of a box that scrolls',
      '.box { overflow: auto } .out { margin-inline-start: -60px }',
      '<div class="box"><p class="out">Words</p></div>',
    ],
    ['by the window', '.low { position: fixed; top: 890px }', '<p class="low">Words</p>'],
    ['in a field', 'input { width: 40px }', '<input placeholder="Name of the harbour">'],
    [
      'within a fold',
      '.box { overflow: hidden; height: 5px }',
      `<details><p class="box">Words</p></details>`,
    ],
  ])('text that is cut off %s is reported', async (_, css, main) => {
    expect(await found(css, main)).toContain('is cut off');
  });

  it('text that is covered at every place of the scrolling is reported', async () => {
    const bar = '.bar { position: fixed; bottom: 0; height: 80px; width: 100%; background: white }';
    expect(await found(bar, `${TALL}<p class="bar">Bar</p>`)).toContain('is covered');
    const room = `${bar} main { padding-block-end: 120px }`;
    expect(await found(room, `${TALL}<p class="bar">Bar</p>`)).toBe('');
  });

  it.each([
    [
      'dots by style',
      'blockquote { overflow: hidden; text-overflow: ellipsis; white-space: nowrap; width: 200px }',
      `<blockquote>${LONG}</blockquote>`,
      'with dots',
    ],
    [
      'a number of lines by style',
      'blockquote { display: -webkit-box; -webkit-line-clamp: 1; -webkit-box-orient: vertical; overflow: hidden; width: 200px }',
      `<blockquote>${LONG}</blockquote>`,
      'with dots',
    ],
    ['a sign before it', '.q::before { content: "†" }', '<p class="q">We left at nine.</p>', 'puts a sign'],
    ['a sign in it', 'i::after { content: "^" }', '<q>We <i>left</i> at nine.</q>', 'puts a sign'],
    ['dots by script', '', '<blockquote>We left …</blockquote>', 'no text has this quotation'],
    ['dots between marks', '', '<p>She said “We left …” and left.</p>', 'no text has these dots'],
  ])('%s in a quotation is reported', async (_, css, main, what) => {
    expect(await found(css, main)).toContain(what);
  });

  it('nothing is reported where all can be read', async () => {
    const css = `.head { position: sticky; top: 0; background: white }
      .box { overflow: auto; height: 60px; width: 300px; white-space: nowrap }
      .only-heard { position: absolute; clip-path: inset(50%); width: 1px; height: 1px; overflow: hidden }
      .sup { vertical-align: super; font-size: 0.7em }`;
    const main = `<p class="head">Stays</p><div class="box">${LONG}</div><p class="only-heard">${LONG}</p>
      <blockquote>We left <span class="sup">1</span>at nine.</blockquote><p>“We left at nine.” …</p>
      <details><summary>More</summary><p>${LONG}</p></details>${TALL}`;
    expect(await found(css, main.replace('<span class="sup">1</span>', ''))).toBe('');
  });
});

describe('the pages of the sample', () => {
  let desk: TestDesk;
  beforeAll(async () => {
    desk = await openDesk();
  });
  afterAll(() => desk.close());

  it('have no text on other text, none cut off, and no sign in a quotation that its text has not', async () => {
    await seedAll(desk);
    const { page, context, close } = await newPage(browser);
    const editor = await desk.signIn('editor');
    const [name = '', value = ''] = (editor.cookie ?? '').split('=');
    await context.addCookies([{ name, value, url: desk.url }]);
    const recorded = await recordedTexts(desk.ctx.db);
    const faults: string[] = [];
    for (const path of [...(await samplePages(desk)), await captured(desk, editor)]) {
      await page.goto(desk.url + path);
      faults.push(...(await geometryFaults(page, [1024, 390], recorded)));
    }
    await close();
    expect(faults).toEqual([]);
  });
});

/** The page on which the quotations of the longest saved copy are captured. */
async function captured(desk: TestDesk, editor: Sends): Promise<string> {
  const copies = await desk.ctx.db.selectFrom('snapshots').select('text').execute();
  const [longest = ''] = copies.map(({ text }) => text ?? '').toSorted((a, b) => b.length - a.length);
  const answer = await desk.form('/capture', { way: 'paste', text: longest }, editor);
  return answer.headers.get('location') ?? '/capture';
}
