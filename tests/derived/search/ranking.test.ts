import { expect, it } from 'vitest';
import { entryOf } from '../../../src/derived/search/model/parts.js';
import { type Holding, ranked } from '../../../src/derived/search/model/ranking.js';

/** The parts with each of some phrases, by the numbers of their copies. */
const holdings = (...copies: readonly number[][]): Holding[] =>
  copies.map((ids) => ({ entries: ids.map((id) => entryOf(id, 0, true)), isAll: true }));

it('the copies with most of the phrases are read, and none with fewer than half of those that any copy has', () => {
  const read = ranked(holdings([1, 2, 3], [1, 2], [1, 2], [1], [4], [], [5]), 12);
  expect([...read.keys()]).toEqual([1, 2]);
});

it('where no copy has half of them, none is read', () => {
  expect(ranked(holdings([1], [2], [3], [4]), 12).size).toBe(0);
  expect([...ranked(holdings([1], [2], [3]), 12).keys()]).toEqual([1, 2, 3]);
});

it('phrases that too many parts have do not count', () => {
  const common: Holding = { entries: [entryOf(9, 0, true)], isAll: false };
  expect([...ranked([...holdings([1], [1]), common, common, common], 12).keys()]).toEqual([1]);
});
