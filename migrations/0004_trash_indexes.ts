import { type Kysely, sql } from 'kysely';

// The trash page lists the latest rows of every table. Without these indexes it scans each table. They are partial, so
// writes to rows outside the trash do not pay for them.

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
