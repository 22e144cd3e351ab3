import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { checkAccessibility } from '../support/axe.js';
import { closePages, newPage, sharedBrowser } from '../support/browser.js';
import { openDesk, type Sends, type TestDesk } from '../support/desk.js';
import { TRIED_LOOKS } from '../support/looks.js';

const TURNED = 'He is \u202etsil eht no\u202c not guilty \u202edenialc';

describe('a quotation with characters that turn the reading direction', () => {
  let browser: Browser;
  let desk: TestDesk;
  let sends: Sends;
  beforeAll(async () => {
    [browser, desk] = [await sharedBrowser(), await openDesk()];
    sends = await desk.signIn('editor');
    const claim = { 'speaker.name': 'Wang \u2067Yi', 'attribution.source.title': 'The \u202eHerald' };
    await desk.form('/claims', { text: TURNED, form: 'direct', ...claim }, sends);
    await desk.form(
      '/claims',
      { text: `\u2069قال\u2069 ${TURNED}`, language: 'ar', form: 'direct', ...claim },
      sends,
    );
  });
  afterAll(async () => {
    await closePages(browser);
    await desk?.close();
  });

  it.each(TRIED_LOOKS)('is read in the order in which it stands at %j', async (settings) => {
    const { page, context, close } = await newPage(browser, settings);
    const [name = '', value = ''] = (sends.cookie ?? '').split('=');
    await context.addCookies([{ name, value, url: desk.url }]);
    for (const path of ['/claims/1', '/claims', '/claims/1/history']) {
      await page.goto(`${desk.url}${path}`);
      expect((await checkAccessibility(page, ['wcag2a', 'wcag2aa'])).violations).toEqual([]);
      expect(await page.evaluate('document.documentElement.scrollWidth <= innerWidth')).toBe(true);
    }
    await page.goto(`${desk.url}/claims/1`);
    const [first, last, closing] = await page.evaluate<[Place, Place, Place]>(`(() => {
      const quote = document.querySelector('.quote-hero .q');
      const words = [...quote.childNodes].find((node) => node.data === 'denialc');
      const at = (node, offset) => {
        const range = document.createRange();
        range.setStart(node, offset);
        range.setEnd(node, offset + 1);
        const { left, bottom } = range.getBoundingClientRect();
        return { left, bottom };
      };
      return [at(words, 0), at(words, 6), at(quote.querySelector('.q-close').firstChild, 0)];
    })()`);
    expect(first.left).toBeLessThan(last.left);
    expect(closing.left).toBeGreaterThan(last.left);
    expect(closing.bottom).toBeCloseTo(last.bottom, 0);
    await close();
  });
});

interface Place {
  readonly left: number;
  readonly bottom: number;
}
