import { type Kysely, sql } from 'kysely';

// “Held” needs a copy that was uploaded or fetched. A finding that rests on typed or pasted text stays, and is not
// conclusive any more: nor does it confirm its claim.

const RECORD_CHECK = 6;

const ON_TYPED_TEXT = `SELECT f.claim_id FROM findings f
  WHERE f.facet = 'record' AND f.value = 'primary_held' AND f.superseded_by IS NULL
    AND (f.needs_second = 0 OR f.agreed_at IS NOT NULL)
    AND NOT EXISTS (SELECT 1 FROM finding_evidence copy
      JOIN snapshots s ON s.id = copy.snapshot_id AND s.how <> 'paste'
      JOIN finding_evidence origin ON origin.finding_id = copy.finding_id AND origin.basis = 0
      JOIN attributions a ON a.id = origin.attribution_id AND a.source_id = s.source_id
      WHERE copy.finding_id = f.id AND copy.basis = 0 AND a.tier = 'primary' AND a.wording IS NOT NULL)`;

const LOSING = `SELECT claim_id FROM claim_status WHERE status = 'attribution_confirmed' AND claim_id IN (${ON_TYPED_TEXT})`;

const TOKENS = `replace(tokens, ' _st_attribution_confirmed', ' _st_partly_checked')`;

const STATEMENTS = [
  // The index before the entries, from which it reads what to delete.
  `UPDATE claim_index SET tokens = e.tokens
    FROM (SELECT entry, ${TOKENS} AS tokens FROM claim_entries WHERE claim_id IN (${LOSING})) AS e
    WHERE claim_index.rowid = e.entry`,
  `UPDATE claim_entries SET tokens = ${TOKENS} WHERE claim_id IN (${LOSING})`,
  `UPDATE claim_status SET settled = settled - 1, checks = substr(checks, 1, ${RECORD_CHECK - 1}) || '1',
      status = CASE status WHEN 'attribution_confirmed' THEN 'partly_checked' ELSE status END
    WHERE substr(checks, ${RECORD_CHECK}, 1) = '2' AND claim_id IN (${ON_TYPED_TEXT})`,
];

export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of STATEMENTS) await sql.raw(statement).execute(db);
}
