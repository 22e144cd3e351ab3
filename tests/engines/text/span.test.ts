import { describe, expect, it } from 'vitest';
import { isWithin, overlaps } from '../../../src/engines/text/span.js';

describe('a span', () => {
  it('is within itself and a longer one, and not within one that ends before it', () => {
    expect(isWithin([2, 5], [2, 5])).toBe(true);
    expect(isWithin([3, 4], [2, 5])).toBe(true);
    expect(isWithin([3, 6], [2, 5])).toBe(false);
    expect(isWithin([1, 4], [2, 5])).toBe(false);
  });

  it('overlaps one that it shares a code unit with, and not its neighbour', () => {
    expect(overlaps([2, 5], [4, 8])).toBe(true);
    expect(overlaps([4, 8], [2, 5])).toBe(true);
    expect(overlaps([2, 5], [5, 8])).toBe(false);
    expect(overlaps([5, 8], [2, 5])).toBe(false);
  });
});
