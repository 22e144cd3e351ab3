import { type Kysely, sql } from 'kysely';

// Speakers, occasions, sources, attributions and claims.

// Columns of every table that people edit.
const EDITED = `created_at TEXT NOT NULL,
    created_by INTEGER NOT NULL REFERENCES users (id),
    updated_at TEXT NOT NULL,
    version INTEGER NOT NULL DEFAULT 1,
    trashed_at TEXT,
    trashed_by INTEGER REFERENCES users (id),
    CHECK ((trashed_at IS NULL) = (trashed_by IS NULL))`;

// A span of a text: positions are UTF-16 code units, end exclusive.
const SELECTOR = `selector_exact TEXT,
    selector_prefix TEXT,
    selector_suffix TEXT,
    selector_start_utf16 INTEGER,
    selector_end_utf16 INTEGER`;
const SELECTOR_HOLDS = `CHECK ((selector_start_utf16 IS NULL) = (selector_end_utf16 IS NULL)),
    CHECK (selector_start_utf16 IS NULL OR (0 <= selector_start_utf16 AND selector_start_utf16 <= selector_end_utf16))`;

const SPEAKERS = [
  `CREATE TABLE speakers (
    id INTEGER PRIMARY KEY,
    kind TEXT NOT NULL CHECK (kind IN ('person', 'body', 'unnamed')),
    name TEXT NOT NULL CHECK (length(name) > 0),
    sort_name TEXT,
    language TEXT,
    description TEXT,
    wikidata_id TEXT CHECK (wikidata_id GLOB 'Q[1-9]*'),
    ${EDITED}
  ) STRICT`,
  `CREATE INDEX speakers_name ON speakers (name COLLATE NOCASE, id)`,
  `CREATE TABLE speaker_names (
    id INTEGER PRIMARY KEY,
    speaker_id INTEGER NOT NULL REFERENCES speakers (id),
    name TEXT NOT NULL CHECK (length(name) > 0),
    language TEXT,
    UNIQUE (speaker_id, name)
  ) STRICT`,
  `CREATE INDEX speaker_names_name ON speaker_names (name COLLATE NOCASE)`,
  `CREATE TABLE speaker_titles (
    id INTEGER PRIMARY KEY,
    speaker_id INTEGER NOT NULL REFERENCES speakers (id),
    title TEXT NOT NULL CHECK (length(title) > 0),
    body TEXT,
    held_from TEXT,
    held_from_min TEXT,
    held_to TEXT,
    held_to_max TEXT,
    source_id INTEGER REFERENCES sources (id)
  ) STRICT`,
  `CREATE INDEX speaker_titles_speaker ON speaker_titles (speaker_id, held_from_min)`,
  `CREATE TABLE speaker_members (
    id INTEGER PRIMARY KEY,
    body_id INTEGER NOT NULL REFERENCES speakers (id),
    member_id INTEGER NOT NULL REFERENCES speakers (id),
    UNIQUE (body_id, member_id),
    CHECK (body_id <> member_id)
  ) STRICT`,
  `CREATE INDEX speaker_members_member ON speaker_members (member_id)`,
];

