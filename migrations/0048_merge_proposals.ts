import { type Kysely, sql } from 'kysely';

// Merges of two speakers that one person proposed: a copy credits a name of the one that is not a name of the other, so
// a second person carries the merge out.

const STATEMENTS = [
  `CREATE TABLE merge_proposals (
    id INTEGER PRIMARY KEY,
    going_id INTEGER NOT NULL REFERENCES speakers (id),
    kept_id INTEGER NOT NULL REFERENCES speakers (id),
    reason TEXT,
    state TEXT NOT NULL CHECK (state IN ('open', 'carried_out', 'withdrawn')),
    ended_at TEXT,
    ended_by INTEGER REFERENCES users (id),
    erased_by INTEGER REFERENCES events (seq),
    author_id INTEGER NOT NULL REFERENCES users (id),
    created_at TEXT NOT NULL,
    version INTEGER NOT NULL DEFAULT 1,
    CHECK (going_id <> kept_id),
    CHECK (erased_by IS NOT NULL OR reason IS NOT NULL),
    CHECK ((state = 'open') = (ended_at IS NULL)),
    CHECK ((ended_at IS NULL) = (ended_by IS NULL))
  ) STRICT`,
  // Once for the two, whichever of them is to go.
  `CREATE UNIQUE INDEX merge_proposals_open ON merge_proposals (min(going_id, kept_id), max(going_id, kept_id))
    WHERE state = 'open'`,
  `CREATE INDEX merge_proposals_waiting ON merge_proposals (id) WHERE state = 'open'`,
  `CREATE INDEX merge_proposals_going ON merge_proposals (going_id)`,
  `CREATE INDEX merge_proposals_kept ON merge_proposals (kept_id)`,
];

export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of STATEMENTS) await sql.raw(statement).execute(db);
}
