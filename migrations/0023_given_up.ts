import { type Kysely, sql } from 'kysely';

// What could not be compared, since it takes too long or too much memory, goes on waiting, and says so. `tries` counts
// how often it failed: what failed is compared after everything else, by itself.

const STATEMENTS = [
  `ALTER TABLE comparisons_due ADD COLUMN tries INTEGER NOT NULL DEFAULT 0`,
  `ALTER TABLE comparisons_due ADD COLUMN gave_up TEXT CHECK (gave_up IN ('time', 'memory', 'fault'))`,
  `CREATE INDEX comparisons_due_tried ON comparisons_due (tries, id) WHERE tries > 0`,
];

export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of STATEMENTS) await sql.raw(statement).execute(db);
}
