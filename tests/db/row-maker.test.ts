import { expect, it } from 'vitest';
import { rowMaker } from '../../src/db/row-maker.js';

it('makes rows of any columns, whatever signs are in their names', () => {
  const make = rowMaker(['id', 'a "name"', 'it’s; }', 'id']);
  expect(make([1, 'x', null, 2])).toEqual({ id: 2, 'a "name"': 'x', 'it’s; }': null });
});
