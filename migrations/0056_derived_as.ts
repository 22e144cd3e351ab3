import { type Kysely, sql } from 'kysely';

// By which version's rules the derived rows are: a check tells rows of an older version from changed ones. Those of an
// existing database may be of any.

const STATEMENTS = [
  `CREATE TABLE derived_as (
    id INTEGER PRIMARY KEY CHECK (id = 1),
    rules INTEGER NOT NULL
  ) STRICT`,
  'INSERT INTO derived_as (id, rules) SELECT 1, NOT EXISTS (SELECT 1 FROM claims)',
];

export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of STATEMENTS) await sql.raw(statement).execute(db);
}
