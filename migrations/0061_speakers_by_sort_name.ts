import { type Kysely, sql } from 'kysely';

// Lists of speakers are in the order of their names for sorting, which replaces the order of names.

export async function up(db: Kysely<unknown>): Promise<void> {
  await sql
    .raw('CREATE INDEX speakers_sorted ON speakers (coalesce(sort_name, name) COLLATE NOCASE, id)')
    .execute(db);
}
