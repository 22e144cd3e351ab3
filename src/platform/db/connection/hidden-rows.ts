import { NOUNS } from '../../../nouns.js';
import type { ImportFormat } from '../../../vocabulary.js';
import type { Noun } from '../../noun.js';
import { TABLES, type TableName } from '../subjects.js';
import type { Connection, Statement } from './open.js';

// Hides the rows of a running import from a connection for reading. Temporary views have the names of the tables, which
// SQLite then resolves first, so that no query can forget the condition; without an import there are no views. An import
// is announced some time before its first row, and every statement looks whether one runs, so that the views are there
// in time (docs/decisions/0038-imports-beside-other-work.md).

/**
 * Whether a row is not hidden. The ranges of a table do not overlap.
 * @param id its number; NOTE: with the name of its table, since ranges have an `id`, too
 */
export function isSeen(table: string, id: string): string {
  return `${id} > coalesce((SELECT last_id FROM main.import_ranges WHERE hidden = 1 AND table_name = '${table}'
    AND first_id <= ${id} ORDER BY first_id DESC LIMIT 1), -1)`;
}

const OF_SOURCES = ['outlets', 'sources'] as const;

/** The tables into which each format writes rows. */
const WRITTEN = {
  'csl-json': OF_SOURCES,
  ris: OF_SOURCES,
  bibtex: OF_SOURCES,
  csv: ['speakers', 'outlets', 'sources', 'occasions', 'tags', 'claims', 'claim_tags', 'attributions'],
  'onrecord-json': (Object.keys(TABLES) as TableName[]).filter(
    (table) => table !== 'tokens' && table !== 'merge_proposals',
  ),
} as const satisfies Record<ImportFormat, readonly string[]>;

/** Tables without events whose rows belong to such a row. */
const DERIVED: Readonly<Record<string, string>> = {
  events: `${isSeen('events', 'seq')} AND (claim_id IS NULL OR ${isSeen('claims', 'claim_id')})`,
  claim_status: isSeen('claims', 'claim_id'),
  list_edition_lines: isSeen('list_editions', 'edition_id'),
  claim_match: isSeen('claims', 'claim_id'),
  claim_shingles: isSeen('claims', 'claim_id'),
  comparisons: isSeen('attributions', 'attribution_id'),
  // Compared once readers see them.
  comparisons_due: `(attribution_id IS NULL OR ${isSeen('attributions', 'attribution_id')})
    AND (annotation_id IS NULL OR ${isSeen('annotations', 'annotation_id')})`,
  record_keys: `CASE kind ${NOUNS.filter((noun: Noun) => noun.alike)
    .map(({ kind, table }) => `WHEN '${kind}' THEN ${isSeen(table, 'record_id')}`)
    .join(' ')} END`,
};

export class HiddenRows {
  readonly #connection: Connection;
  readonly #version: Statement;
  #running: Statement | null = null;
  #seen: unknown = null;
  #isFresh = false;
  #format: keyof typeof WRITTEN | null = null;

  constructor(connection: Connection) {
    this.#connection = connection;
    this.#version = connection.prepare('PRAGMA data_version').pluck();
  }

  /** Whether rows are hidden, which depends on whether an import runs: looked up once a turn of the event loop. */
  refresh(): boolean {
    if (this.#isFresh) return this.#format !== null;
    this.#isFresh = true;
    setImmediate(() => {
      this.#isFresh = false;
    });
    const version = this.#version.get();
    if (version !== this.#seen) this.#show(this.#runningFormat());
    this.#seen = version;
    return this.#format !== null;
  }

  #runningFormat(): keyof typeof WRITTEN | null {
    this.#running ??= this.#prepared();
    return (this.#running?.get() as keyof typeof WRITTEN | undefined) ?? null;
  }

  /** Null for a database from before there were imports in portions. */
  #prepared(): Statement | null {
    const table = this.#connection.prepare("SELECT 1 FROM main.sqlite_master WHERE name = 'imports'").get();
    if (table === undefined) return null;
    return this.#connection.prepare("SELECT format FROM main.imports WHERE state = 'running'").pluck();
  }

  #show(format: keyof typeof WRITTEN | null): void {
    if (format === this.#format) return;
    const drop = this.#format === null ? [] : [...viewsOf(this.#format).keys()];
    const make = format === null ? [] : [...viewsOf(format)];
    this.#connection.pragma('query_only = OFF');
    try {
      for (const table of drop) this.#connection.exec(`DROP VIEW temp.${table}`);
      for (const [table, condition] of make)
        this.#connection.exec(
          `CREATE TEMP VIEW ${table} AS SELECT * FROM main.${table} AS ${table} WHERE ${condition}`,
        );
    } finally {
      this.#connection.pragma('query_only = ON');
    }
    this.#format = format;
  }
}

function viewsOf(format: keyof typeof WRITTEN): ReadonlyMap<string, string> {
  const tables: readonly TableName[] = WRITTEN[format];
  return new Map([
    ...tables.map((table) => [table, isSeen(table, `${table}.id`)] as const),
    ...Object.entries(DERIVED),
  ]);
}

const KNOWN = new WeakMap<Connection, HiddenRows>();

/** Null for a connection that writes: it sees everything. */
export function hiddenRowsOf(connection: Connection): HiddenRows | null {
  if (connection.pragma('query_only', { simple: true }) !== 1) return null;
  const known = KNOWN.get(connection) ?? new HiddenRows(connection);
  KNOWN.set(connection, known);
  return known;
}
