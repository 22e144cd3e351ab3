import { type Kysely, sql } from 'kysely';

// What a list prints, and on a row of a list where in its source the quotation is cited, and a note. Existing lists print
// what they printed before there were kinds: all evidence.

const STATEMENTS = [
  `ALTER TABLE lists ADD COLUMN kind TEXT NOT NULL DEFAULT 'evidence'
    CHECK (kind IN ('sources', 'quotations', 'evidence'))`,
  `ALTER TABLE list_items ADD COLUMN locator TEXT`,
  `ALTER TABLE list_items ADD COLUMN note TEXT`,
];

export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of STATEMENTS) await sql.raw(statement).execute(db);
}
