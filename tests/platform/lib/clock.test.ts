import { expect, test } from 'vitest';
import { nowIso, systemClock } from '../../../src/platform/lib/clock.js';

test('an instant is stored in UTC with milliseconds', () => {
  const clock = { now: () => new Date(Date.UTC(2023, 5, 19, 8, 30, 0, 7)) };
  expect(nowIso(clock)).toBe('2023-06-19T08:30:00.007Z');
});

test('the system clock tells the present time', () => {
  const before = Date.now();
  const now = systemClock.now().getTime();
  expect(now).toBeGreaterThanOrEqual(before);
  expect(now).toBeLessThanOrEqual(Date.now());
});
