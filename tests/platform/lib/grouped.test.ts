import { expect, it } from 'vitest';
import { grouped } from '../../../src/platform/lib/grouped.js';

it('puts what has one key together, all in the order it came', () => {
  const groups = grouped(['pear', 'apple', 'plum'], (word) => word.slice(0, 1));
  expect([...groups]).toEqual([
    ['p', ['pear', 'plum']],
    ['a', ['apple']],
  ]);
});
