import { describe, expect, it } from 'vitest';
import { parseIds, parseItems, parseOrder } from '../../../src/publishing/lists/input.js';
import { mayEditList, movedBy, rearranged } from '../../../src/publishing/lists/model.js';

const row = (id: number, position: number) => ({ id, claim_id: id * 10, position });

describe('the order of a list', () => {
  it('moves a row by one place, and no further than its ends', () => {
    expect(movedBy([1, 2, 3], { id: 3, to: 'up' })).toEqual([1, 3, 2]);
    expect(movedBy([1, 2, 3], { id: 1, to: 'down' })).toEqual([2, 1, 3]);
    expect(movedBy([1, 2, 3], { id: 1, to: 'up' })).toEqual([1, 2, 3]);
    expect(movedBy([1, 2, 3], { id: 3, to: 'down' })).toEqual([1, 2, 3]);
    expect(movedBy([1, 2, 3], { id: 2, to: 'out' })).toEqual([1, 3]);
    expect(movedBy([1, 2, 3], { id: 9, to: 'out' })).toEqual([1, 2, 3]);
  });

  it('leaves rows that were not named in their places', () => {
    const rows = [row(1, 1), row(2, 2), row(3, 3)];
    expect(rearranged(rows, [30, 10])).toEqual([row(3, 1), row(1, 3)]);
    expect(rearranged(rows, [10, 20, 30])).toEqual([]);
    expect(rearranged([row(1, 4), row(2, 9)], [20, 10])).toEqual([row(2, 4), row(1, 9)]);
    expect(rearranged([row(1, 4), row(2, 9)], [10, 20])).toEqual([]);
    expect(rearranged([row(1, 4), row(2, 4)], [10, 20])).toEqual([row(1, 1), row(2, 2)]);
  });
});

describe('who may change a list', () => {
  const viewer = { userId: 5, name: 'V', role: 'viewer', scope: 'write' } as const;
  it.each([
    [viewer, 5, true],
    [viewer, 6, false],
    [viewer, null, false],
    [{ ...viewer, role: 'checker' } as const, null, true],
    [{ ...viewer, role: 'checker', scope: 'read' } as const, null, false],
    [{ ...viewer, userId: null, role: 'anonymous' } as const, null, false],
  ])('%o of a list of %s: %s', (who, owner, may) => {
    expect(mayEditList(who, { owner_id: owner })).toBe(may);
  });
});

describe('what is sent to a list', () => {
  it('names claims as a list or with commas', () => {
    expect(parseItems({ claim_ids: '7,3, 9' })).toEqual({ ok: true, value: [7, 3, 9] });
    expect(parseItems({ claim_id: '7' })).toEqual({ ok: true, value: [7] });
    expect(parseIds(['7', '3'])).toEqual({ ok: true, value: [7, 3] });
    expect(parseIds(['seven'])).toMatchObject({ ok: false });
    expect(parseItems({ claim_ids: '1, two, 99' })).toMatchObject({
      ok: false,
      errors: [{ message: '‘two’ is not a number. Give each quotation by its number, such as 42' }],
    });
  });

  it('says which number it names twice', () => {
    const twice = { message: 'Quotation 7 is given more than once. Give it once' };
    expect(parseItems({ claim_ids: '7,3, 7' })).toEqual({
      ok: false,
      errors: [{ path: 'claim_ids', ...twice }],
    });
    expect(parseIds(['3', '7', '7'])).toEqual({ ok: false, errors: [{ path: 'id', ...twice }] });
  });

  it('is an order, a move or both', () => {
    expect(parseOrder({ order: '7,3', move: '3 up' })).toEqual({
      ok: true,
      value: { claims: null, part: [7, 3], move: { id: 3, to: 'up' } },
    });
    expect(parseOrder({ move: '3 out' })).toEqual({
      ok: true,
      value: { claims: null, part: null, move: { id: 3, to: 'out' } },
    });
    for (const fields of [{}, { order: '7,7' }, { move: 'up' }, { move: 3 }, { order: [['7']] }]) {
      expect(parseOrder(fields)).toMatchObject({ ok: false });
    }
  });
});
