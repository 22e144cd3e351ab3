import { type Kysely, sql } from 'kysely';

// What the last checks of the whole database found. `report` is JSON: records and columns by name, and no words.

export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`CREATE TABLE integrity_checks (
    id INTEGER PRIMARY KEY,
    started_at TEXT NOT NULL,
    finished_at TEXT NOT NULL,
    outcome TEXT NOT NULL CHECK (outcome IN ('sound', 'faults', 'failed')),
    report TEXT NOT NULL CHECK (json_valid(report))
  ) STRICT`.execute(db);
}
