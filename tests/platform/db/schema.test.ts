import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { migrations } from '../../../migrations/index.js';
import { type Connection, openPlain } from '../../../src/platform/db/connection/open.js';
import { TABLES } from '../../../src/platform/db/subjects.js';
import { packageRoot } from '../../../src/platform/lib/package-root.js';
import { freshDatabase, type TestDatabase } from '../../support/database.js';

let desk: TestDatabase;
let connection: Connection;
beforeAll(async () => {
  desk = await freshDatabase();
  connection = openPlain(desk.file, { readOnly: true });
});
afterAll(async () => {
  connection.close();
  await desk.close();
});

interface Column {
  readonly name: string;
  readonly type: string;
  readonly notnull: number;
  readonly pk: number;
}

function columnsOf(table: string): Column[] {
  return connection
    .prepare('SELECT name, type, "notnull", pk FROM pragma_table_xinfo(?)')
    .all(table) as Column[];
}

function tableNames(): string[] {
  const tables = `SELECT name FROM pragma_table_list WHERE schema = 'main' AND type = 'table'
    AND name NOT LIKE 'sqlite!_%' ESCAPE '!' AND name NOT LIKE 'kysely!_%' ESCAPE '!' ORDER BY name`;
  return connection.prepare(tables).pluck().all() as string[];
}

/** Every table with its indexes and triggers, in the order the migrations make them. */
function schemaText(): string {
  const objects = connection
    .prepare(
      `SELECT sql FROM sqlite_master WHERE sql IS NOT NULL
       AND tbl_name NOT LIKE 'sqlite!_%' ESCAPE '!' AND tbl_name NOT LIKE 'kysely!_%' ESCAPE '!' ORDER BY rowid`,
    )
    .pluck()
    .all() as string[];
  const head =
    '-- Every table as the migrations leave it. Written by `UPDATE_SCHEMA=1 npx vitest run tests/platform/db/schema.test.ts`.\n';
  return `${[head, ...objects.map((sql) => `${sql};`.replaceAll(/[ \t]+$/gm, '').replaceAll(/^ {2}(?= {2}|\))/gm, ''))].join('\n')}\n`;
}

it('every migration is listed, in the order of its name', () => {
  const files = readdirSync(join(packageRoot, 'migrations')).filter((file) => /^\d/.test(file));
  expect(Object.keys(migrations)).toEqual(files.map((file) => file.replace(/\.ts$/, '')).sort());
});

it('docs/schema.sql is what the migrations make', () => {
  const path = join(packageRoot, 'docs/schema.sql');
  if (process.env.UPDATE_SCHEMA === '1') writeFileSync(path, schemaText());
  expect(
    readFileSync(path, 'utf8'),
    'run UPDATE_SCHEMA=1 npx vitest run tests/platform/db/schema.test.ts',
  ).toBe(schemaText());
});

describe('the types of the tables', () => {
  const source = readFileSync(join(packageRoot, 'src/platform/db/schema.ts'), 'utf8');
  /** What `A & B & {` and `interface B extends A {` have in common: the names before a body, and the body. */
  const columnsIn = (names: string, body = ''): [string, string][] => [
    ...[...names.matchAll(/\w+/g)].flatMap(([name]) => shared.get(name) ?? []),
    ...[...body.matchAll(/^ {2,6}(\w+): (.*);$/gm)].map(([, column, type]): [string, string] => [
      column as string,
      type as string,
    ]),
  ];
  const shared = new Map<string, [string, string][]>();
  for (const [, name = '', bases = '', body] of source.matchAll(
    /^interface (\w+)(?: extends (\w+))? \{\n([^}]*)\}/gm,
  ))
    shared.set(name, columnsIn(bases, body));
  const tables = [...source.matchAll(/^ {2}(\w+): ([\w\s&]*)\{\n([^}]*)\};/gm)].map(
    ([, table = '', bases = '', body]) => [table, columnsIn(bases, body)] as const,
  );

  it('name every table', () => {
    expect(tables.map(([name]) => name).sort()).toEqual(tableNames());
  });

  it.each(tables)('of %s name every column, and say which may be null or are filled in', (table, columns) => {
    const typed = columns.map(([name, type]) => [name, type.includes('| null')]);
    const actual = columnsOf(table).map(({ name, notnull, pk }) => [name, notnull === 0 && pk === 0]);
    expect(typed.sort()).toEqual(actual.sort());
  });
});

describe('the tables whose rows leave events', () => {
  const SHARED = ['created_at', 'created_by', 'updated_at', 'version', 'trashed_at', 'trashed_by'];

  it.each(Object.entries(TABLES))(
    '%s has an id and exactly the shared columns it is listed with',
    (table, { stamps }) => {
      const names = columnsOf(table).map(({ name }) => name);
      expect(names[0]).toBe('id');
      expect(names.filter((name) => SHARED.includes(name)).sort()).toEqual([...stamps].sort());
    },
  );

  it('are all but those that are known to leave none', () => {
    const silent = [
      'anchors',
      'capture_quotations',
      'captures',
      'claim_entries',
      'claim_match',
      'claim_shingles',
      'claim_status',
      'comparisons',
      'comparisons_due',
      'derived_as',
      'entry_facets',
      'event_payloads',
      'events',
      'facet_combos',
      'import_ranges',
      'imports',
      'integrity_checks',
      'list_edition_lines',
      'notes_indexed',
      'notice_deliveries',
      'notices',
      'pending_sign_ins',
      'public_records',
      'record_keys',
      'recovery_codes',
      'saved_captures',
      'second_factors',
      'sessions',
      'sign_in_failures',
      'sign_in_links',
      'snapshot_bytes',
      'source_checks',
      'stale_findings',
      'standing_set_asides',
      'submissions',
      'visits',
    ];
    expect(tableNames().filter((name) => !(name in TABLES))).toEqual(silent);
  });

  it('are each called by a noun of their own', () => {
    const kinds = Object.values(TABLES).map(({ kind }) => kind);
    expect(new Set(kinds).size).toBe(kinds.length);
  });
});
