import { type Kysely, sql } from 'kysely';

// Findings with their evidence, logged searches and requests, the status derived from them, and saved views.

const FACETS = `'wording', 'speaker', 'occasion', 'context', 'translation', 'record'`;

const FINDINGS = [
  `CREATE TABLE findings (
    id INTEGER PRIMARY KEY,
    claim_id INTEGER NOT NULL REFERENCES claims (id),
    facet TEXT NOT NULL CHECK (facet IN (${FACETS})),
    value TEXT NOT NULL,
    rationale TEXT,
    mechanism TEXT,
    actual_speaker_id INTEGER REFERENCES speakers (id),
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
    CHECK (agreed_by IS NULL OR (value IN ('misattributed', 'fabricated') AND agreed_by <> author_id)),
    CHECK (value = 'misattributed' OR (mechanism IS NULL AND actual_speaker_id IS NULL)),
    CHECK (superseded_by IS NULL OR superseded_by <> id)
  ) STRICT`,
  `CREATE INDEX findings_claim ON findings (claim_id, id)`,
  `CREATE UNIQUE INDEX findings_current ON findings (claim_id, facet) WHERE superseded_by IS NULL AND (agreed_at IS NOT NULL OR value NOT IN ('misattributed', 'fabricated'))`,
  `CREATE UNIQUE INDEX findings_pending ON findings (claim_id, facet) WHERE superseded_by IS NULL AND agreed_at IS NULL AND value IN ('misattributed', 'fabricated')`,
  `CREATE INDEX findings_awaiting ON findings (id) WHERE superseded_by IS NULL AND agreed_at IS NULL AND value IN ('misattributed', 'fabricated')`,
  `CREATE INDEX findings_actual_speaker ON findings (actual_speaker_id) WHERE actual_speaker_id IS NOT NULL`,
  `CREATE TABLE finding_evidence (
    id INTEGER PRIMARY KEY,
    finding_id INTEGER NOT NULL REFERENCES findings (id),
    claim_id INTEGER NOT NULL REFERENCES claims (id),
    basis INTEGER NOT NULL DEFAULT 0 CHECK (basis IN (0, 1)),
    attribution_id INTEGER REFERENCES attributions (id),
    snapshot_id INTEGER REFERENCES snapshots (id),
    annotation_id INTEGER REFERENCES annotations (id),
    search_id INTEGER REFERENCES searches (id),
    contact_id INTEGER REFERENCES contacts (id),
    evidence_version INTEGER NOT NULL,
    selector_exact TEXT,
    selector_prefix TEXT,
    selector_suffix TEXT,
    selector_start_utf16 INTEGER,
    selector_end_utf16 INTEGER,
    CHECK ((attribution_id IS NOT NULL) + (snapshot_id IS NOT NULL) + (annotation_id IS NOT NULL) + (search_id IS NOT NULL) + (contact_id IS NOT NULL) = 1),
    CHECK (basis = 0 OR attribution_id IS NOT NULL),
    CHECK ((selector_start_utf16 IS NULL) = (selector_end_utf16 IS NULL))
  ) STRICT`,
  ...['finding', 'attribution', 'snapshot', 'annotation', 'search', 'contact'].map(
    (kind) =>
      `CREATE INDEX finding_evidence_${kind} ON finding_evidence (${kind}_id) WHERE ${kind}_id IS NOT NULL`,
  ),
];

const EDITED = `
    created_at TEXT NOT NULL,
    created_by INTEGER NOT NULL REFERENCES users (id),
    updated_at TEXT NOT NULL,
    version INTEGER NOT NULL DEFAULT 1,
    trashed_at TEXT,
    trashed_by INTEGER REFERENCES users (id),
    CHECK ((trashed_at IS NULL) = (trashed_by IS NULL))`;

