import type { Connection } from '../connection/open.js';

// Compares the schema of a database, and the settings in its header, with a freshly migrated one.

export interface SchemaFault {
  readonly type: string;
  readonly name: string;
  readonly what: 'missing' | 'changed' | 'added';
}

export interface SettingFault {
  readonly name: string;
  readonly value: unknown;
  readonly expected: unknown;
}

/** Every table, index, trigger and view that differs from the migrations of this version. */
export function schemaFaults(connection: Connection, expected: Connection): SchemaFault[] {
  const actual = objectsOf(connection);
  const wanted = objectsOf(expected);
  const faults: SchemaFault[] = [];
  for (const [key, sql] of wanted) {
    const found = actual.get(key);
    if (found !== sql) faults.push({ ...named(key), what: found === undefined ? 'missing' : 'changed' });
  }
  for (const key of actual.keys()) if (!wanted.has(key)) faults.push({ ...named(key), what: 'added' });
  return faults;
}

/** Settings stored in the file; the others belong to a connection. */
const SETTINGS = ['application_id', 'user_version', 'encoding'];

export function settingFaults(connection: Connection, expected: Connection): SettingFault[] {
  return SETTINGS.map((name) => ({
    name,
    value: connection.pragma(name, { simple: true }),
    expected: expected.pragma(name, { simple: true }),
  })).filter(({ value, expected: wanted }) => value !== wanted);
}

/** The SQL of each object by type and name; SQLite's internal ones have none, or a reserved name. */
function objectsOf(connection: Connection): Map<string, string> {
  const rows = connection
    .prepare(
      `SELECT type, name, sql FROM sqlite_master WHERE sql IS NOT NULL AND name NOT LIKE 'sqlite!_%' ESCAPE '!'
       ORDER BY rowid`,
    )
    .all() as { type: string; name: string; sql: string }[];
  return new Map(rows.map(({ type, name, sql }) => [`${type} ${name}`, sql.replaceAll(/\s+/g, ' ').trim()]));
}

function named(key: string): { readonly type: string; readonly name: string } {
  const at = key.indexOf(' ');
  return { type: key.slice(0, at), name: key.slice(at + 1) };
}
