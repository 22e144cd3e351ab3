import { type Kysely, sql } from 'kysely';

// Keys by which duplicates are found before a record is added: numbers that `comparison_keys` derives from a text.

const TABLES = [
  `CREATE TABLE record_keys (
    kind TEXT NOT NULL CHECK (kind IN ('speaker', 'outlet', 'occasion', 'source')),
    key INTEGER NOT NULL,
    record_id INTEGER NOT NULL,
    PRIMARY KEY (kind, key, record_id)
  ) STRICT, WITHOUT ROWID`,
  `CREATE INDEX record_keys_record ON record_keys (kind, record_id)`,
];

/** [kind, what is compared, the text, where it stands, whose it is] */
const COMPARED = [
  ['speaker', 'name', 'name', 'speakers', 'id'],
  ['speaker', 'name', 'name', 'speaker_names', 'speaker_id'],
  ['outlet', 'name', 'name', 'outlets', 'id'],
  ['outlet', 'host', 'url', 'outlets', 'id'],
  ['occasion', 'title', 'name', 'occasions', 'id'],
  ['source', 'title', 'title', 'sources', 'id'],
  ['source', 'address', 'url', 'sources', 'id'],
  ['source', 'address', 'archive_url', 'sources', 'id'],
] as const;

const FILL = [
  ...COMPARED.map(
    ([kind, compared, column, table, id]) => `INSERT OR IGNORE INTO record_keys (kind, key, record_id)
    SELECT '${kind}', keys.value, ${table}.${id}
    FROM ${table}, json_each(comparison_keys('${compared}', ${table}.${column})) AS keys
    WHERE ${table}.${column} IS NOT NULL ORDER BY 2, 3`,
  ),
  // A claim also has a key of its whole text and one of its beginning.
  `INSERT OR IGNORE INTO claim_shingles (shingle, claim_id)
    SELECT keys.value, claims.id FROM claims, json_each(comparison_keys('claim', claims.text)) AS keys
    WHERE claims.erased_by IS NULL ORDER BY 1, 2`,
];

export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of [...TABLES, ...FILL]) await sql.raw(statement).execute(db);
}
