import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { fold } from '../../../src/engines/text/fold.js';

describe('texts that differ only in how they are written fold to the same', () => {
  test.each([
    ['case', 'Wang YI', 'wang yi'],
    ['accents, composed or not', 'CAFÉ cafe\u0301', 'cafe cafe'],
    ['Cyrillic and Greek accents', 'Ёлка Άλφα', 'елка αλφα'],
    ['letters with strokes and ligatures', 'Straße Œuvre Łódź Øl ﬁn', 'strasse oeuvre lodz ol fin'],
    ['the Turkish capital I', 'İstanbul', 'istanbul'],
    ['Greek final sigma', 'ΛΟΓΟΣ λόγος', 'λογοσ λογοσ'],
    ['double marks', '“a” „b“ «c» 「d」 ｢e｣ ″', '"a" "b" "c" "d" "e" "'],
    ['single marks', '‘a’ don’t ‹b› ´ ` ʼ', "'a' don't 'b' ' ' '"],
    ['dashes', 'a–b — c−d ‑ ﹘', 'a-b - c-d - -'],
    ['soft hyphens, joiners, zero-width spaces', 'de\u00adcou\u200bpl\u200cing\ufeff', 'decoupling'],
    ['direction controls', '\u202eabc\u202c', 'abc'],
    ['white space', ' a\u00a0 b\n\tc\u3000', 'a b c'],
    ['variation selectors', '☎\ufe0f 葛\u{e0100}', '☎ 葛'],
    ['compatibility forms', '５％ ½ Ⅳ …', '5% 1/2 iv ...'],
    ['tashkeel and tatweel', 'مُحَمَّـــد', 'محمد'],
    ['niqqud', 'שָׁלוֹם', 'שלום'],
  ])('%s', (_, text, folded) => {
    expect(fold(text)).toBe(folded);
  });
});

test('marks that make another word stay', () => {
  for (const text of ['がぎぱ', 'ภาษาไทย', 'हिन्दी', '한국어', '妥协']) expect(fold(text)).toBe(text);
});

test('folding again changes nothing', () => {
  fc.assert(
    fc.property(fc.oneof(fc.string({ unit: 'binary' }), fc.string({ unit: 'grapheme' })), (text) => {
      expect(fold(fold(text))).toBe(fold(text));
    }),
    { numRuns: 500 },
  );
});

test('composed and decomposed text fold to the same', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme' }), (text) => {
      expect(fold(text.normalize('NFD'))).toBe(fold(text.normalize('NFC')));
    }),
  );
});

test('counts no more than thirty marks of a letter, however many there are', () => {
  const heap = `ไ${'\u0e48\u0e38'.repeat(500_000)}`;
  expect(fold(heap)).toHaveLength(31);
  expect(fold(fold(heap))).toBe(fold(heap));
  expect(fold(`a${'\u0301\u0327'.repeat(500_000)}b`)).toBe('ab');
});
