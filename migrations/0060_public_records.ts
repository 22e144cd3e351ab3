import { type Kysely, sql } from 'kysely';

// What everybody who may read sees is stored, and no longer worked out by every query. An existing database is filled
// by the rules of this version, so that it shows what it did.

const ON_RECORD = "c.ground_rule = 'on_record' AND c.trashed_at IS NULL";
const RESTRICTED = "c.ground_rule <> 'on_record'";
const SEEN = `NOT EXISTS (SELECT 1 FROM import_ranges AS i WHERE i.hidden = 1 AND i.table_name = 'claims'
  AND c.id BETWEEN i.first_id AND i.last_id)`;
const PUBLIC = `${ON_RECORD} AND ${SEEN}`;

type Use = (claim: string) => string;

const claims =
  (column: string): Use =>
  (claim) =>
    `SELECT 1 FROM claims AS c WHERE c.${column} = r.id AND ${claim}`;
const through =
  (rows: string, column: string): Use =>
  (claim) =>
    `SELECT 1 FROM ${rows} AS t JOIN claims AS c ON c.id = t.claim_id WHERE t.${column} = r.id AND ${claim}`;
const attributions = (column: string) => through('attributions', column);
const found = through('findings', 'actual_speaker_id');
const findings: Use = (claim) =>
  found(
    claim === PUBLIC
      ? `${PUBLIC} AND t.agreed_at IS NOT NULL`
      : `(${RESTRICTED} OR (${ON_RECORD} AND t.agreed_at IS NULL))`,
  );
const pieces: Use = (claim) =>
  `SELECT 1 FROM sources AS s JOIN attributions AS a ON a.source_id = s.id JOIN claims AS c ON c.id = a.claim_id
   WHERE s.outlet_id = r.id AND ${claim}`;

/** Whether a row is used by a claim on the record, or by no restricted one. */
function used(...uses: readonly Use[]): string {
  const any = (claim: string) => uses.map((use) => `EXISTS (${use(claim)})`).join(' OR ');
  return `(${any(PUBLIC)} OR NOT (${any(RESTRICTED)}))`;
}

const fill = (kind: string, table: string, condition: string) =>
  `INSERT INTO public_records (kind, id) SELECT '${kind}', r.id FROM ${table} AS r WHERE ${condition}`;
const fillMergeable = (kind: string, ...uses: readonly Use[]) =>
  fill(kind, `${kind}s`, `r.merge_restricted = 0 AND ${used(...uses)}`);
const shown = (kind: string, id: string) =>
  `EXISTS (SELECT 1 FROM public_records AS p WHERE p.kind = '${kind}' AND p.id = ${id})`;

/** Whether a filter of a view names nothing, or something that is shown. */
function namesShown(kind: string, isNamed = 'n.id ='): string {
  const value = `query_value(r.query, '${kind}')`;
  return `(${value} IS NULL OR EXISTS (SELECT 1 FROM ${kind}s AS n WHERE ${isNamed} ${value} AND ${shown(kind, 'n.id')}))`;
}

const SPEAKERS = ['speaker_id', 'voiced_by_id', 'recounted_by_id'].map(attributions);

const STATEMENTS = [
  `CREATE TABLE public_records (
    kind TEXT NOT NULL CHECK (kind IN ('speaker', 'occasion', 'source', 'copies', 'outlet', 'tag', 'annotation', 'list',
      'view')),
    id INTEGER NOT NULL,
    PRIMARY KEY (kind, id)
  ) STRICT, WITHOUT ROWID`,
  fillMergeable('speaker', claims('speaker_id'), ...SPEAKERS, findings),
  fillMergeable('occasion', claims('occasion_id'), attributions('occasion_id')),
  fillMergeable('source', attributions('source_id')),
  fill('copies', 'sources', `NOT EXISTS (${attributions('source_id')(RESTRICTED)})`),
  fillMergeable('outlet', pieces),
  fillMergeable('tag', through('claim_tags', 'tag_id')),
  fill(
    'annotation',
    'annotations',
    `EXISTS (SELECT 1 FROM claims AS c WHERE c.id = r.claim_id AND ${ON_RECORD})
     OR EXISTS (SELECT 1 FROM attributions AS a JOIN claims AS c ON c.id = a.claim_id
       WHERE a.id = r.attribution_id AND ${ON_RECORD})
     OR ${shown('copies', 'r.source_id')}
     OR EXISTS (SELECT 1 FROM snapshots AS s WHERE s.id = r.snapshot_id AND ${shown('copies', 's.source_id')})`,
  ),
  fill('list', 'lists', `r.owner_id IS NULL AND ${used(through('list_items', 'list_id'))}`),
  fill(
    'view',
    'views',
    `r.owner_id IS NULL
     AND ${['speaker', 'source', 'outlet', 'occasion'].map((kind) => namesShown(kind)).join(' AND ')}
     AND ${namesShown('tag', 'n.trashed_at IS NULL AND n.name COLLATE NOCASE =')}`,
  ),
];

export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of STATEMENTS) await sql.raw(statement).execute(db);
}
