import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { FOLLOWERS } from '../../../../src/followers.js';
import { csvRow, neutralise } from '../../../../src/platform/lib/formats/csv-cells.js';
import {
  authorsFromCell,
  authorsInCell,
  tagsFromCell,
  tagsInCell,
} from '../../../../src/publishing/citations/model/columns/cell-lists.js';
import { freshDatabase } from '../../../support/database.js';
import { runsOf } from '../../../support/runs.js';
import { asCsv, takeInCsv } from './take-in.js';

const SIGNS = [
  '"',
  "'",
  ',',
  ';',
  '\n',
  '\t',
  '=',
  '+',
  '-',
  '@',
  '＝',
  '＋',
  '－',
  '＠',
  '\u202e',
  '\u2067',
  '台湾',
  'é',
  'a',
  ' ',
  '{',
  '}',
  '\\',
  '👩‍👩‍👧',
  '\ufeff',
];
const odd = fc.array(fc.constantFrom(...SIGNS), { maxLength: 12 }).map((signs) => `${signs.join('')}x`);
const oneLine = odd.map((text) => text.replaceAll('\n', ' '));

const row = fc.record({
  text: odd,
  speaker: oneLine,
  occasion: oneLine,
  source: oneLine,
  outlet: oneLine,
  summary: odd,
  note: odd,
  credited_as: oneLine,
  tags: fc
    .uniqueArray(
      oneLine.map((tag) => tag.replaceAll(',', ';')),
      { maxLength: 3 },
    )
    .map(tagsInCell),
  authors: fc
    .array(oneLine, { maxLength: 3 })
    .map((names) => authorsInCell(names.map((literal) => ({ literal })))),
});

describe('claims as CSV', () => {
  it('come out of an empty desk as they went in, whatever signs are in them', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(row, { minLength: 1, maxLength: 6 }), async (rows) => {
        const names = Object.keys(rows[0] ?? {});
        const cells = rows.map((one) => csvRow(Object.values(one).map(neutralise)));
        const [first, second] = [await freshDatabase(FOLLOWERS), await freshDatabase(FOLLOWERS)];
        try {
          const report = await takeInCsv(first, csvRow(names) + cells.join(''), { duplicates: 'add' });
          expect(report.faults).toEqual([]);
          const out = await asCsv(first);
          expect((await takeInCsv(second, out, { duplicates: 'add' })).faults).toEqual([]);
          expect(await asCsv(second)).toBe(out);
          expect(await asCsv(second, 'sources')).toBe(await asCsv(first, 'sources'));
          const texts = await second.db.selectFrom('claims').select('text').orderBy('id').execute();
          expect(texts.map(({ text }) => text)).toEqual(rows.map(({ text }) => text.trim().normalize('NFC')));
        } finally {
          await first.close();
          await second.close();
        }
      }),
      { numRuns: runsOf(8) },
    );
  });

  it('keep several names in one cell apart', () => {
    fc.assert(
      fc.property(fc.array(oneLine.map((name) => name.trim())), (names) => {
        expect(tagsFromCell(tagsInCell(names))).toEqual(names);
        const authors = names.map((family, at) => {
          const name = [{ literal: family }, { family }, { family, given: family }][at % 3];
          return { ...name, ...(at % 2 === 0 && { role: 'interviewee' }) } as never;
        });
        expect(authorsFromCell(authorsInCell(authors))).toEqual(authors);
      }),
    );
  });

  it('tell a role from a name in brackets', () => {
    const names = [
      { literal: 'Lind [host]' },
      { family: 'Lind', given: '[host]' },
      { literal: '[host]', role: 'director' as const },
      { literal: 'Press [Oslo]' },
    ];
    expect(authorsFromCell(authorsInCell(names))).toEqual(names);
    expect(authorsFromCell('Press [Oslo]; Lind, Bo [Host] ; Doe, Jane [author]')).toEqual([
      { literal: 'Press [Oslo]' },
      { family: 'Lind', given: 'Bo', role: 'host' },
      { family: 'Doe', given: 'Jane', role: 'author' },
    ]);
  });
});
