import { type Kysely, sql } from 'kysely';

// What a row in a list of claims shows beside its status: how far each of the six checks is, and whether questions are
// open, by which lists are also filtered.

// Without a condition on the parent, by whose index SQLite would read all notes: a question has none.
const OPEN_QUESTION = `motivation = 'questioning' AND resolved_at IS NULL AND trashed_at IS NULL AND erased_by IS NULL`;

/** In the order in which `checks` holds them, with the values that leave nothing open. */
const CONCLUSIVE = {
  wording: ['verbatim', 'minor_changes', 'cut', 'reported_fairly'],
  speaker: ['confirmed', 'through_spokesperson', 'joint'],
  occasion: ['confirmed'],
  context: ['fair', 'cut_meaning_kept'],
  translation: ['not_needed', 'fair'],
  record: ['primary_held', 'primary_seen', 'issuer_version'],
};

const CHECKS = Object.entries(CONCLUSIVE)
  .map(
    ([
      facet,
      values,
    ]) => `coalesce((SELECT CASE WHEN f.value IN ('${values.join("', '")}') THEN '2' ELSE '1' END
      FROM findings f WHERE f.claim_id = claim_status.claim_id AND f.facet = '${facet}'
        AND f.superseded_by IS NULL AND (f.agreed_at IS NOT NULL OR f.needs_second = 0)
        AND NOT EXISTS (SELECT 1 FROM stale_findings s WHERE s.finding_id = f.id)), '0')`,
  )
  .join(' || ');

const WITH_QUESTIONS = `(SELECT coalesce(n.claim_id, a.claim_id) FROM annotations n
  LEFT JOIN attributions a ON a.id = n.attribution_id
  WHERE n.motivation = 'questioning' AND n.resolved_at IS NULL AND n.trashed_at IS NULL AND n.erased_by IS NULL
    AND a.trashed_at IS NULL AND coalesce(n.claim_id, a.claim_id) IS NOT NULL)`;

const STATEMENTS = [
  `ALTER TABLE claim_status ADD COLUMN checks TEXT NOT NULL DEFAULT '000000'
    CHECK (checks GLOB '[012][012][012][012][012][012]')`,
  `UPDATE claim_status SET checks = ${CHECKS} WHERE checked > 0`,
  // Where a conclusive value lacks what it requires, the row does not say which; it is done, and none is conclusive until
  // the status is derived again.
  `UPDATE claim_status SET checks = replace(checks, '2', '1')
    WHERE length(checks) - length(replace(checks, '2', '')) <> settled`,
  `CREATE INDEX annotations_questions_claim ON annotations (claim_id) WHERE ${OPEN_QUESTION}`,
  `CREATE INDEX annotations_questions_attribution ON annotations (attribution_id) WHERE ${OPEN_QUESTION}`,
  // The index before the entries, from which it reads what to delete.
  `UPDATE claim_index SET tokens = replace(e.tokens, ' _fo_', ' _ques _fo_')
    FROM (SELECT entry, tokens FROM claim_entries WHERE claim_id IN ${WITH_QUESTIONS}) AS e
    WHERE claim_index.rowid = e.entry`,
  `UPDATE claim_entries SET tokens = replace(tokens, ' _fo_', ' _ques _fo_') WHERE claim_id IN ${WITH_QUESTIONS}`,
];

export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of STATEMENTS) await sql.raw(statement).execute(db);
}
