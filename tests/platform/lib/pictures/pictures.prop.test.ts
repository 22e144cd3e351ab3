import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { dayNumber, dayOf, roundTop, scaleOf } from '../../../../src/platform/lib/pictures/scale.js';
import { markColumns } from '../../../../src/platform/lib/pictures/timeline.js';
import { runsOf } from '../../../support/runs.js';

const RUNS = { numRuns: runsOf(200) } as const;
const number = fc.integer({ min: -1_000_000, max: 1_000_000 });

describe('a scale', () => {
  it('keeps the order of values and never leaves the picture', () => {
    fc.assert(
      fc.property(number, number, number, number, (min, max, one, other) => {
        const place = scaleOf([min, max]);
        const [low, high] = [place(Math.min(one, other)), place(Math.max(one, other))];
        expect(low).toBeLessThanOrEqual(high);
        for (const at of [low, high]) expect(at >= 0 && at <= 100).toBe(true);
      }),
      RUNS,
    );
  });

  it('puts its ends at the edges, and everything in the middle where they are one', () => {
    const place = scaleOf([10, 20]);
    expect([10, 15, 20].map(place)).toEqual([0, 50, 100]);
    expect([-5, 3, 99].map(scaleOf([3, 3]))).toEqual([50, 50, 50]);
  });

  it('ends at a round number that is not below any count, and not ten times too high', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 1_001 }), (count) => {
        const top = roundTop(count);
        expect(top).toBeGreaterThanOrEqual(count);
        expect(top).toBeLessThan(count * 2.5 + 1);
        expect(String(top)).toMatch(/^[125]0*$/);
      }),
      RUNS,
    );
    expect(roundTop(0)).toBe(1);
  });
});

describe('a day', () => {
  it('is the same after it was a number', () => {
    const days = fc.integer({ min: -700_000, max: 2_900_000 });
    fc.assert(
      fc.property(days, (day) => {
        const text = dayOf(day);
        fc.pre(/^\d{4}-/.test(text));
        expect(dayNumber(text)).toBe(day);
      }),
      RUNS,
    );
    expect(dayNumber('2026-11-27T23:59:59.999Z')).toBe(dayNumber('2026-11-27'));
  });
});

describe('a line of time', () => {
  it('has every mark once, in order, or counts it', () => {
    const marks = fc.array(fc.record({ day: fc.integer({ min: 0, max: 40_000 }) }), {
      minLength: 1,
      maxLength: 300,
    });
    fc.assert(
      fc.property(marks, fc.integer({ min: 1, max: 6 }), (all, high) => {
        const columns = markColumns(all, high);
        const shown = columns.flatMap(({ marks }) => marks);
        expect(new Set(shown).size).toBe(shown.length);
        expect(columns.reduce((sum, { more }) => sum + more, shown.length)).toBe(all.length);
        expect(columns.every(({ marks }) => marks.length <= high)).toBe(true);
        expect(shown.map(({ day }) => day)).toEqual([...shown].map(({ day }) => day).sort((a, b) => a - b));
        const places = columns.map(({ x }) => x);
        expect(places).toEqual([...new Set(places)].sort((a, b) => a - b));
        expect(places.every((x) => x > 0 && x < 100)).toBe(true);
      }),
      RUNS,
    );
  });
});
