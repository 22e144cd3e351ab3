import { type Kysely, sql } from 'kysely';

// Findings on the speaker and the context may contradict a comparison as well as those on the wording. The CHECK of the
// table changes, so the table is created again.

const FACETS = `'wording', 'speaker', 'occasion', 'context', 'translation', 'record'`;
const COLUMNS = `id, claim_id, facet, value, rationale, mechanism, actual_speaker_id, needs_second, answers, claim_version,
  agreed_at, agreed_by, superseded_by, erased_by, author_id, created_at, version`;

const STATEMENTS = [
  `CREATE TABLE findings_anew (
    id INTEGER PRIMARY KEY,
    claim_id INTEGER NOT NULL REFERENCES claims (id),
    facet TEXT NOT NULL CHECK (facet IN (${FACETS})),
    value TEXT NOT NULL,
    rationale TEXT,
    mechanism TEXT,
    actual_speaker_id INTEGER REFERENCES speakers (id),
    needs_second INTEGER NOT NULL CHECK (needs_second IN (0, 1)),
    answers TEXT CHECK (answers IS NULL OR json_valid(answers)),
    claim_version INTEGER NOT NULL,
    agreed_at TEXT,
    agreed_by INTEGER REFERENCES users (id),
    superseded_by INTEGER REFERENCES findings (id) DEFERRABLE INITIALLY DEFERRED,
    erased_by INTEGER REFERENCES events (seq),
    author_id INTEGER NOT NULL REFERENCES users (id),
    created_at TEXT NOT NULL,
    version INTEGER NOT NULL DEFAULT 1,
    CHECK ((facet = 'wording' AND value IN ('verbatim', 'as_printed', 'minor_changes', 'cut', 'joined', 'meaning_changed', 'paraphrase_as_quotation', 'reported_fairly', 'reported_unfairly', 'not_in_record'))
      OR (facet = 'speaker' AND value IN ('confirmed', 'through_spokesperson', 'joint', 'attributed_only', 'inferred', 'denied', 'disputed', 'misattributed', 'fabricated', 'unknown'))
      OR (facet = 'occasion' AND value IN ('confirmed', 'wrong_date_or_place', 'other_occasion', 'not_stated'))
      OR (facet = 'context' AND value IN ('fair', 'cut_meaning_kept', 'cut_meaning_changed', 'quoting_someone_else', 'question_or_irony', 'old_words_as_new', 'full_statement_not_seen'))
      OR (facet = 'translation' AND value IN ('not_needed', 'fair', 'meaning_differs', 'unchecked', 'original_not_seen', 'back_translated', 'disputed'))
      OR (facet = 'record' AND value IN ('primary_held', 'primary_seen', 'issuer_version', 'secondary_only', 'none_found'))),
    CHECK ((agreed_at IS NULL) = (agreed_by IS NULL)),
    CHECK (agreed_by IS NULL OR (needs_second = 1 AND agreed_by <> author_id)),
    CHECK (answers IS NULL OR (facet IN ('wording', 'speaker', 'context') AND needs_second = 1)),
    CHECK (value = 'misattributed' OR (mechanism IS NULL AND actual_speaker_id IS NULL)),
    CHECK (superseded_by IS NULL OR superseded_by <> id)
  ) STRICT`,
  `INSERT INTO findings_anew (${COLUMNS}) SELECT ${COLUMNS} FROM findings`,
  'DROP TABLE findings',
  'ALTER TABLE findings_anew RENAME TO findings',
  'CREATE INDEX findings_claim ON findings (claim_id, id)',
  `CREATE UNIQUE INDEX findings_current ON findings (claim_id, facet)
    WHERE superseded_by IS NULL AND (agreed_at IS NOT NULL OR needs_second = 0)`,
  `CREATE UNIQUE INDEX findings_pending ON findings (claim_id, facet)
    WHERE superseded_by IS NULL AND agreed_at IS NULL AND needs_second = 1`,
  `CREATE INDEX findings_awaiting ON findings (id)
    WHERE superseded_by IS NULL AND agreed_at IS NULL AND needs_second = 1`,
  'CREATE INDEX findings_actual_speaker ON findings (actual_speaker_id) WHERE actual_speaker_id IS NOT NULL',
  'CREATE INDEX findings_created ON findings (created_at)',
  // How many wordings are still being compared is shown on the first page.
  'CREATE INDEX comparisons_due_waiting ON comparisons_due (id) WHERE gave_up IS NULL',
];

export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of STATEMENTS) await sql.raw(statement).execute(db);
}
