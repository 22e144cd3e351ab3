import { describe, expect, it } from 'vitest';
import { seenWords, versionsSeen } from '../../../../src/pages/capture/model/seen.js';

describe('what a page showed', () => {
  it('comes back with every number and its version, whatever their order', () => {
    const items = [5, 1, 2, 3, 9].map((n) => ({ n, version: n === 3 ? 2 : 1 }));
    const words = seenWords(items);
    expect(words).toBe('1-2:1 3:2 5:1 9:1');
    expect(Object.fromEntries(versionsSeen(words))).toEqual({ 1: 1, 2: 1, 3: 2, 5: 1, 9: 1 });
  });

  it('counts for nothing where it is no number with a version', () => {
    expect([...versionsSeen('1:2 x 3:4 5 6: 8-7:1 9-')]).toEqual([
      [1, 2],
      [3, 4],
    ]);
    expect(versionsSeen(['1:2']).size).toBe(0);
  });

  it('is read in bounded time, however long its ranges are', () => {
    expect(versionsSeen('1-9999999:1 '.repeat(8_000)).size).toBe(200_000);
  });
});
