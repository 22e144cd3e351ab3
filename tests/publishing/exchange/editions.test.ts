import { afterEach, beforeEach, expect, it } from 'vitest';
import { FOLLOWERS } from '../../../src/followers.js';
import { ANONYMOUS } from '../../../src/platform/viewer.js';
import { EditionReader } from '../../../src/publishing/lists/editions/store.js';
import { freshDatabase, type TestDatabase } from '../../support/database.js';
import { faultsIn } from '../../support/desk-file.js';
import { checkAll } from '../../support/whole-check.js';
import { type DeskFile, richDesk, takeIn } from './whole-desk.js';

// Editions of lists that come in with a whole desk.

let desk: TestDatabase;
beforeEach(async () => {
  desk = await freshDatabase(FOLLOWERS);
});
afterEach(() => desk.close());

type Line = { part: string; line: string; position: number; claims: number[] };

function linesOf(file: DeskFile): Line[] {
  return file.edition_lines as Line[];
}

async function stored() {
  return desk.db.selectFrom('list_edition_lines').selectAll().orderBy('position').execute();
}

it('keep their lines to the letter, and have the quotations of this database', async () => {
  const file = richDesk();
  await takeIn(desk, file);
  const rows = await stored();
  expect(rows.map(({ line }) => line)).toEqual(linesOf(file).map(({ line }) => line));
  const claims = new Set((await desk.db.selectFrom('claims').select('id').execute()).map(({ id }) => id));
  for (const { part, claim_ids } of rows)
    if (part === 'entry') expect(claims.has((JSON.parse(claim_ids) as number[])[0] ?? 0)).toBe(true);
  expect((await checkAll(desk.file)).faults).toEqual([]);
});

it('hide an entry from those who may not know whether its quotation is on the record', async () => {
  const file = richDesk();
  for (const line of linesOf(file)) line.claims = [];
  await takeIn(desk, file);
  const reader = new EditionReader(desk.db, ANONYMOUS);
  const [list] = await desk.db.selectFrom('lists').select('id').orderBy('id').execute();
  const [edition] = await reader.newest(list?.id ?? 0, 1);
  expect(edition && (await reader.view(edition))).toMatchObject({ hiddenEntries: 2, sha256: null });
});

it.each([
  [
    'a line that was changed',
    (lines: Line[]) => Object.assign(lines[1] ?? {}, { line: lines[2]?.line }),
    /open_sha256/,
  ],
  ['a line that is missing', (lines: Line[]) => lines.splice(1, 1), /come in order/],
  [
    'a line of another part',
    (lines: Line[]) => Object.assign(lines[1] ?? {}, { line: lines[0]?.line }),
    /the part entry/,
  ],
  [
    'a line that is no JSON',
    (lines: Line[]) => Object.assign(lines[1] ?? {}, { line: 'x' }),
    /the part entry/,
  ],
])('are refused with %s', (_, change, message) => {
  const file = richDesk();
  change(linesOf(file));
  expect(faultsIn(file).join('\n')).toMatch(message);
});
