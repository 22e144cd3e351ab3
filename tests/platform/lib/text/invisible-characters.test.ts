import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { withInvisible } from '../../../../src/platform/lib/text/invisible-characters.js';

const signsIn = (text: string) => withInvisible(text).flatMap(({ unseen }) => unseen?.sign ?? []);

describe('what cannot be seen in a text', () => {
  it.each([
    ['a\u202eb', ['⟨RLO⟩']],
    ['\u2066a\u2069', ['⟨LRI⟩', '⟨PDI⟩']],
    ['not\u200bhing', ['⟨ZWSP⟩']],
    ['a\ufeff\ufeff\ufeffb', ['⟨BOM × 3⟩']],
    ['Don\u00adau\u00addampf', ['·', '·']],
    ['n\u200cot', ['⟨ZWNJ⟩']],
    [' \u200d', ['⟨ZWJ⟩']],
    ['a\u206ab', ['⟨U+206A⟩']],
    ['a\u{e0068}\u{e0069}', ['⟨U+E0068 × 2⟩']],
    ['a\ufe01\ufe02\ufe03', ['⟨U+FE01 × 3⟩']],
    ['a\u{e0101}\u{e0102}', ['⟨U+E0101 × 2⟩']],
  ])('is shown: %j', (text, signs) => {
    expect(signsIn(text)).toEqual(signs);
  });

  it.each([
    ['plain words, “marks” and 中文'],
    ['می\u200cخواهم'],
    ['क्\u200dष'],
    ['👩\u200d🚀 ✌\ufe0f'],
    ['🏴\u{e0067}\u{e0062}\u{e0065}\u{e006e}\u{e0067}\u{e007f}'],
    ['a\u00a0b\tc'],
  ])('is not found where it belongs to what is seen: %j', (text) => {
    expect(signsIn(text)).toEqual([]);
  });

  it('leaves the text as it is', () => {
    const unit = fc.constantFrom(
      'a',
      ' ',
      '\u202e',
      '\u200b',
      '\u200d',
      '🙂',
      '\ud83d',
      '\u{e0041}',
      '\ufe01',
    );
    fc.assert(
      fc.property(fc.string({ unit }), (text) => {
        const pieces = withInvisible(text);
        expect(pieces.map((piece) => piece.text).join('')).toBe(text);
        expect(pieces.every((piece) => piece.text !== '')).toBe(true);
      }),
    );
  });
});
