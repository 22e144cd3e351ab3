import { type Kysely, sql } from 'kysely';

// The trash shows what was put there last, of every table. Without these it would read each of them from end
// to end; they hold what is in the trash and nothing else, and cost a write that does not go there nothing.

const TABLES = [
  'claims',
  'claim_links',
  'attributions',
  'annotations',
  'speakers',
  'outlets',
  'occasions',
  'sources',
  'snapshots',
  'tags',
  'lists',
];

export async function up(db: Kysely<unknown>): Promise<void> {
  for (const table of TABLES) {
    const text = `CREATE INDEX ${table}_trash ON ${table} (trashed_at) WHERE trashed_at IS NOT NULL`;
    await sql.raw(text).execute(db);
  }
}
