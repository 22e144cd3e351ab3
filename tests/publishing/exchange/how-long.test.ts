import { expect, it } from 'vitest';
import { secondsToTakeIn, wordSeconds } from '../../../src/publishing/exchange/model/report.js';

it('how long taking in lasts goes by how long the check took a row, and by how many rows are left', () => {
  expect(secondsToTakeIn({ millis: 6000, rows: 20_000, taken: 20_000 })).toBe(12);
  expect(secondsToTakeIn({ millis: 6000, rows: 20_000, taken: 5_000 })).toBe(3);
  expect(secondsToTakeIn({ millis: 3, rows: 2, taken: 2 })).toBe(1);
  expect(secondsToTakeIn({ millis: 3, rows: 0, taken: 0 })).toBe(0);
});

it.each([
  [1, 'about one second'],
  [12, 'about 12 seconds'],
  [130, 'about 2 minutes'],
])('%i seconds are %s', (seconds, words) => {
  expect(wordSeconds(seconds)).toBe(words);
});
