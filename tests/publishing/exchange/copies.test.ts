import { describe, expect, it } from 'vitest';
import { base64, keptText } from '../../../src/publishing/exchange/input/copies.js';

describe('the bytes of a kept copy', () => {
  const said = (value: unknown) => base64().safeParse(value).error?.issues[0]?.message;

  it('are read to the letter', () => {
    expect(base64().parse('T25l')?.toString()).toBe('One');
  });

  it.each([
    [7, /not as a number/],
    ['T25', /not base64/],
    [Buffer.alloc(20 * 1024 * 1024 + 1).toString('base64'), /the limit is 20971520/],
  ])('are refused with what would be right (%#)', (value, message) => {
    expect(said(value)).toMatch(message);
  });
});

describe('the text of a kept copy', () => {
  const said = (value: unknown) => keptText().safeParse(value).error?.issues[0]?.message;

  it('keeps its white space and controls', () => {
    expect(keptText().parse('  \u200b a\r\n')).toBe('  \u200b a\r\n');
  });

  it.each([
    [7, /not as a number/],
    ['a\ud800', /an incomplete character/],
    ['a\0', /null character/],
  ])('is refused with what would be right (%#)', (value, message) => {
    expect(said(value)).toMatch(message);
  });
});
