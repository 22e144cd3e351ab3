import { describe, expect, it } from 'vitest';
import { anchor } from '../../../src/engines/anchoring/anchor.js';
import { selectorAt } from '../../../src/engines/anchoring/selector.js';
import { type Marked, placeOf, savedPages } from './pages.js';

// Finds words marked in a saved page: in the page itself, after an insertion above, without a position, and in the
// page as its owner changed it.

const NOTICE = 'Corrected on the day after: an earlier version gave another date.\n\n';

for (const page of savedPages()) {
  describe(page.name, () => {
    for (const marked of page.selectors) {
      const selector = selectorOf(marked, page.text);

      it(`finds ${marked.name} where it was marked`, () => {
        expect(anchor(selector, page.text)).toMatchObject(
          standing('same', selector.start_utf16, marked.exact),
        );
      });

      it(`finds ${marked.name} again under a notice put above`, () => {
        const place = selector.start_utf16 + NOTICE.length;
        expect(anchor(selector, NOTICE + page.text)).toMatchObject(standing('moved', place, marked.exact));
      });

      it(`marks ${marked.name} with what stands around it`, () => {
        const { start_utf16: start, end_utf16: end } = selector;
        const made = selectorAt(page.text, start, end);
        expect(made).toMatchObject({ exact: marked.exact, start_utf16: start, end_utf16: end });
        expect(anchor(made, NOTICE + page.text).start).toBe(start + NOTICE.length);
      });

      if (marked.times === 1) {
        it(`needs no surroundings for ${marked.name}, which occurs once`, () => {
          const bare = { ...selector, prefix: null, suffix: null };
          expect(anchor(bare, NOTICE + page.text).start).toBe(selector.start_utf16 + NOTICE.length);
        });
      }
    }
  });

  const { later } = page;
  if (later === null) continue;
  describe(`${page.name}, edited`, () => {
    for (const marked of page.selectors) {
      const now = marked.later;
      if (now === undefined) continue;
      it.each([
        ['with', page.text],
        ['without', null],
      ])(`says of ${marked.name}, %s the old text at hand: ${now.state}`, (_, from) => {
        const found = anchor(selectorOf(marked, page.text), later.text, from);
        if (now.words === null) {
          expect(found).toMatchObject({ state: 'gone', start: null, end: null });
          return;
        }
        const place = placeOf(now.words, later.text, now.nth);
        if (now.state !== 'altered') {
          expect(found).toEqual({ ...standing(now.state, place, now.words), comparison: null });
          return;
        }
        expect(found.state).toBe('altered');
        expect(found.comparison?.verdict).toBe('altered');
        expect(later.text.slice(found.start ?? 0, found.end ?? 0)).toContain(coreOf(now.words));
      });
    }
  });
}

function selectorOf({ exact, prefix, suffix, nth }: Marked, text: string) {
  const start = placeOf(exact, text, nth);
  return { exact, prefix, suffix, start_utf16: start, end_utf16: start + exact.length };
}

function standing(state: 'same' | 'moved', start: number, words: string) {
  return { state, start, end: start + words.length };
}

/** All but the first and the last word, at which a fuzzy place may rightly stop. */
function coreOf(words: string): string {
  return words.split(' ').slice(1, -1).join(' ');
}