const SOURCES = [
  `CREATE TABLE outlets (
    id INTEGER PRIMARY KEY,
    name TEXT NOT NULL CHECK (length(name) > 0),
    kind TEXT CHECK (kind IN ('broadcaster', 'agency', 'newspaper', 'magazine', 'website', 'ministry', 'party', 'company', 'platform', 'other')),
    url TEXT,
    note TEXT,
    ${EDITED}
  ) STRICT`,
  `CREATE INDEX outlets_name ON outlets (name COLLATE NOCASE, id)`,
  `CREATE TABLE sources (
    id INTEGER PRIMARY KEY,
    type TEXT NOT NULL,
    title TEXT NOT NULL CHECK (length(title) > 0),
    translated_title TEXT,
    outlet_id INTEGER REFERENCES outlets (id),
    container_title TEXT,
    authors TEXT NOT NULL DEFAULT '[]' CHECK (json_valid(authors) AND json_type(authors) = 'array'),
    issued TEXT,
    issued_min TEXT,
    issued_max TEXT,
    accessed TEXT,
    accessed_min TEXT,
    accessed_max TEXT,
    url TEXT,
    archive_url TEXT,
    language TEXT,
    medium TEXT,
    genre TEXT,
    number TEXT,
    account TEXT,
    post_id TEXT,
    note TEXT,
    condition TEXT NOT NULL DEFAULT 'as_published' CHECK (condition IN ('as_published', 'edited', 'corrected', 'withdrawn', 'deleted', 'doubtful', 'fake')),
    condition_on TEXT,
    condition_seen_by INTEGER REFERENCES users (id),
    condition_notice TEXT,
    ${EDITED}
  ) STRICT`,
  `CREATE INDEX sources_outlet ON sources (outlet_id)`,
  `CREATE INDEX sources_title ON sources (title COLLATE NOCASE, id)`,
  `CREATE INDEX sources_url ON sources (url)`,
  `CREATE TABLE occasions (
    id INTEGER PRIMARY KEY,
    name TEXT NOT NULL CHECK (length(name) > 0),
    kind TEXT CHECK (kind IN ('meeting', 'press_conference', 'interview', 'speech', 'hearing', 'debate', 'post', 'statement', 'other')),
    date TEXT,
    date_min TEXT,
    date_max TEXT,
    time_zone TEXT,
    place TEXT,
    source_id INTEGER REFERENCES sources (id),
    note TEXT,
    ${EDITED}
  ) STRICT`,
  `CREATE INDEX occasions_date ON occasions (date_min, id)`,
  `CREATE INDEX occasions_source ON occasions (source_id)`,
  `CREATE TABLE snapshots (
    id INTEGER PRIMARY KEY,
    source_id INTEGER NOT NULL REFERENCES sources (id),
    captured_at TEXT NOT NULL,
    captured_by INTEGER NOT NULL REFERENCES users (id),
    how TEXT NOT NULL CHECK (how IN ('paste', 'upload', 'fetch')),
    typed_in_by TEXT,
    media_type TEXT NOT NULL,
    original_name TEXT,
    final_url TEXT,
    headers TEXT CHECK (headers IS NULL OR json_valid(headers)),
    text TEXT,
    text_sha256 TEXT NOT NULL,
    raw_sha256 TEXT NOT NULL,
    erased_by INTEGER REFERENCES events (seq),
    version INTEGER NOT NULL DEFAULT 1,
    trashed_at TEXT,
    trashed_by INTEGER REFERENCES users (id),
    CHECK ((text IS NULL) = (erased_by IS NOT NULL)),
    CHECK ((trashed_at IS NULL) = (trashed_by IS NULL))
  ) STRICT`,
  `CREATE INDEX snapshots_source ON snapshots (source_id, captured_at)`,
  `CREATE TABLE snapshot_bytes (
    snapshot_id INTEGER PRIMARY KEY REFERENCES snapshots (id),
    bytes BLOB NOT NULL CHECK (length(bytes) <= 20 * 1024 * 1024)
  ) STRICT`,
  // A saved copy never changes: it can be trashed, restored and erased, nothing else.
  `CREATE TRIGGER snapshots_never_change BEFORE UPDATE ON snapshots
   WHEN NOT (NEW.id = OLD.id AND NEW.source_id = OLD.source_id AND NEW.captured_at = OLD.captured_at
     AND NEW.captured_by = OLD.captured_by AND NEW.how = OLD.how AND NEW.media_type = OLD.media_type
     AND NEW.text_sha256 = OLD.text_sha256 AND NEW.raw_sha256 = OLD.raw_sha256
     AND ((NEW.text IS OLD.text AND NEW.typed_in_by IS OLD.typed_in_by AND NEW.original_name IS OLD.original_name
           AND NEW.final_url IS OLD.final_url AND NEW.headers IS OLD.headers AND NEW.erased_by IS OLD.erased_by)
       OR (OLD.erased_by IS NULL AND NEW.erased_by IS NOT NULL AND NEW.text IS NULL AND NEW.typed_in_by IS NULL
           AND NEW.original_name IS NULL AND NEW.final_url IS NULL AND NEW.headers IS NULL)))
   BEGIN SELECT RAISE(ABORT, 'a snapshot never changes'); END`,
  `CREATE TRIGGER snapshots_never_go BEFORE DELETE ON snapshots
   BEGIN SELECT RAISE(ABORT, 'a snapshot never changes'); END`,
  `CREATE TRIGGER snapshot_bytes_never_change BEFORE UPDATE ON snapshot_bytes
   BEGIN SELECT RAISE(ABORT, 'a snapshot never changes'); END`,
  `CREATE TRIGGER snapshot_bytes_only_erased BEFORE DELETE ON snapshot_bytes
   WHEN (SELECT erased_by FROM snapshots WHERE id = OLD.snapshot_id) IS NULL
   BEGIN SELECT RAISE(ABORT, 'a snapshot never changes'); END`,
];

