import fc from 'fast-check';
import { expect, test } from 'vitest';
import { soughtKeys, storedKeys } from '../../../src/engines/alike/claim-keys.js';
import { comparable, compareTexts } from '../../../src/engines/alike/compare.js';

const word = fc.constantFrom(
  ...'we do not want a new war with 中 国 没 有 ไม่ มี لا مجال нет места'.split(' '),
);
const words = fc.array(word, { minLength: 1, maxLength: 40 });

test('every run of words of a text is a part of it, and with words left out too', () => {
  fc.assert(
    fc.property(words, fc.nat(), fc.nat(), fc.nat(), (all, x, y, z) => {
      const [from, cut, to] = [x, y, z].map((at) => at % (all.length + 1)).sort((a, b) => a - b) as [
        number,
        number,
        number,
      ];
      const [first, second] = [all.slice(from, cut).join(' '), all.slice(cut, to).join(' ')];
      const part = [first, second].filter(Boolean).join(' … ');
      if (part === '') return;
      const kind = compareTexts(comparable(part), comparable(all.join(' ')));
      expect(['part_of', 'same']).toContain(kind);
    }),
  );
});

test('a part of a text is found by what is stored of the text, or of the part', () => {
  fc.assert(
    fc.property(words, fc.nat(), fc.nat(), (all, x, y) => {
      const [from, to] = [x, y].map((at) => at % (all.length + 1)).sort((a, b) => a - b) as [number, number];
      if (from === to) return;
      const [whole, part] = [all.join(' '), all.slice(from, to).join(' ')];
      const stored = new Set(storedKeys(whole));
      for (const window of soughtKeys(comparable(part)).windows)
        expect(window.some((key) => stored.has(key))).toBe(true);
      const sought = new Set([...soughtKeys(comparable(whole)).parts, soughtKeys(comparable(whole)).whole]);
      expect(storedKeys(part).some((key) => sought.has(key))).toBe(true);
    }),
  );
});
