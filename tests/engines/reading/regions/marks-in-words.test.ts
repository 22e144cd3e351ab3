import { describe, expect, it } from 'vitest';
import { quotationMarksIn } from '../../../../src/engines/reading/regions/marks-in-words.js';

const shown = (text: string) =>
  quotationMarksIn(text).map(
    ({ at, length, opens, partner, depth }) =>
      `${text.slice(at, at + length)}${depth}${opens ? '<' : '>'}${partner ?? '?'}`,
  );

describe('the quotation marks in a wording', () => {
  it.each([
    ['He said “no” twice.', ['“0<11', '”0>8']],
    ['He said “she said ‘no’ to it” today.', ['“0<28', '‘1<21', '’1>18', '”0>8']],
    ["He said ''no'' twice.", ["''0<12", "''0>8"]],
    ['It is the dogs’ own bowl, isn’t it?', []],
    ['He said “no to all of …', ['“0<?']],
    ['The board is 6" wide.', ['"0>?']],
    ['‘No,’ he said.', []],
  ])('are paired as in a text: %s', (text, expected) => {
    expect(shown(text)).toEqual(expected);
  });
});
