import { describe, expect, it } from 'vitest';
import { placeOf, savedPages } from './pages.js';

// Checks that the pages match their descriptions, independently of the engine.

const KILOBYTE = 1024;
const pages = savedPages();

describe('the saved pages', () => {
  it('are several, three of them with a later version, none in one encoding alone', () => {
    expect(pages.length).toBeGreaterThanOrEqual(8);
    expect(pages.filter((page) => page.later !== null).length).toBeGreaterThanOrEqual(3);
    expect(new Set(pages.map((page) => page.encoding)).size).toBe(3);
  });

  for (const page of pages) {
    describe(page.name, () => {
      const source = decoded(page.bytes, page.encoding);

      it('is in the encoding that it is said to be in, and of the size of a page', () => {
        expect(source).not.toContain('\ufffd');
        expect(page.bytes.length).toBeGreaterThan(4 * KILOBYTE);
        expect(page.bytes.length).toBeLessThan(30 * KILOBYTE);
      });

      it('has its title, and more on it than its text', () => {
        expect(source).toContain(page.title);
        for (const words of page.outside) {
          expect(source, words).toContain(words);
          expect(page.text, words).not.toContain(words);
        }
      });

      it('has every word of its text, in order', () => {
        const words = plain(source);
        let at = 0;
        for (const word of plain(page.text).split(' ')) {
          at = words.indexOf(word, at);
          expect(at, word).toBeGreaterThanOrEqual(0);
          at += word.length;
        }
      });

      it('has the words marked in it as often as is said, in what is said to surround them', () => {
        for (const { name, exact, prefix, suffix, times, nth } of page.selectors) {
          expect(page.text.split(exact).length - 1, name).toBe(times);
          const at = placeOf(exact, page.text, nth);
          expect(page.text.slice(0, at).endsWith(prefix), name).toBe(true);
          expect(page.text.slice(at + exact.length).startsWith(suffix), name).toBe(true);
        }
      });

      if (page.later !== null) {
        const { text } = page.later;
        it('has been edited as is said', () => {
          for (const { name, exact, nth, later } of page.selectors) {
            if (later === undefined) throw new Error(`“${name}” does not say what has become of it`);
            const before = placeOf(exact, page.text, nth);
            const stands = text.slice(before, before + exact.length) === exact;
            expect(stands, name).toBe(later.state === 'same');
            if (later.words !== null) expect(placeOf(later.words, text, later.nth), name).toBeGreaterThan(-1);
            expect(later.words === exact, name).toBe(later.state === 'same' || later.state === 'moved');
            expect(text.includes(exact), name).toBe(later.words === exact);
          }
        });
      }
    });
  }
});

function decoded(bytes: Buffer, encoding: string): string {
  return new TextDecoder(encoding, { fatal: true }).decode(bytes);
}

/** Letters and digits, without tags and with the few entities that these pages use. */
function plain(html: string): string {
  const named: Readonly<Record<string, string>> = {
    shy: '\u00ad',
    amp: '&',
    rsquo: '’',
    ldquo: '“',
    rdquo: '”',
  };
  return html
    .replace(/<[^>]*>/g, (tag) => (/^<\/?(?:em|i|b|strong|a|span|q|sup)\b/i.test(tag) ? '' : ' '))
    .replace(/&(\w+);/g, (_, name: string) => named[name] ?? ' ')
    .replace(/\u00ad/g, '')
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();
}
