import fc from 'fast-check';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { FOLLOWERS } from '../../../src/followers.js';
import { freshDatabase, type TestDatabase } from '../../support/database.js';
import { addFound, found } from './desk-of-claims.js';

// Days, months, years, decades, and seasons that overlap: a filter by date finds every claim whose dates reach into it.

interface Dated {
  readonly id: number;
  readonly min: string;
  readonly max: string;
}

let desk: TestDatabase;
const dated: Dated[] = [];
const day = (n: number): string => new Date(Date.UTC(1995, 0, 1) + n * 86_400_000).toISOString().slice(0, 10);
const DAYS = 4_000;

beforeAll(async () => {
  desk = await freshDatabase(FOLLOWERS);
  await desk.transact({ id: 2 }, async (change) => {
    for (const [at, length] of [0, 1, 30, 364, 365, 366, 367, 368, 800, 3_650].entries())
      for (let start = at * 7; start < DAYS; start += 400 + length) {
        const [min, max] = [day(start), day(start + length)];
        const id = await addFound(change, `Said on ${min}.`, { said_on: min, said_until: max });
        dated.push({ id, min, max });
      }
  });
});
afterAll(() => desk.close());

it('finds by date what a plain comparison of days finds', async () => {
  const days = fc.integer({ min: -400, max: DAYS + 4_000 }).map(day);
  await fc.assert(
    fc.asyncProperty(days, days, fc.boolean(), async (one, other, isOpen) => {
      const [from, to] = [one, other].sort() as [string, string];
      const query: Record<string, string> = isOpen ? { from } : { from, to };
      const meant = dated.filter(({ min, max }) => max >= from && (isOpen || min <= to)).map(({ id }) => id);
      const ids = await found(desk, query);
      expect(ids.toSorted((a, b) => a - b)).toEqual(meant.toSorted((a, b) => a - b));
    }),
    { numRuns: 60 },
  );
});
