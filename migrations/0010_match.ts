import { type Kysely, sql } from 'kysely';

// The match of each claim with the saved copies of its sources: over all copies, and over those that everybody may see.
// Derived from the comparisons; `onrecord reindex` rebuilds it.

const STATEMENTS = [
  // A sentence on the gravest difference, written while the copy's text is in memory.
  `ALTER TABLE comparisons ADD COLUMN difference TEXT`,
  `CREATE TABLE claim_match (
    claim_id INTEGER NOT NULL REFERENCES claims (id),
    audience INTEGER NOT NULL CHECK (audience IN (0, 1)),
    state TEXT NOT NULL CHECK (state IN ('same', 'marked', 'differs', 'not_found', 'other_words', 'not_compared')),
    attribution_id INTEGER REFERENCES attributions (id),
    snapshot_id INTEGER REFERENCES snapshots (id),
    standing TEXT CHECK (standing IN ('open', 'said', 'waiting', 'accepted')),
    finding_id INTEGER REFERENCES findings (id),
    PRIMARY KEY (claim_id, audience),
    CHECK ((standing IS NOT NULL) = (state IN ('differs', 'not_found', 'other_words'))),
    CHECK ((finding_id IS NULL) = (standing IS NULL OR standing = 'open'))
  ) STRICT, WITHOUT ROWID`,
  `CREATE INDEX claim_match_open ON claim_match (claim_id) WHERE audience = 1 AND standing = 'open'`,
  `INSERT INTO claim_match (claim_id, audience, state)
    SELECT claims.id, audience.value, 'not_compared' FROM claims CROSS JOIN json_each('[0, 1]') AS audience`,
  // A claim whose text differs from every wording needs no copy to be a mismatch.
  `UPDATE claim_match SET state = 'differs', standing = 'open' WHERE claim_id IN (
    SELECT a.claim_id FROM attributions a JOIN claims c ON c.id = a.claim_id
    WHERE a.trashed_at IS NULL AND a.wording IS NOT NULL GROUP BY a.claim_id HAVING max(a.wording = c.text) = 0)`,
  // Claims are found by their match: `_ma_` over all copies, `_mp_` over those that everybody may see.
  `UPDATE claim_entries SET tokens = tokens || (SELECT ' _ma_' || state || ' _mp_' || state FROM claim_match
    WHERE claim_match.claim_id = claim_entries.claim_id AND audience = 1)`,
  `INSERT INTO claim_index (claim_index) VALUES ('rebuild')`,
];

export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of STATEMENTS) await sql.raw(statement).execute(db);
}
