import { type Kysely, sql } from 'kysely';

// The index of claims is written in small pieces, which have to be put together again. By itself it does so within
// whichever change comes when enough has gathered: every sixtieth note or so took ten times as long as the others. The
// desk does it a little at a time, between changes (src/search/actions.ts).

export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`INSERT INTO claim_index (claim_index, rank) VALUES ('automerge', 0)`.execute(db);
}
