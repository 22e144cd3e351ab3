import { type Kysely, sql } from 'kysely';

// A comparison that exceeded its time or memory stays in the queue with its reason. `tries` counts its failures: it is
// compared after everything else, and alone.

const STATEMENTS = [
  `ALTER TABLE comparisons_due ADD COLUMN tries INTEGER NOT NULL DEFAULT 0`,
  `ALTER TABLE comparisons_due ADD COLUMN gave_up TEXT CHECK (gave_up IN ('time', 'memory', 'fault'))`,
  `CREATE INDEX comparisons_due_tried ON comparisons_due (tries, id) WHERE tries > 0`,
];

export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of STATEMENTS) await sql.raw(statement).execute(db);
}
