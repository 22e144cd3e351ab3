import { expect, it } from 'vitest';
import { wordRanges } from '../../../../src/platform/lib/text/word-ranges.js';

it.each([
  [[], ''],
  [[7], '7'],
  [[2, 4], '2 and 4'],
  [[2, 3], '2–3'],
  [[2, 3, 4, 44], '2–4 and 44'],
  [[2, 5, 6, 7, 9], '2, 5–7 and 9'],
])('%j is %s', (numbers, words) => {
  expect(wordRanges(numbers)).toBe(words);
});
