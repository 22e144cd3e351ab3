import fc from 'fast-check';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { Reading } from '../../../src/engines/reading/reading.js';
import { LookupReader } from '../../../src/pages/lookup/found-store.js';
import { divide } from '../../../src/pages/lookup/model/passages.js';
import { addRow } from '../../../src/people/activity/row-store.js';
import { DESK, type Viewer } from '../../../src/platform/viewer.js';
import { openDesk, type TestDesk } from '../../support/desk.js';

// Of a desk of random claims with few different words, so that many share runs of words, every claim is found by its own
// words and by every part of them, by whoever may see it and by nobody else.

const VIEWER: Viewer = { userId: null, name: 'Anybody', role: 'viewer', scope: 'read' };
const WORDS =
  'we do not want a new cold war with the old harbour city 中 国 没 有 余 地 ferry pilots tide'.split(' ');
const CLAIMS = 250;

const words = fc.array(fc.constantFrom(...WORDS), { minLength: 6, maxLength: 30 });

let desk: TestDesk;
const claims: { readonly id: number; readonly words: readonly string[]; readonly isPublic: boolean }[] = [];
beforeAll(async () => {
  desk = await openDesk();
  await desk.as('checker', async (change) => {
    const { id } = await addRow(change, 'speakers', { name: 'Ilse Marren', kind: 'person' });
    for (const [at, own] of fc.sample(words, { numRuns: CLAIMS, seed: 55 }).entries()) {
      const isPublic = at % 3 > 0;
      const text = own.join(' ');
      const ground_rule = isPublic ? 'on_record' : 'background';
      const row = await addRow(change, 'claims', { text, form: 'direct', speaker_id: id, ground_rule });
      claims.push({ id: row.id, words: own, isPublic });
    }
  });
});
afterAll(() => desk.close());

async function kindsOf(text: string, viewer: Viewer): Promise<ReadonlyMap<number, string>> {
  const [found] = await new LookupReader(desk.ctx.db, viewer).find(text, divide(new Reading(text), []));
  return new Map(found?.claims.map(({ id, kind }) => [id, kind]));
}

const one = fc.nat({ max: CLAIMS - 1 });

it('each is found by its own words, by whoever may see it', async () => {
  await fc.assert(
    fc.asyncProperty(one, async (at) => {
      const { id, words: own, isPublic } = claims[at] as (typeof claims)[number];
      const text = `${own.join(' ').toUpperCase()}.`;
      expect((await kindsOf(text, DESK)).get(id)).toBe('same');
      const seen = await kindsOf(text, VIEWER);
      expect(seen.get(id)).toBe(isPublic ? 'same' : undefined);
    }),
    { numRuns: 60 },
  );
});

it('each is found by any five words of it in a row', async () => {
  await fc.assert(
    fc.asyncProperty(one, fc.nat(), fc.nat(), async (at, from, more) => {
      const { id, words: own } = claims[at] as (typeof claims)[number];
      const start = from % (own.length - 5);
      const part = own.slice(start, start + 5 + (more % (own.length - 5 - start)));
      expect((await kindsOf(part.join(' '), DESK)).get(id)).toBe('part_of');
    }),
    { numRuns: 60 },
  );
});

it('a viewer is told of none that is not on the record', async () => {
  const hidden = new Set(claims.filter(({ isPublic }) => !isPublic).map(({ id }) => id));
  await fc.assert(
    fc.asyncProperty(words, async (some) => {
      const found = await kindsOf(some.join(' '), VIEWER);
      expect([...found.keys()].filter((id) => hidden.has(id))).toEqual([]);
    }),
    { numRuns: 40 },
  );
});
