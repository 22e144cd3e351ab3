import { afterAll, beforeAll, expect, it } from 'vitest';
import { FOLLOWERS } from '../../src/followers.js';
import { type Connection, openPlain } from '../../src/platform/db/connection/open.js';
import { fileOf, takeIn } from '../publishing/exchange/whole-desk.js';
import { freshDatabase, type TestDatabase } from '../support/database.js';
import { openDesk, type TestDesk } from '../support/desk.js';
import { fillEveryField } from './columns-desk.js';
import { LEFT_OUT, OTHER_NAMES, PROGRAM_TABLES, WAYS, type Way, WITHOUT } from './columns-kept.js';
import { type Leaf, leavesOf, NOUNS, type Row, TOLD, type Ways, waysOut } from './columns-out.js';
import { isGiven, isProgram, tablesIn } from './columns-rows.js';

// Every column that a person fills in comes out wherever its noun does, and on another desk. What is filled in
// stands in columns-desk.ts, what no person fills in and what is left out in columns-kept.ts.

interface Filled {
  readonly table: string;
  readonly column: string;
  /** `table.column` */
  readonly name: string;
  /** Those that have something in it. */
  readonly rows: readonly Row[];
  /** Whether it holds the number of another row. */
  readonly isPointer: boolean;
}

let desk: TestDesk;
let other: TestDatabase;
let here: Connection;
let there: Connection;
let filled: readonly Filled[];
let out: Ways;

beforeAll(async () => {
  [desk, other] = [await openDesk(), await freshDatabase(FOLLOWERS)];
  await fillEveryField(desk);
  const file = await fileOf(desk.ctx);
  await takeIn(other, file);
  here = openPlain(desk.ctx.config.file, { readOnly: true });
  there = openPlain(other.file, { readOnly: true });
  filled = tablesIn(here).flatMap((table) => (Object.hasOwn(NOUNS, table) ? filledIn(table) : []));
  out = waysOut({ desk, sends: await desk.signIn('admin'), rows: here }, file);
});
afterAll(async () => {
  for (const connection of [here, there]) connection?.close();
  await desk.close();
  await other.close();
});

function ask(connection: Connection, query: string, ...values: string[]): Row[] {
  return connection.prepare(query).all(...values) as Row[];
}

function filledIn(table: string): Filled[] {
  const rows = rowsOf(here, table);
  const pointers = ask(here, 'SELECT "from" FROM pragma_foreign_key_list(?)', table).map(({ from }) => from);
  return ask(here, 'SELECT name FROM pragma_table_info(?)', table).flatMap(({ name: column }) => {
    const name = `${table}.${column}`;
    if (isProgram(table, String(column))) return [];
    const given = rows.filter((row) => isGiven(row[String(column)]));
    return [{ table, column: String(column), name, rows: given, isPointer: pointers.includes(column) }];
  });
}

function rowsOf(connection: Connection, table: string): Row[] {
  // What a finding rested on without naming it is kept by the program.
  const named = table === 'finding_evidence' ? 'WHERE basis = 0' : '';
  return ask(connection, `SELECT * FROM "${table}" ${named} ORDER BY id`);
}

/** Those that are in no row which comes out this way, or not in each of them. */
async function missingIn(way: Way): Promise<string[]> {
  const missing: string[] = [];
  for (const one of filled) {
    if (WITHOUT[one.table]?.[way] !== undefined) continue;
    const shown = await Promise.all(
      one.rows.map(async (row) => [row[one.column], await out[way](one.table, row)] as const),
    );
    const there = shown.flatMap(([value, leaves]) => (leaves === null ? [] : [comesOut(one, value, leaves)]));
    if (there.length === 0 || there.includes(false)) missing.push(`${one.name} ${way}`);
  }
  return missing;
}

/** Whether it stands under its name: as it is kept, or as what the record that it points to is called. */
function comesOut({ column, name, isPointer }: Filled, value: unknown, leaves: readonly Leaf[]): boolean {
  const names = [column, column.replace(/_id$/, ''), ...(OTHER_NAMES[name] ?? [])];
  const part = /^selector_(.*)$/.exec(column)?.[1];
  const under = leaves.filter(
    ([path]) =>
      names.some((key) => path.includes(key)) || (path.at(-2) === 'selector' && path.at(-1) === part),
  );
  const isJson = typeof value === 'string' && /^[[{]/.test(value);
  const wanted = isJson ? leavesOf(JSON.parse(value)).map(([, leaf]) => leaf) : [value];
  return wanted.every((one) =>
    under.some(([, leaf]) => leaf === TOLD || isSame(one, leaf) || (isPointer && isText(leaf))),
  );
}

function isText(value: unknown): boolean {
  return typeof value === 'string' && value !== '';
}

function isSame(kept: unknown, shown: unknown): boolean {
  return String(kept) === String(shown) || (kept === 1 && ['true', 'yes'].includes(String(shown)));
}

it('knows of every table whether people fill it in', () => {
  expect([...Object.keys(NOUNS), ...Object.keys(PROGRAM_TABLES)].toSorted()).toEqual(tablesIn(here));
});

it('fills in every column that a person can', () => {
  expect(filled.flatMap(({ name, rows }) => (rows.length === 0 ? [name] : []))).toEqual([]);
});

it.each(WAYS)('a column that is filled in is in the %s of its noun, or said to be left out', async (way) => {
  const said = Object.keys(LEFT_OUT).filter((name) => name.endsWith(` ${way}`));
  expect((await missingIn(way)).toSorted()).toEqual(said.toSorted());
});

it('a column that is filled in is the same on another desk', () => {
  const sentAlong = filled.filter(({ table }) => WITHOUT[table]?.record === undefined);
  const changed = sentAlong.filter(({ table, column, isPointer }) => {
    const arrived = rowsOf(there, table);
    return rowsOf(here, table).some(({ [column]: sent }, at) => {
      const got = arrived[at]?.[column] ?? null;
      return isPointer ? isGiven(sent) !== isGiven(got) : sent !== got;
    });
  });
  expect(changed.map(({ name }) => name)).toEqual([]);
});
