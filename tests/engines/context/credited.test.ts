import { expect, it } from 'vitest';
import { CreditReader } from '../../../src/engines/context/credited.js';
import { Reading } from '../../../src/engines/reading/reading.js';

const LONG = 'The council of Wexford met again on Monday and went home.\n'.repeat(20_000);

/** How often quotations are looked for while passages at some positions are read, and how many of these are. */
function readingsOf(text: string, positions: readonly number[]) {
  let searches = 0;
  const credits = new CreditReader(new Reading(text), () => {
    searches += 1;
    return [];
  });
  const read = positions.filter((start) => credits.at([[start, start + 20]]) !== null);
  return { searches, read: read.length };
}

it('passages that are near each other are read together', () => {
  expect(readingsOf(LONG.slice(0, 50_000), [0, 20_000, 40_000])).toEqual({ searches: 1, read: 3 });
  expect(readingsOf(LONG, [200_000, 201_000, 210_000])).toEqual({ searches: 1, read: 3 });
});

it('of passages all over a long text no more are read than take a few seconds', () => {
  const everywhere = Array.from({ length: 50 }, (_, at) => at * 20_000);
  expect(readingsOf(LONG, everywhere)).toEqual({ searches: 24, read: 24 });
});
