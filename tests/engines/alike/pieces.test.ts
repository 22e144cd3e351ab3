import { expect, test } from 'vitest';
import { isVerbatimPart, lineOf, piecesOf } from '../../../src/engines/alike/pieces.js';

test('parts a quotation where it says that words are left out', () => {
  expect(piecesOf('On this issue … no room, [...] none. . . at all')).toEqual([
    ['on', 'this', 'issue'],
    ['no', 'room'],
    ['none'],
    ['at', 'all'],
  ]);
});

test('takes no piece of signs alone', () => {
  expect(piecesOf('… no room … ! …')).toEqual([['no', 'room']]);
  expect(piecesOf('… ! …')).toHaveLength(1);
});

test('parts a text of ten thousand omissions a hundred times, and keeps all its words', () => {
  const pieces = piecesOf('中…'.repeat(10_000));
  expect(pieces).toHaveLength(100);
  expect(pieces.at(-1)).toHaveLength(10_000 - 99);
  expect(isVerbatimPart(pieces, lineOf(pieces))).toBe(true);
});