const CLAIMS = [
  `CREATE TABLE claims (
    id INTEGER PRIMARY KEY,
    text TEXT NOT NULL,
    language TEXT,
    form TEXT NOT NULL CHECK (form IN ('direct', 'partial', 'mixed', 'indirect')),
    speaker_id INTEGER NOT NULL REFERENCES speakers (id),
    occasion_id INTEGER REFERENCES occasions (id),
    said_on TEXT,
    said_on_min TEXT,
    said_on_max TEXT,
    ground_rule TEXT NOT NULL DEFAULT 'on_record' CHECK (ground_rule IN ('on_record', 'background', 'deep_background', 'off_record', 'embargoed')),
    embargoed_until TEXT,
    embargo_lifts_at TEXT,
    summary TEXT,
    note TEXT,
    reference_attribution_id INTEGER REFERENCES attributions (id),
    erased_by INTEGER REFERENCES events (seq),
    ${EDITED},
    CHECK (length(text) > 0 OR erased_by IS NOT NULL),
    CHECK ((ground_rule = 'embargoed') = (embargoed_until IS NOT NULL)),
    CHECK ((embargoed_until IS NULL) = (embargo_lifts_at IS NULL))
  ) STRICT`,
  `CREATE INDEX claims_newest ON claims (id DESC) WHERE trashed_at IS NULL`,
  `CREATE INDEX claims_public_newest ON claims (id DESC) WHERE trashed_at IS NULL AND ground_rule = 'on_record'`,
  `CREATE INDEX claims_speaker ON claims (speaker_id, ground_rule, id)`,
  `CREATE INDEX claims_speaker_date ON claims (speaker_id, said_on_min, id)`,
  `CREATE INDEX claims_occasion ON claims (occasion_id, ground_rule, id)`,
  `CREATE INDEX claims_said_on ON claims (said_on_min, id) WHERE trashed_at IS NULL`,
  `CREATE INDEX claims_updated ON claims (updated_at DESC, id DESC) WHERE trashed_at IS NULL`,
  `CREATE INDEX claims_embargo ON claims (embargo_lifts_at) WHERE ground_rule = 'embargoed'`,
  `CREATE INDEX claims_reference ON claims (reference_attribution_id)`,
  `CREATE TABLE claim_links (
    id INTEGER PRIMARY KEY,
    claim_id INTEGER NOT NULL REFERENCES claims (id),
    kind TEXT NOT NULL CHECK (kind IN ('fragment_of', 'compare', 'same_statement_as', 'translation_of', 'responds_to')),
    other_claim_id INTEGER NOT NULL REFERENCES claims (id),
    note TEXT,
    ${EDITED},
    CHECK (claim_id <> other_claim_id)
  ) STRICT`,
  `CREATE UNIQUE INDEX claim_links_once ON claim_links (claim_id, kind, other_claim_id) WHERE trashed_at IS NULL`,
  `CREATE INDEX claim_links_other ON claim_links (other_claim_id)`,
  `CREATE TABLE attributions (
    id INTEGER PRIMARY KEY,
    claim_id INTEGER NOT NULL REFERENCES claims (id),
    source_id INTEGER NOT NULL REFERENCES sources (id),
    snapshot_id INTEGER REFERENCES snapshots (id),
    speaker_id INTEGER REFERENCES speakers (id),
    voiced_by_id INTEGER REFERENCES speakers (id),
    credited_as TEXT,
    capacity TEXT,
    occasion_id INTEGER REFERENCES occasions (id),
    wording TEXT,
    language TEXT,
    translation TEXT CHECK (translation IN ('none', 'official', 'agency', 'own', 'machine', 'unknown')),
    translator TEXT,
    translates_id INTEGER REFERENCES attributions (id),
    form TEXT CHECK (form IN ('direct', 'partial', 'mixed', 'indirect')),
    cue TEXT,
    place TEXT CHECK (place IN ('headline', 'standfirst', 'body', 'caption', 'social_card', 'on_air')),
    locator TEXT,
    ${SELECTOR},
    tier TEXT CHECK (tier IN ('primary', 'issuer', 'secondary')),
    rank TEXT NOT NULL DEFAULT 'normal' CHECK (rank IN ('preferred', 'normal', 'deprecated')),
    relayed_from_id INTEGER REFERENCES attributions (id),
    note TEXT,
    erased_by INTEGER REFERENCES events (seq),
    ${EDITED},
    ${SELECTOR_HOLDS},
    CHECK (wording IS NOT NULL OR (language IS NULL AND locator IS NULL AND selector_exact IS NULL
      AND selector_start_utf16 IS NULL AND translation IS NULL)),
    CHECK (relayed_from_id IS NULL OR relayed_from_id <> id)
  ) STRICT`,
  `CREATE INDEX attributions_claim ON attributions (claim_id, id)`,
  `CREATE INDEX attributions_source ON attributions (source_id, claim_id)`,
  `CREATE INDEX attributions_speaker ON attributions (speaker_id)`,
  `CREATE INDEX attributions_voiced_by ON attributions (voiced_by_id)`,
  `CREATE INDEX attributions_occasion ON attributions (occasion_id)`,
  `CREATE INDEX attributions_relayed_from ON attributions (relayed_from_id)`,
  `CREATE TABLE tags (
    id INTEGER PRIMARY KEY,
    name TEXT NOT NULL CHECK (length(name) > 0),
    note TEXT,
    ${EDITED}
  ) STRICT`,
  `CREATE UNIQUE INDEX tags_name ON tags (name COLLATE NOCASE) WHERE trashed_at IS NULL`,
  `CREATE TABLE claim_tags (
    id INTEGER PRIMARY KEY,
    claim_id INTEGER NOT NULL REFERENCES claims (id),
    tag_id INTEGER NOT NULL REFERENCES tags (id),
    UNIQUE (claim_id, tag_id)
  ) STRICT`,
  `CREATE INDEX claim_tags_tag ON claim_tags (tag_id, claim_id)`,
  // Derived columns for search and comparison, rebuilt by `onrecord reindex`.
  `CREATE TABLE claim_search (
    claim_id INTEGER PRIMARY KEY REFERENCES claims (id),
    folded TEXT NOT NULL,
    words_sha256 TEXT NOT NULL
  ) STRICT`,
  `CREATE INDEX claim_search_words ON claim_search (words_sha256)`,
  `CREATE TABLE claim_shingles (
    shingle INTEGER NOT NULL,
    claim_id INTEGER NOT NULL REFERENCES claims (id),
    PRIMARY KEY (shingle, claim_id)
  ) STRICT, WITHOUT ROWID`,
  `CREATE INDEX claim_shingles_claim ON claim_shingles (claim_id)`,
];

export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of [...SPEAKERS, ...SOURCES, ...CLAIMS]) await sql.raw(statement).execute(db);
}
