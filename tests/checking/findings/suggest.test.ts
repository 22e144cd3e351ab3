import { describe, expect, it } from 'vitest';
import { type Held, isWordForWord, suggestWording } from '../../../src/checking/findings/model/suggest.js';

const SAME: Held = {
  id: 1,
  source: 'The article',
  wording: 'Words',
  tier: 'secondary',
  translation: null,
  isWordForWord: true,
};

describe('the wording that is suggested', () => {
  it('is as printed where second hand is all there is, with each source that has the words', () => {
    const others = [
      { ...SAME, id: 2, source: 'The agency' },
      { ...SAME, id: 3, isWordForWord: false },
    ];
    expect(suggestWording([SAME, ...others])).toEqual({
      value: 'as_printed',
      rationale: 'Same words as our copy of The article; The agency.',
      attributions: [1, 2],
    });
  });

  it.each(['primary', 'issuer'] as const)('is verbatim where a copy of tier %s has the words', (tier) => {
    expect(suggestWording([SAME, { ...SAME, id: 2, source: 'The record', tier }])).toEqual({
      value: 'verbatim',
      rationale: 'Same words as our copy of The record.',
      attributions: [2],
    });
  });

  it.each([
    ['one of the records has other words', [{ tier: 'primary' }, { tier: 'issuer', isWordForWord: false }]],
    ['nobody said at which hand a source has them', [{}, { tier: null, isWordForWord: false }]],
    ['no copy has them', [{ isWordForWord: false }]],
    ['nobody has seen the words', [{ wording: null }]],
    ['there is no source', []],
  ] as const)('is left to a person where %s', (_, rows) => {
    expect(suggestWording(rows.map((row) => ({ ...SAME, ...row })))).toBeNull();
  });

  it('takes no brackets, fillers and interruptions for the same words', () => {
    expect(isWordForWord([])).toBe(true);
    expect(isWordForWord(['typographic', 'fragment'])).toBe(true);
    expect(isWordForWord(['typographic', 'bracketed_insertion'])).toBe(false);
    expect(isWordForWord(['filler_omitted'])).toBe(false);
    expect(isWordForWord(null)).toBe(false);
  });
});
