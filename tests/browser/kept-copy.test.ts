import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type CopiedDesk, copiedDesk } from '../record/snapshots/copied-desk.js';
import { checkAccessibility } from '../support/axe.js';
import {
  closePages,
  listFaults,
  newPage,
  type PageSettings,
  sharedBrowser,
  type WatchedPage,
} from '../support/browser.js';
import { TRIED_LOOKS } from '../support/looks.js';

const TEXT =
  'The minister spoke at noon.\n\nShe said there is no room for compromise, and the harbour will not close before spring.\n\nThe pilots were told \u202eyadot\u202c, she said.\n\nThen she left.';

let browser: Browser;
let desk: CopiedDesk;
let copy: number;

beforeAll(async () => {
  browser = await sharedBrowser();
  desk = await copiedDesk();
  copy = await desk.keep(TEXT);
  await desk.addClaim('there is no room for compromise');
  await desk.addClaim('the harbour will close before spring');
  await desk.note(copy, 'compromise, and the harbour');
});
afterAll(async () => {
  await closePages(browser);
  await desk.close();
});

async function withPage(
  settings: PageSettings,
  query: string,
  look: (watched: WatchedPage) => Promise<void>,
): Promise<void> {
  const watched = await newPage(browser, settings);
  const [name = '', value = ''] = (desk.editor.cookie ?? '').split('=');
  await watched.context.addCookies([{ name, value, url: desk.url }]);
  await watched.page.goto(`${desk.url}/sources/1/snapshots/${copy}${query}`);
  await look(watched);
  expect(listFaults(watched.faults)).toEqual([]);
  await watched.close();
}

describe('a kept copy', () => {
  it.each(TRIED_LOOKS)('is for everybody at %j', async (settings) => {
    await withPage(settings, '', async ({ page }) => {
      expect((await checkAccessibility(page)).violations).toEqual([]);
      expect(await page.evaluate('document.documentElement.scrollWidth <= innerWidth')).toBe(true);
    });
  });

  it('has what is said of words beside their paragraph where there is room, and under it where there is not', async () => {
    const boxes = async (width: number) => {
      let found: { text: Box; margin: Box } | null = null;
      await withPage({ width }, '', async ({ page }) => {
        const [text, margin] = [
          await page.locator('.copy-text p:has(mark)').first().boundingBox(),
          await page.locator('.margin').first().boundingBox(),
        ];
        if (text && margin) found = { text, margin };
      });
      return found as unknown as { text: Box; margin: Box };
    };
    const wide = await boxes(1280);
    expect(wide.margin.x).toBeGreaterThan(wide.text.x + wide.text.width - 1);
    expect(Math.abs(wide.margin.y - wide.text.y)).toBeLessThan(24);
    const narrow = await boxes(320);
    expect(narrow.margin.y).toBeGreaterThan(narrow.text.y + narrow.text.height - 1);
  });

  it('shows beside its words how a quotation compares', async () => {
    await withPage({}, '', async ({ page }) => {
      const [margin, said] = [page.locator('.margin').first(), page.locator('.margin .said').first()];
      const [around, own] = [await margin.boundingBox(), await said.boundingBox()];
      // biome-ignore lint/performance/useDomNodeTextContent: textContent holds what is hidden as well
      expect(await said.innerText()).toBe('Same words');
      expect(own?.y).toBeGreaterThanOrEqual(around?.y ?? Number.POSITIVE_INFINITY);
      expect(own?.y).toBeLessThan((around?.y ?? 0) + (around?.height ?? 0));
    });
  });

  it('goes to a passage without any script, and back and forth between words and what is said of them', async () => {
    const start = TEXT.indexOf('Then she');
    await withPage(
      { javaScriptEnabled: false, height: 500 },
      `?at=${start}-${start + 8}#passage`,
      async ({ page }) => {
        const box = await page.locator('#passage').boundingBox();
        expect(box?.y).toBeGreaterThan(0);
        expect(box?.y).toBeLessThan(500);
        await page.locator('.mark-ref').first().click();
        expect(new URL(page.url()).hash).toBe('#m-1');
        await page.locator('#m-1 .to-words').click();
        expect(new URL(page.url()).hash).toBe('#w-1');
      },
    );
  });

  it('reads words in the order in which they stand, whatever turns it', async () => {
    await withPage({}, '', async ({ page }) => {
      const [left, right] = await page.evaluate<[number, number]>(`(() => {
        const line = [...document.querySelectorAll('[data-at]')].find((one) => one.textContent.includes('yadot'));
        const words = [...line.childNodes].find((node) => node.textContent === 'yadot');
        const at = (offset) => {
          const range = document.createRange();
          range.setStart(words, offset);
          range.setEnd(words, offset + 1);
          return range.getBoundingClientRect().left;
        };
        return [at(0), at(4)];
      })()`);
      expect(left).toBeLessThan(right);
    });
  });

  it.each(['--serif', '--sans'])('has a box in %s for a character that no font has', async (name) => {
    await withPage({}, '', async ({ page }) => {
      const drawn = await page.evaluate<number>(`(async () => {
        const canvas = document.createElement('canvas').getContext('2d');
        const families = getComputedStyle(document.documentElement).getPropertyValue('${name}');
        await document.fonts.load('40px ' + families.split(',')[0]);
        canvas.font = '40px ' + families;
        canvas.fillText('\u{10FFFD}', 10, 60);
        return canvas.getImageData(0, 0, 100, 100).data.filter((value) => value > 0).length;
      })()`);
      expect(drawn).toBeGreaterThan(0);
    });
  });
});

interface Box {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}
