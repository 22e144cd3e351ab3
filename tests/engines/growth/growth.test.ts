import { setFlagsFromString } from 'node:v8';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { growthOf } from './processor-time.js';
import { PROGRAMS } from './programs.js';
import { PAIRS, SHAPES } from './shapes.js';

const isLong = process.env.ONRECORD_LONG !== undefined;

/** UTF-16 code units of the shorter text; the longer one has eight times as many. */
const SHORTER_UTF16 = 500;
/** Eight for a linear program, 64 for a quadratic one; what is looked at up to a limit is between. */
const MAX_GROWTH = 16;

// V8 leaves its optimisation of expressions out once much code is compiled, so what grows only without it grows.
beforeAll(() => setFlagsFromString('--no-regexp-optimization'));
afterAll(() => setFlagsFromString('--regexp-optimization'));

describe.each(Object.entries(PROGRAMS))('the time of %s', (_, program) => {
  it('grows with the text, whatever it repeats', () => {
    for (const { make } of SHAPES.slice(0, 3)) program(make(SHORTER_UTF16));
    const fast = (isLong ? [...SHAPES, ...PAIRS] : SHAPES).flatMap(({ name, make }) => {
      const growthFrom = (length: number) => growthOf(program, make(length), make(8 * length), MAX_GROWTH);
      if (growthFrom(SHORTER_UTF16) <= MAX_GROWTH) return [];
      // A longer text has reached every limit, so that only what is not linear still grows so fast.
      const growth = growthFrom(8 * SHORTER_UTF16);
      return growth > MAX_GROWTH ? [`${name}: ${growth.toFixed(1)}`] : [];
    });
    expect(fast).toEqual([]);
  });
});
