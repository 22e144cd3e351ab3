import { type Kysely, sql } from 'kysely';

// Counts the quotations and findings of a week and the quotations of a speaker, and orders sources by date, without
// reading their rows.

const STATEMENTS = [
  `DROP INDEX claims_speaker`,
  `CREATE INDEX claims_speaker ON claims (speaker_id, ground_rule, trashed_at)`,
  `CREATE INDEX claims_created ON claims (created_at, trashed_at)`,
  `CREATE INDEX findings_created ON findings (created_at)`,
  `CREATE INDEX sources_issued ON sources (issued_min, id) WHERE trashed_at IS NULL`,
];

export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of STATEMENTS) await sql.raw(statement).execute(db);
}
