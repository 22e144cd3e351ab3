import { type Kysely, sql } from 'kysely';

// Words may be unchanged in a newer copy that credits them to somebody else, or denies them: those are changed, too.

const STATEMENTS = [
  'DROP INDEX anchors_changed',
  `CREATE INDEX anchors_changed ON anchors (snapshot_id)
    WHERE (state IN ('altered', 'gone') OR flags LIKE '%"attribution_changed"%')`,
];

export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of STATEMENTS) await sql.raw(statement).execute(db);
}
