import { expect, it } from 'vitest';
import { comparable } from '../../../src/engines/alike/compare.js';
import { relationOf } from '../../../src/engines/alike/relation.js';

const relation = (sought: string, saved: string) => relationOf(comparable(sought), comparable(saved));

it.each([
  ['We will sell the harbour.', 'We will sell the harbour!', 'same'],
  ['sell the harbour', 'We will sell the harbour.', 'part_of'],
  ['We will sell the harbour and leave.', 'sell the harbour', 'contains'],
  ['We will sell a harbour.', 'We will sell the harbour.', 'nearly'],
  ['We will lease the harbour.', 'We will sell the harbour.', 'nearly'],
  ['We will keep the ferry.', 'We will sell the harbour.', null],
  ['没有任何妥协退让的空间', '没有任何妥协退让的余地', 'nearly'],
  [
    'The harbour on the hill has room for ferries.',
    `Today the harbour on the hill has no room for ferries. ${'Nobody asked the pilots. '.repeat(12)}`,
    'part_of',
  ],
  [
    'He said to us on Monday that the harbour on the hill has room for ferries, and then it rained until the next day.',
    'The harbour on the hill has no room for ferries.',
    'contains',
  ],
  ['Rain, and later more of it.', 'We will sell the harbour.', null],
])('“%s” is to “%s” as %s', (sought, saved, kind) => {
  expect(relation(sought, saved)).toBe(kind);
});
