import fc from 'fast-check';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { ClaimIndexReader } from '../../../src/derived/search/index-store.js';
import { compile, compileInWords, except } from '../../../src/derived/search/model/compile-query.js';
import { parseQuery } from '../../../src/derived/search/model/parse-query.js';
import { freshDatabase, type TestDatabase } from '../../support/database.js';
import { runsOf } from '../../support/runs.js';

let desk: TestDatabase;
beforeAll(async () => {
  desk = await freshDatabase();
});
afterAll(() => desk.close());

const bits = fc.constantFrom(
  ...[
    '"',
    '“',
    '*',
    '-',
    'OR',
    'AND',
    'NOT',
    'NEAR(',
    '(',
    ')',
    ':',
    '^',
    '{words}',
    'speaker:',
    '台湾',
    'a',
    'ab',
    ' ',
    '\u0000',
    '·',
    '_sp_1',
    ',',
    "'",
    ';--',
    '\u001f',
    '😀',
    '\ud800',
  ],
);
const search = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 200 }),
  fc.array(bits, { maxLength: 60 }).map((some) => some.join('')),
  fc.array(bits, { maxLength: 60 }).map((some) => some.join(' ')),
);

test('any text is read or refused at one of its characters, and the index understands what comes of it', async () => {
  const index = new ClaimIndexReader(desk.db);
  const anywhere = { publicOnly: true, from: null, before: null, reaching: null, late: null };
  await fc.assert(
    fc.asyncProperty(search, fc.boolean(), async (text, isPublic) => {
      const query = parseQuery(text);
      if (!query.ok) {
        expect(query.errors.at).toBeGreaterThanOrEqual(1);
        expect(query.errors.at).toBeLessThanOrEqual(Math.max(1, text.length));
        return;
      }
      const tokens = isPublic ? ['_public'] : [];
      const match = compile(tokens, query.value);
      const inWords = compileInWords(tokens, query.value);
      const asks = [match, ...(inWords === null ? [] : [inWords, except(match, inWords)])];
      for (const ask of asks) expect(await index.count({ ...anywhere, match: ask }, 1)).toBe(0);
    }),
    { numRuns: runsOf(1000) },
  );
});
