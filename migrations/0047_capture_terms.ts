import { type Kysely, sql } from 'kysely';

// Whose text a capture is, and the ground rule under which it was given: null where nobody was asked.

const STATEMENTS = [
  `ALTER TABLE captures ADD COLUMN whose TEXT NOT NULL DEFAULT 'theirs' CHECK (whose IN ('theirs', 'interview'))`,
  `ALTER TABLE captures ADD COLUMN ground_rule TEXT
    CHECK (ground_rule IN ('on_record', 'background', 'deep_background', 'off_record', 'embargoed'))`,
  `ALTER TABLE captures ADD COLUMN embargoed_until TEXT
    CHECK ((embargoed_until IS NULL) = (ground_rule IS NULL OR ground_rule <> 'embargoed'))`,
];

export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of STATEMENTS) await sql.raw(statement).execute(db);
}
