import { type Kysely, sql } from 'kysely';

// FTS5 writes small segments, which have to be merged. Its automerge runs within a change as soon as enough segments
// exist: about every sixtieth note took ten times as long as the others. The server merges in small steps between
// changes instead.

export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`INSERT INTO claim_index (claim_index, rank) VALUES ('automerge', 0)`.execute(db);
}