const EFFORT = [
  `CREATE TABLE searches (
    id INTEGER PRIMARY KEY,
    claim_id INTEGER NOT NULL REFERENCES claims (id),
    place TEXT NOT NULL CHECK (length(place) > 0 OR erased_by IS NOT NULL),
    words TEXT NOT NULL CHECK (length(words) > 0 OR erased_by IS NOT NULL),
    searched_on TEXT,
    searched_on_min TEXT,
    searched_on_max TEXT,
    outcome TEXT NOT NULL CHECK (outcome IN ('open', 'nothing', 'something_else', 'found')),
    result TEXT,
    author_id INTEGER NOT NULL REFERENCES users (id),
    erased_by INTEGER REFERENCES events (seq),${EDITED}
  ) STRICT`,
  `CREATE INDEX searches_claim ON searches (claim_id, id)`,
  `CREATE INDEX searches_open ON searches (id) WHERE outcome = 'open' AND trashed_at IS NULL`,
  `CREATE INDEX searches_author ON searches (author_id, id)`,
  `CREATE INDEX searches_trash ON searches (trashed_at) WHERE trashed_at IS NOT NULL`,
  `CREATE TABLE contacts (
    id INTEGER PRIMARY KEY,
    claim_id INTEGER NOT NULL REFERENCES claims (id),
    asked TEXT NOT NULL CHECK (length(asked) > 0 OR erased_by IS NOT NULL),
    way TEXT NOT NULL CHECK (way IN ('telephone', 'email', 'message', 'letter', 'in_person', 'form', 'other')),
    question TEXT NOT NULL CHECK (length(question) > 0 OR erased_by IS NOT NULL),
    asked_on TEXT,
    asked_on_min TEXT,
    asked_on_max TEXT,
    outcome TEXT NOT NULL CHECK (outcome IN ('waiting', 'answered', 'declined', 'no_answer')),
    answer TEXT,
    author_id INTEGER NOT NULL REFERENCES users (id),
    erased_by INTEGER REFERENCES events (seq),${EDITED}
  ) STRICT`,
  `CREATE INDEX annotations_questions ON annotations (id) WHERE motivation = 'questioning' AND resolved_at IS NULL AND trashed_at IS NULL AND parent_id IS NULL`,
  `CREATE INDEX contacts_claim ON contacts (claim_id, id)`,
];

const VIEWS = [
  `CREATE TABLE views (
    id INTEGER PRIMARY KEY,
    name TEXT NOT NULL CHECK (length(name) > 0),
    query TEXT NOT NULL,
    owner_id INTEGER REFERENCES users (id),${EDITED}
  ) STRICT`,
  `CREATE INDEX views_owner ON views (owner_id, id)`,
  `CREATE TABLE visits (
    user_id INTEGER PRIMARY KEY REFERENCES users (id),
    seen_at TEXT NOT NULL,
    away_since TEXT,
    away_seq INTEGER
  ) STRICT`,
];

const DERIVED = [
  `CREATE TABLE claim_status (
    claim_id INTEGER PRIMARY KEY REFERENCES claims (id),
    status TEXT NOT NULL CHECK (status IN ('misattributed', 'disputed', 'not_traced', 'attribution_confirmed', 'partly_checked', 'open')),
    finding_id INTEGER REFERENCES findings (id),
    checked INTEGER NOT NULL,
    settled INTEGER NOT NULL,
    stale INTEGER NOT NULL,
    pending INTEGER NOT NULL
  ) STRICT`,
  `CREATE INDEX claim_status_status ON claim_status (status, claim_id)`,
  `CREATE INDEX claim_status_stale ON claim_status (claim_id) WHERE stale > 0`,
  `CREATE TABLE stale_findings (
    finding_id INTEGER NOT NULL REFERENCES findings (id),
    seq INTEGER NOT NULL REFERENCES events (seq),
    cause TEXT NOT NULL,
    PRIMARY KEY (finding_id, seq, cause)
  ) STRICT, WITHOUT ROWID`,
  `INSERT INTO claim_status (claim_id, status, finding_id, checked, settled, stale, pending)
    SELECT id, 'open', NULL, 0, 0, 0, 0 FROM claims`,
];

export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of [...EFFORT, ...FINDINGS, ...VIEWS, ...DERIVED]) {
    await sql.raw(statement).execute(db);
  }
}
