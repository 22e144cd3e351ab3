import { type Kysely, sql } from 'kysely';

// Finds the entries whose dates reach into a period without reading all earlier ones. Most inexact dates are a month or a
// year, so that only those of the year before the period are read; the few longer ones have an index of their own.

const STATEMENTS = [
  `DROP INDEX claim_entries_wide`,
  `CREATE INDEX claim_entries_wide ON claim_entries (entry, wide_until) WHERE wide_until IS NOT NULL`,
  `CREATE INDEX claim_entries_long ON claim_entries (entry, wide_until)
    WHERE wide_until IS NOT NULL AND coalesce(julianday(wide_until), 9e9) - 1721058.5 - (entry >> 31) > 366`,
];

export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of STATEMENTS) await sql.raw(statement).execute(db);
}
