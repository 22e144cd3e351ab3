import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Connection, openPlain } from '../../src/platform/db/connection/open.js';
import { carried, importing } from '../publishing/exchange/importing.js';
import { openDesk, type Sends, type TestDesk } from '../support/desk.js';
import { fillEveryField } from './columns-desk.js';
import { NOUNS, type Noun, type Row } from './columns-out.js';
import { isGiven, isProgram, tablesIn } from './columns-rows.js';
import { CITED, FORMATS, NOT_BACK, NOT_CITED, NOT_SHOWN } from './columns-shown.js';

// Every column that a person fills in is on the page of its noun, and, where it is cited, in each format: what is shown
// changes when the column does. What is filled in stands in columns-desk.ts, and what is left out in columns-shown.ts.

let desk: TestDesk;
let sends: Sends;
let rows: Connection;

beforeAll(async () => {
  desk = await openDesk();
  await fillEveryField(desk);
  sends = await desk.signIn('admin');
  rows = openPlain(desk.ctx.config.file);
  // The columns are changed one by one behind the program's back.
  for (const rule of ['foreign_keys = OFF', 'ignore_check_constraints = ON']) rows.pragma(rule);
  const triggers = rows.prepare("SELECT name FROM sqlite_master WHERE type = 'trigger'").pluck().all();
  for (const name of triggers) rows.exec(`DROP TRIGGER "${name}"`);
});
afterAll(async () => {
  rows.close();
  await desk.close();
});

async function read(path: string): Promise<string> {
  const answer = await desk.get(path, sends);
  // The key of a form is another one each time.
  return `${answer.status} ${await answer.text()}`.replaceAll(/name="key" value="[^"]*"/g, '');
}

/** The columns of these tables whose change leaves what is at the address of each of their rows as it is. */
async function unmoved(
  tables: readonly string[],
  at: (table: string, row: Row) => string,
): Promise<string[]> {
  const still: string[] = [];
  for (const table of tables)
    for (const column of columnsOf(table)) {
      const filled = (rows.prepare(`SELECT * FROM "${table}" ORDER BY id`).all() as Row[]).filter((row) =>
        isGiven(row[column]),
      );
      const moved: boolean[] = [];
      for (const row of filled) moved.push(await isMoved(table, column, row, at(table, row)));
      if (!moved.includes(true)) still.push(`${table}.${column}`);
    }
  return still;
}

function columnsOf(table: string): string[] {
  const names = rows.prepare('SELECT name FROM pragma_table_info(?)').pluck().all(table) as string[];
  return names.filter((column) => !isProgram(table, column));
}

async function isMoved(table: string, column: string, row: Row, path: string): Promise<boolean> {
  const before = await read(path);
  // A value that the row may not have changes nothing.
  const change = rows.prepare(`UPDATE OR IGNORE "${table}" SET "${column}" = ? WHERE id = ?`);
  try {
    for (const other of othersThan(table, column, row[column])) {
      change.run(other, row.id);
      if ((await read(path)) !== before) return true;
    }
    return false;
  } finally {
    change.run(row[column], row.id);
  }
}

/** Nothing; and other values: other rows for a pointer, other words of a list. */
function othersThan(table: string, column: string, value: unknown): readonly unknown[] {
  const ask = (query: string) => rows.prepare(query).pluck();
  const target = ask('SELECT "table" FROM pragma_foreign_key_list(?) WHERE "from" = ?').get(table, column);
  if (target !== undefined) return [null, ...ask(`SELECT id FROM "${target}" WHERE id <> ${value}`).all()];
  if (String(value).startsWith('[')) return ['[]'];
  const made = ask('SELECT sql FROM sqlite_master WHERE name = ?').get(table) as string;
  const words = new RegExp(`\\b${column} IN \\(([^)]*)\\)`).exec(made)?.[1] ?? '';
  const others = [...words.matchAll(/'([^']*)'/g)].map(([, one]) => one).filter((one) => one !== value);
  if (others.length > 0) return [null, ...others];
  return [null, typeof value === 'number' ? 0 : `${value} otherwise`];
}

function pageOf(table: string, row: Row): string {
  const { at, page = at } = NOUNS[table] as Noun;
  return page(row);
}

it('a page says the same when nothing changes', async () => {
  for (const table of Object.keys(NOUNS)) {
    const row = rows.prepare(`SELECT * FROM "${table}" LIMIT 1`).get() as Row;
    const path = pageOf(table, row);
    expect(await read(path)).toBe(await read(path));
  }
});

it('a column that is filled in is on the page of its noun, or said to be left out', async () => {
  const shown = tablesIn(rows).filter((table) => Object.hasOwn(NOUNS, table));
  const still = await unmoved(shown, pageOf);
  expect(still.toSorted()).toEqual(Object.keys(NOT_SHOWN).toSorted());
});

describe('once nothing keeps it from being cited', () => {
  beforeAll(async () => {
    const admin = await desk.token('admin');
    const rule = { ground_rule: 'on_record', embargoed_until: null, rule_reason: 'She agreed to it.' };
    const lifted = await desk.json('PATCH', '/claims/1', rule, { ...admin, 'if-match': '"2"' });
    if (!lifted.ok) throw new Error(await lifted.text());
  });

  it.each(FORMATS)('a column that is cited is in %s, or said to be left out', async (format) => {
    expect(await read(exportAs(format))).toContain('Envoys meet');
    const still = await unmoved(CITED, () => exportAs(format));
    expect(still.toSorted()).toEqual(Object.keys(NOT_CITED[format]).toSorted());
  });
});

describe('a source that another desk reads from our CSL-JSON', () => {
  let other: TestDesk;
  beforeAll(async () => {
    other = await openDesk();
    const { paste, takeIn } = importing(other, await other.signIn('editor'));
    const file = await (await desk.get(exportAs('csl-json'), sends)).text();
    await takeIn(await carried(await paste(file)));
  });
  afterAll(() => other.close());

  it('has every column as it was filled in, or said to be left out', async () => {
    const there = openPlain(other.ctx.config.file, { readOnly: true });
    const [sent, come] = [rows, there].map(
      (connection) => connection.prepare('SELECT * FROM sources ORDER BY id').all() as Row[],
    );
    there.close();
    expect(come).toHaveLength(2);
    const lost = columnsOf('sources').filter((column) =>
      sent?.some((row, at) => isGiven(row[column]) && row[column] !== come?.[at]?.[column]),
    );
    expect(lost.toSorted()).toEqual(Object.keys(NOT_BACK).toSorted());
  });
});

function exportAs(format: string): string {
  return `/lists/1/export?format=${format}`;
}
