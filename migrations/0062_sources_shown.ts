import { type Kysely, sql } from 'kysely';

// A source that no visible claim cites is hidden from readers until somebody makes it public. Sources of older databases
// stay shown as they were, and can be listed by that.

const STATEMENTS = [
  `ALTER TABLE sources ADD COLUMN shown TEXT NOT NULL DEFAULT 'as_before'
     CHECK (shown IN ('when_cited', 'always', 'as_before'))`,
  `CREATE INDEX sources_shown ON sources (shown) WHERE shown <> 'when_cited'`,
];

export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of STATEMENTS) await sql.raw(statement).execute(db);
}
