import { type Kysely, sql } from 'kysely';

// Results of the last integrity checks. `report` is JSON with the names of records and columns, without their content.

export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`CREATE TABLE integrity_checks (
    id INTEGER PRIMARY KEY,
    started_at TEXT NOT NULL,
    finished_at TEXT NOT NULL,
    outcome TEXT NOT NULL CHECK (outcome IN ('sound', 'faults', 'failed')),
    report TEXT NOT NULL CHECK (json_valid(report))
  ) STRICT`.execute(db);
}
