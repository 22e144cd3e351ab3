-- Every table as the migrations leave it. Written by `UPDATE_SCHEMA=1 npx vitest run tests/platform/db/schema.test.ts`.

CREATE TABLE users (
  id INTEGER PRIMARY KEY,
  kind TEXT NOT NULL DEFAULT 'person' CHECK (kind IN ('person', 'system')),
  name TEXT NOT NULL CHECK (length(name) > 0),
  email TEXT CHECK (email = lower(email)),
  role TEXT NOT NULL CHECK (role IN ('viewer', 'checker', 'editor', 'admin')),
  password_hash TEXT,
  disabled_at TEXT,
  created_at TEXT NOT NULL,
  version INTEGER NOT NULL DEFAULT 1, second_factor_at TEXT, recovery_codes_left INTEGER, time_zone TEXT, citation_style TEXT,
  CHECK ((kind = 'system') = (email IS NULL)),
  CHECK (kind = 'person' OR password_hash IS NULL)
) STRICT;
CREATE UNIQUE INDEX users_email ON users (email);
CREATE TABLE sessions (
  id_hash TEXT PRIMARY KEY,
  user_id INTEGER NOT NULL REFERENCES users (id),
  created_at TEXT NOT NULL,
  seen_at TEXT NOT NULL
) STRICT;
CREATE INDEX sessions_user ON sessions (user_id);
CREATE TABLE tokens (
  id INTEGER PRIMARY KEY,
  user_id INTEGER NOT NULL REFERENCES users (id),
  name TEXT NOT NULL CHECK (length(name) > 0),
  scope TEXT NOT NULL CHECK (scope IN ('read', 'write')),
  token_hash TEXT NOT NULL UNIQUE,
  created_at TEXT NOT NULL,
  expires_at TEXT NOT NULL,
  last_used_at TEXT,
  revoked_at TEXT
) STRICT;
CREATE INDEX tokens_user ON tokens (user_id);
CREATE TABLE sign_in_links (
  link_hash TEXT PRIMARY KEY,
  purpose TEXT NOT NULL CHECK (purpose IN ('sign_in', 'first_admin')),
  user_id INTEGER REFERENCES users (id),
  created_at TEXT NOT NULL,
  expires_at TEXT NOT NULL,
  used_at TEXT,
  CHECK ((purpose = 'first_admin') = (user_id IS NULL))
) STRICT;
CREATE TABLE sign_in_failures (
  id INTEGER PRIMARY KEY,
  account TEXT NOT NULL,
  address TEXT NOT NULL,
  at TEXT NOT NULL
) STRICT;
CREATE INDEX sign_in_failures_account ON sign_in_failures (account, at);
CREATE INDEX sign_in_failures_address ON sign_in_failures (address, at);
CREATE TABLE submissions (
  user_id INTEGER NOT NULL REFERENCES users (id),
  key TEXT NOT NULL,
  route TEXT NOT NULL,
  body_hash TEXT NOT NULL,
  answer TEXT NOT NULL,
  at TEXT NOT NULL,
  PRIMARY KEY (user_id, key)
) STRICT;
CREATE TABLE events (
  seq INTEGER PRIMARY KEY AUTOINCREMENT,
  at TEXT NOT NULL,
  change_id TEXT NOT NULL,
  actor_id INTEGER NOT NULL REFERENCES users (id),
  action TEXT NOT NULL,
  subject_kind TEXT NOT NULL,
  subject_id INTEGER NOT NULL,
  claim_id INTEGER,
  payload_hash TEXT NOT NULL,
  prev_hash TEXT NOT NULL,
  hash TEXT NOT NULL
) STRICT;
CREATE INDEX events_subject ON events (subject_kind, subject_id, seq);
CREATE INDEX events_claim ON events (claim_id, seq);
CREATE INDEX events_actor ON events (actor_id, seq);
CREATE TABLE event_payloads (
  seq INTEGER PRIMARY KEY REFERENCES events (seq),
  schema_number INTEGER NOT NULL,
  salt TEXT,
  before TEXT,
  after TEXT,
  erased_by INTEGER REFERENCES events (seq)
) STRICT;
CREATE TRIGGER events_never_change BEFORE UPDATE ON events
   BEGIN SELECT RAISE(ABORT, 'events are append-only'); END;
CREATE TRIGGER events_never_go BEFORE DELETE ON events
   BEGIN SELECT RAISE(ABORT, 'events are append-only'); END;
CREATE TRIGGER event_payloads_only_erased BEFORE UPDATE ON event_payloads
   WHEN NOT (OLD.erased_by IS NULL AND NEW.erased_by IS NOT NULL AND NEW.seq = OLD.seq
   AND NEW.schema_number = OLD.schema_number
   AND NEW.salt IS NULL AND NEW.before IS NULL AND NEW.after IS NULL)
   BEGIN SELECT RAISE(ABORT, 'a payload can only be erased'); END;
CREATE TRIGGER event_payloads_never_go BEFORE DELETE ON event_payloads
   BEGIN SELECT RAISE(ABORT, 'a payload can only be erased'); END;
CREATE TABLE speakers (
  id INTEGER PRIMARY KEY,
  kind TEXT NOT NULL CHECK (kind IN ('person', 'body', 'unnamed')),
  name TEXT NOT NULL CHECK (length(name) > 0),
  sort_name TEXT,
  language TEXT,
  description TEXT,
  wikidata_id TEXT CHECK (wikidata_id GLOB 'Q[1-9]*'),
  created_at TEXT NOT NULL,
  created_by INTEGER NOT NULL REFERENCES users (id),
  updated_at TEXT NOT NULL,
  version INTEGER NOT NULL DEFAULT 1,
  trashed_at TEXT,
  trashed_by INTEGER REFERENCES users (id), merged_into_id INTEGER REFERENCES speakers (id)
  CHECK (merged_into_id IS NULL OR (merged_into_id <> id AND trashed_at IS NOT NULL)), merge_moves TEXT
  CHECK ((merge_moves IS NULL) = (merged_into_id IS NULL) AND (merge_moves IS NULL OR json_valid(merge_moves))), merge_restricted INTEGER NOT NULL DEFAULT 0
  CHECK (merge_restricted IN (0, 1)),
  CHECK ((trashed_at IS NULL) = (trashed_by IS NULL))
) STRICT;
CREATE INDEX speakers_name ON speakers (name COLLATE NOCASE, id);
CREATE TABLE speaker_names (
  id INTEGER PRIMARY KEY,
  speaker_id INTEGER NOT NULL REFERENCES speakers (id),
  name TEXT NOT NULL CHECK (length(name) > 0),
  language TEXT, restricted INTEGER NOT NULL DEFAULT 0 CHECK (restricted IN (0, 1)), author_id INTEGER REFERENCES users (id), awaits_since TEXT CHECK ((awaits_since IS NULL) = (author_id IS NULL)), sole_author_id INTEGER REFERENCES users (id),
  UNIQUE (speaker_id, name)
) STRICT;
CREATE INDEX speaker_names_name ON speaker_names (name COLLATE NOCASE);
CREATE TABLE speaker_titles (
  id INTEGER PRIMARY KEY,
  speaker_id INTEGER NOT NULL REFERENCES speakers (id),
  title TEXT NOT NULL CHECK (length(title) > 0),
  body TEXT,
  held_from TEXT,
  held_from_min TEXT,
  held_to TEXT,
  held_to_max TEXT,
  source_id INTEGER REFERENCES sources (id)
) STRICT;
CREATE INDEX speaker_titles_speaker ON speaker_titles (speaker_id, held_from_min);
CREATE TABLE speaker_members (
  id INTEGER PRIMARY KEY,
  body_id INTEGER NOT NULL REFERENCES speakers (id),
  member_id INTEGER NOT NULL REFERENCES speakers (id),
  UNIQUE (body_id, member_id),
  CHECK (body_id <> member_id)
) STRICT;
CREATE INDEX speaker_members_member ON speaker_members (member_id);
CREATE TABLE outlets (
  id INTEGER PRIMARY KEY,
  name TEXT NOT NULL CHECK (length(name) > 0),
  kind TEXT CHECK (kind IN ('broadcaster', 'agency', 'newspaper', 'magazine', 'website', 'ministry', 'party', 'company', 'platform', 'other')),
  url TEXT,
  note TEXT,
  created_at TEXT NOT NULL,
  created_by INTEGER NOT NULL REFERENCES users (id),
  updated_at TEXT NOT NULL,
  version INTEGER NOT NULL DEFAULT 1,
  trashed_at TEXT,
  trashed_by INTEGER REFERENCES users (id), merged_into_id INTEGER REFERENCES outlets (id)
  CHECK (merged_into_id IS NULL OR (merged_into_id <> id AND trashed_at IS NOT NULL)), merge_moves TEXT
  CHECK ((merge_moves IS NULL) = (merged_into_id IS NULL) AND (merge_moves IS NULL OR json_valid(merge_moves))), merge_restricted INTEGER NOT NULL DEFAULT 0
  CHECK (merge_restricted IN (0, 1)), is_ours INTEGER NOT NULL DEFAULT 0 CHECK (is_ours IN (0, 1)),
  CHECK ((trashed_at IS NULL) = (trashed_by IS NULL))
) STRICT;
CREATE INDEX outlets_name ON outlets (name COLLATE NOCASE, id);
CREATE TABLE sources (
  id INTEGER PRIMARY KEY,
  type TEXT,
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
  created_at TEXT NOT NULL,
  created_by INTEGER NOT NULL REFERENCES users (id),
  updated_at TEXT NOT NULL,
  version INTEGER NOT NULL DEFAULT 1,
  trashed_at TEXT,
  trashed_by INTEGER REFERENCES users (id), no_author INTEGER NOT NULL DEFAULT 0 CHECK (no_author IN (0, 1) AND (no_author = 0 OR authors = '[]')), no_date INTEGER NOT NULL DEFAULT 0 CHECK (no_date IN (0, 1) AND (no_date = 0 OR issued IS NULL)), merged_into_id INTEGER REFERENCES sources (id)
  CHECK (merged_into_id IS NULL OR (merged_into_id <> id AND trashed_at IS NOT NULL)), merge_moves TEXT
  CHECK ((merge_moves IS NULL) = (merged_into_id IS NULL) AND (merge_moves IS NULL OR json_valid(merge_moves))), merge_restricted INTEGER NOT NULL DEFAULT 0
  CHECK (merge_restricted IN (0, 1)), title_is TEXT NOT NULL DEFAULT 'title'
  CHECK (title_is IN ('title', 'words', 'description')), shown TEXT NOT NULL DEFAULT 'as_before'
   CHECK (shown IN ('when_cited', 'always', 'as_before')),
  CHECK ((trashed_at IS NULL) = (trashed_by IS NULL))
) STRICT;
CREATE INDEX sources_outlet ON sources (outlet_id);
CREATE INDEX sources_title ON sources (title COLLATE NOCASE, id);
CREATE INDEX sources_url ON sources (url);
CREATE TABLE occasions (
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
  created_at TEXT NOT NULL,
  created_by INTEGER NOT NULL REFERENCES users (id),
  updated_at TEXT NOT NULL,
  version INTEGER NOT NULL DEFAULT 1,
  trashed_at TEXT,
  trashed_by INTEGER REFERENCES users (id), merged_into_id INTEGER REFERENCES occasions (id)
  CHECK (merged_into_id IS NULL OR (merged_into_id <> id AND trashed_at IS NOT NULL)), merge_moves TEXT
  CHECK ((merge_moves IS NULL) = (merged_into_id IS NULL) AND (merge_moves IS NULL OR json_valid(merge_moves))), merge_restricted INTEGER NOT NULL DEFAULT 0
  CHECK (merge_restricted IN (0, 1)),
  CHECK ((trashed_at IS NULL) = (trashed_by IS NULL))
) STRICT;
CREATE INDEX occasions_date ON occasions (date_min, id);
CREATE INDEX occasions_source ON occasions (source_id);
CREATE TABLE snapshots (
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
) STRICT;
CREATE INDEX snapshots_source ON snapshots (source_id, captured_at);
CREATE TABLE snapshot_bytes (
  snapshot_id INTEGER PRIMARY KEY REFERENCES snapshots (id),
  bytes BLOB NOT NULL CHECK (length(bytes) <= 20 * 1024 * 1024)
) STRICT;
CREATE TRIGGER snapshots_never_go BEFORE DELETE ON snapshots
   BEGIN SELECT RAISE(ABORT, 'a snapshot never changes'); END;
CREATE TRIGGER snapshot_bytes_never_change BEFORE UPDATE ON snapshot_bytes
   BEGIN SELECT RAISE(ABORT, 'a snapshot never changes'); END;
CREATE TRIGGER snapshot_bytes_only_erased BEFORE DELETE ON snapshot_bytes
   WHEN (SELECT erased_by FROM snapshots WHERE id = OLD.snapshot_id) IS NULL
   BEGIN SELECT RAISE(ABORT, 'a snapshot never changes'); END;
CREATE TABLE claims (
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
  created_at TEXT NOT NULL,
  created_by INTEGER NOT NULL REFERENCES users (id),
  updated_at TEXT NOT NULL,
  version INTEGER NOT NULL DEFAULT 1,
  trashed_at TEXT,
  trashed_by INTEGER REFERENCES users (id), language_guessed INTEGER NOT NULL DEFAULT 0 CHECK (language_guessed IN (0, 1) AND (language_guessed = 0 OR language IS NOT NULL)),
  CHECK ((trashed_at IS NULL) = (trashed_by IS NULL)),
  CHECK (length(text) > 0 OR erased_by IS NOT NULL),
  CHECK ((ground_rule = 'embargoed') = (embargoed_until IS NOT NULL)),
  CHECK ((embargoed_until IS NULL) = (embargo_lifts_at IS NULL))
) STRICT;
CREATE INDEX claims_newest ON claims (id DESC) WHERE trashed_at IS NULL;
CREATE INDEX claims_public_newest ON claims (id DESC) WHERE trashed_at IS NULL AND ground_rule = 'on_record';
CREATE INDEX claims_speaker_date ON claims (speaker_id, said_on_min, id);
CREATE INDEX claims_occasion ON claims (occasion_id, ground_rule, id);
CREATE INDEX claims_said_on ON claims (said_on_min, id) WHERE trashed_at IS NULL;
CREATE INDEX claims_updated ON claims (updated_at DESC, id DESC) WHERE trashed_at IS NULL;
CREATE INDEX claims_embargo ON claims (embargo_lifts_at) WHERE ground_rule = 'embargoed';
CREATE INDEX claims_reference ON claims (reference_attribution_id);
CREATE TABLE claim_links (
  id INTEGER PRIMARY KEY,
  claim_id INTEGER NOT NULL REFERENCES claims (id),
  kind TEXT NOT NULL CHECK (kind IN ('fragment_of', 'compare', 'same_statement_as', 'translation_of', 'responds_to')),
  other_claim_id INTEGER NOT NULL REFERENCES claims (id),
  note TEXT,
  created_at TEXT NOT NULL,
  created_by INTEGER NOT NULL REFERENCES users (id),
  updated_at TEXT NOT NULL,
  version INTEGER NOT NULL DEFAULT 1,
  trashed_at TEXT,
  trashed_by INTEGER REFERENCES users (id),
  CHECK ((trashed_at IS NULL) = (trashed_by IS NULL)),
  CHECK (claim_id <> other_claim_id)
) STRICT;
CREATE UNIQUE INDEX claim_links_once ON claim_links (claim_id, kind, other_claim_id) WHERE trashed_at IS NULL;
CREATE INDEX claim_links_other ON claim_links (other_claim_id);
CREATE TABLE attributions (
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
  selector_exact TEXT,
  selector_prefix TEXT,
  selector_suffix TEXT,
  selector_start_utf16 INTEGER,
  selector_end_utf16 INTEGER,
  tier TEXT CHECK (tier IN ('primary', 'issuer', 'secondary')),
  rank TEXT NOT NULL DEFAULT 'normal' CHECK (rank IN ('preferred', 'normal', 'deprecated')),
  relayed_from_id INTEGER REFERENCES attributions (id),
  note TEXT,
  erased_by INTEGER REFERENCES events (seq),
  created_at TEXT NOT NULL,
  created_by INTEGER NOT NULL REFERENCES users (id),
  updated_at TEXT NOT NULL,
  version INTEGER NOT NULL DEFAULT 1,
  trashed_at TEXT,
  trashed_by INTEGER REFERENCES users (id), recounted_by_id INTEGER REFERENCES speakers (id),
  CHECK ((trashed_at IS NULL) = (trashed_by IS NULL)),
  CHECK ((selector_start_utf16 IS NULL) = (selector_end_utf16 IS NULL)),
  CHECK (selector_start_utf16 IS NULL OR (0 <= selector_start_utf16 AND selector_start_utf16 <= selector_end_utf16)),
  CHECK (wording IS NOT NULL OR (language IS NULL AND locator IS NULL AND selector_exact IS NULL
    AND selector_start_utf16 IS NULL AND translation IS NULL)),
  CHECK (relayed_from_id IS NULL OR relayed_from_id <> id)
) STRICT;
CREATE INDEX attributions_claim ON attributions (claim_id, id);
CREATE INDEX attributions_source ON attributions (source_id, claim_id);
CREATE INDEX attributions_speaker ON attributions (speaker_id);
CREATE INDEX attributions_voiced_by ON attributions (voiced_by_id);
CREATE INDEX attributions_occasion ON attributions (occasion_id);
CREATE INDEX attributions_relayed_from ON attributions (relayed_from_id);
CREATE TABLE tags (
  id INTEGER PRIMARY KEY,
  name TEXT NOT NULL CHECK (length(name) > 0),
  note TEXT,
  created_at TEXT NOT NULL,
  created_by INTEGER NOT NULL REFERENCES users (id),
  updated_at TEXT NOT NULL,
  version INTEGER NOT NULL DEFAULT 1,
  trashed_at TEXT,
  trashed_by INTEGER REFERENCES users (id), merged_into_id INTEGER REFERENCES tags (id)
  CHECK (merged_into_id IS NULL OR (merged_into_id <> id AND trashed_at IS NOT NULL)), merge_moves TEXT
  CHECK ((merge_moves IS NULL) = (merged_into_id IS NULL) AND (merge_moves IS NULL OR json_valid(merge_moves))), merge_restricted INTEGER NOT NULL DEFAULT 0
  CHECK (merge_restricted IN (0, 1)),
  CHECK ((trashed_at IS NULL) = (trashed_by IS NULL))
) STRICT;
CREATE UNIQUE INDEX tags_name ON tags (name COLLATE NOCASE) WHERE trashed_at IS NULL;
CREATE TABLE claim_tags (
  id INTEGER PRIMARY KEY,
  claim_id INTEGER NOT NULL REFERENCES claims (id),
  tag_id INTEGER NOT NULL REFERENCES tags (id),
  UNIQUE (claim_id, tag_id)
) STRICT;
CREATE INDEX claim_tags_tag ON claim_tags (tag_id, claim_id);
CREATE TABLE annotations (
  id INTEGER PRIMARY KEY,
  claim_id INTEGER REFERENCES claims (id),
  attribution_id INTEGER REFERENCES attributions (id),
  source_id INTEGER REFERENCES sources (id),
  snapshot_id INTEGER REFERENCES snapshots (id),
  selector_exact TEXT,
  selector_prefix TEXT,
  selector_suffix TEXT,
  selector_start_utf16 INTEGER,
  selector_end_utf16 INTEGER,
  motivation TEXT NOT NULL CHECK (motivation IN ('commenting', 'questioning', 'assessing', 'editing', 'linking', 'describing', 'tagging', 'replying')),
  body TEXT NOT NULL,
  parent_id INTEGER REFERENCES annotations (id),
  author_id INTEGER NOT NULL REFERENCES users (id),
  created_at TEXT NOT NULL,
  edited_at TEXT,
  resolved_at TEXT,
  resolved_by INTEGER REFERENCES users (id),
  erased_by INTEGER REFERENCES events (seq),
  version INTEGER NOT NULL DEFAULT 1,
  trashed_at TEXT,
  trashed_by INTEGER REFERENCES users (id),
  CHECK ((claim_id IS NOT NULL) + (attribution_id IS NOT NULL) + (source_id IS NOT NULL) + (snapshot_id IS NOT NULL) = 1),
  CHECK (length(body) > 0 OR erased_by IS NOT NULL),
  CHECK ((motivation = 'replying') = (parent_id IS NOT NULL)),
  CHECK ((resolved_at IS NULL) = (resolved_by IS NULL)),
  CHECK ((trashed_at IS NULL) = (trashed_by IS NULL)),
  CHECK ((selector_start_utf16 IS NULL) = (selector_end_utf16 IS NULL))
) STRICT;
CREATE INDEX annotations_parent ON annotations (parent_id);
CREATE INDEX annotations_author ON annotations (author_id, id);
CREATE TABLE lists (
  id INTEGER PRIMARY KEY,
  title TEXT NOT NULL CHECK (length(title) > 0),
  style TEXT NOT NULL,
  locale TEXT NOT NULL DEFAULT 'en-GB',
  owner_id INTEGER REFERENCES users (id),
  note TEXT,
  created_at TEXT NOT NULL,
  created_by INTEGER NOT NULL REFERENCES users (id),
  updated_at TEXT NOT NULL,
  version INTEGER NOT NULL DEFAULT 1,
  trashed_at TEXT,
  trashed_by INTEGER REFERENCES users (id), open_version INTEGER NOT NULL DEFAULT 1, open_updated_at TEXT, kind TEXT NOT NULL DEFAULT 'evidence'
  CHECK (kind IN ('sources', 'quotations', 'evidence')),
  CHECK ((trashed_at IS NULL) = (trashed_by IS NULL))
) STRICT;
CREATE TABLE list_items (
  id INTEGER PRIMARY KEY,
  list_id INTEGER NOT NULL REFERENCES lists (id),
  claim_id INTEGER NOT NULL REFERENCES claims (id),
  position INTEGER NOT NULL, locator TEXT, note TEXT,
  UNIQUE (list_id, claim_id)
) STRICT;
CREATE INDEX list_items_order ON list_items (list_id, position);
CREATE INDEX list_items_claim ON list_items (claim_id);
CREATE INDEX claims_trash ON claims (trashed_at) WHERE trashed_at IS NOT NULL;
CREATE INDEX claim_links_trash ON claim_links (trashed_at) WHERE trashed_at IS NOT NULL;
CREATE INDEX attributions_trash ON attributions (trashed_at) WHERE trashed_at IS NOT NULL;
CREATE INDEX annotations_trash ON annotations (trashed_at) WHERE trashed_at IS NOT NULL;
CREATE INDEX speakers_trash ON speakers (trashed_at) WHERE trashed_at IS NOT NULL;
CREATE INDEX outlets_trash ON outlets (trashed_at) WHERE trashed_at IS NOT NULL;
CREATE INDEX occasions_trash ON occasions (trashed_at) WHERE trashed_at IS NOT NULL;
CREATE INDEX sources_trash ON sources (trashed_at) WHERE trashed_at IS NOT NULL;
CREATE INDEX snapshots_trash ON snapshots (trashed_at) WHERE trashed_at IS NOT NULL;
CREATE INDEX tags_trash ON tags (trashed_at) WHERE trashed_at IS NOT NULL;
CREATE INDEX lists_trash ON lists (trashed_at) WHERE trashed_at IS NOT NULL;
CREATE TABLE searches (
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
  erased_by INTEGER REFERENCES events (seq),
  created_at TEXT NOT NULL,
  created_by INTEGER NOT NULL REFERENCES users (id),
  updated_at TEXT NOT NULL,
  version INTEGER NOT NULL DEFAULT 1,
  trashed_at TEXT,
  trashed_by INTEGER REFERENCES users (id),
  CHECK ((trashed_at IS NULL) = (trashed_by IS NULL))
) STRICT;
CREATE INDEX searches_claim ON searches (claim_id, id);
CREATE INDEX searches_open ON searches (id) WHERE outcome = 'open' AND trashed_at IS NULL;
CREATE INDEX searches_author ON searches (author_id, id);
CREATE INDEX searches_trash ON searches (trashed_at) WHERE trashed_at IS NOT NULL;
CREATE TABLE contacts (
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
  erased_by INTEGER REFERENCES events (seq),
  created_at TEXT NOT NULL,
  created_by INTEGER NOT NULL REFERENCES users (id),
  updated_at TEXT NOT NULL,
  version INTEGER NOT NULL DEFAULT 1,
  trashed_at TEXT,
  trashed_by INTEGER REFERENCES users (id),
  CHECK ((trashed_at IS NULL) = (trashed_by IS NULL))
) STRICT;
CREATE INDEX annotations_questions ON annotations (id) WHERE motivation = 'questioning' AND resolved_at IS NULL AND trashed_at IS NULL AND parent_id IS NULL;
CREATE INDEX contacts_claim ON contacts (claim_id, id);
CREATE TABLE finding_evidence (
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
) STRICT;
CREATE INDEX finding_evidence_finding ON finding_evidence (finding_id) WHERE finding_id IS NOT NULL;
CREATE INDEX finding_evidence_attribution ON finding_evidence (attribution_id) WHERE attribution_id IS NOT NULL;
CREATE INDEX finding_evidence_snapshot ON finding_evidence (snapshot_id) WHERE snapshot_id IS NOT NULL;
CREATE INDEX finding_evidence_annotation ON finding_evidence (annotation_id) WHERE annotation_id IS NOT NULL;
CREATE INDEX finding_evidence_search ON finding_evidence (search_id) WHERE search_id IS NOT NULL;
CREATE INDEX finding_evidence_contact ON finding_evidence (contact_id) WHERE contact_id IS NOT NULL;
CREATE TABLE views (
  id INTEGER PRIMARY KEY,
  name TEXT NOT NULL CHECK (length(name) > 0),
  query TEXT NOT NULL,
  owner_id INTEGER REFERENCES users (id),
  created_at TEXT NOT NULL,
  created_by INTEGER NOT NULL REFERENCES users (id),
  updated_at TEXT NOT NULL,
  version INTEGER NOT NULL DEFAULT 1,
  trashed_at TEXT,
  trashed_by INTEGER REFERENCES users (id),
  CHECK ((trashed_at IS NULL) = (trashed_by IS NULL))
) STRICT;
CREATE INDEX views_owner ON views (owner_id, id);
CREATE TABLE visits (
  user_id INTEGER PRIMARY KEY REFERENCES users (id),
  seen_at TEXT NOT NULL,
  away_since TEXT,
  away_seq INTEGER
) STRICT;
CREATE TABLE claim_status (
  claim_id INTEGER PRIMARY KEY REFERENCES claims (id),
  status TEXT NOT NULL CHECK (status IN ('misattributed', 'disputed', 'not_traced', 'attribution_confirmed', 'partly_checked', 'open')),
  finding_id INTEGER REFERENCES findings (id),
  checked INTEGER NOT NULL,
  settled INTEGER NOT NULL,
  stale INTEGER NOT NULL,
  pending INTEGER NOT NULL
  , checks TEXT NOT NULL DEFAULT '000000'
  CHECK (checks GLOB '[012][012][012][012][012][012]')) STRICT;
CREATE INDEX claim_status_status ON claim_status (status, claim_id);
CREATE INDEX claim_status_stale ON claim_status (claim_id) WHERE stale > 0;
CREATE TABLE stale_findings (
  finding_id INTEGER NOT NULL REFERENCES findings (id),
  seq INTEGER NOT NULL REFERENCES events (seq),
  cause TEXT NOT NULL,
  PRIMARY KEY (finding_id, seq, cause)
) STRICT, WITHOUT ROWID;
CREATE TABLE claim_entries (
  entry INTEGER PRIMARY KEY,
  claim_id INTEGER NOT NULL UNIQUE REFERENCES claims (id),
  public INTEGER NOT NULL CHECK (public IN (0, 1)),
  wide_until TEXT,
  words TEXT NOT NULL,
  wordings TEXT NOT NULL,
  names TEXT NOT NULL,
  sources TEXT NOT NULL,
  notes TEXT NOT NULL,
  tokens TEXT NOT NULL
  , facets TEXT NOT NULL AS (substr(tokens, 1, instr(tokens, ' _sp_') - 1)) VIRTUAL) STRICT;
CREATE INDEX claim_entries_public ON claim_entries (public);
CREATE TABLE comparisons (
  attribution_id INTEGER NOT NULL REFERENCES attributions (id),
  snapshot_id INTEGER NOT NULL REFERENCES snapshots (id),
  attribution_version INTEGER NOT NULL,
  engine INTEGER NOT NULL,
  verdict TEXT NOT NULL CHECK (verdict IN ('exact', 'elided', 'truncated', 'altered', 'spliced', 'not_found', 'not_compared')),
  flags TEXT NOT NULL CHECK (json_valid(flags)),
  spans TEXT NOT NULL CHECK (json_valid(spans)),
  alignment TEXT NOT NULL CHECK (json_valid(alignment)), difference TEXT, credit TEXT CHECK (credit IS NULL OR json_valid(credit)),
  PRIMARY KEY (attribution_id, snapshot_id)
) STRICT, WITHOUT ROWID;
CREATE INDEX comparisons_snapshot ON comparisons (snapshot_id);
CREATE INDEX comparisons_engine ON comparisons (engine);
CREATE TABLE anchors (
  id INTEGER PRIMARY KEY,
  attribution_id INTEGER REFERENCES attributions (id),
  annotation_id INTEGER REFERENCES annotations (id),
  from_snapshot_id INTEGER NOT NULL REFERENCES snapshots (id),
  snapshot_id INTEGER NOT NULL REFERENCES snapshots (id),
  state TEXT NOT NULL CHECK (state IN ('same', 'moved', 'altered', 'gone')),
  start_utf16 INTEGER,
  end_utf16 INTEGER,
  flags TEXT NOT NULL CHECK (json_valid(flags)), engine INTEGER NOT NULL DEFAULT 0,
  CHECK ((attribution_id IS NOT NULL) + (annotation_id IS NOT NULL) = 1),
  CHECK ((start_utf16 IS NULL) = (end_utf16 IS NULL)),
  CHECK ((start_utf16 IS NULL) = (state = 'gone')),
  CHECK (start_utf16 <= end_utf16)
) STRICT;
CREATE UNIQUE INDEX anchors_attribution ON anchors (attribution_id, snapshot_id) WHERE attribution_id IS NOT NULL;
CREATE UNIQUE INDEX anchors_annotation ON anchors (annotation_id, snapshot_id) WHERE annotation_id IS NOT NULL;
CREATE INDEX anchors_snapshot ON anchors (snapshot_id);
CREATE INDEX anchors_from ON anchors (from_snapshot_id);
CREATE TABLE comparisons_due (
  id INTEGER PRIMARY KEY,
  source_id INTEGER NOT NULL REFERENCES sources (id),
  attribution_id INTEGER REFERENCES attributions (id),
  annotation_id INTEGER REFERENCES annotations (id), tries INTEGER NOT NULL DEFAULT 0, gave_up TEXT CHECK (gave_up IN ('time', 'memory', 'fault')),
  CHECK ((attribution_id IS NOT NULL) + (annotation_id IS NOT NULL) = 1)
) STRICT;
CREATE UNIQUE INDEX comparisons_due_attribution ON comparisons_due (attribution_id) WHERE attribution_id IS NOT NULL;
CREATE UNIQUE INDEX comparisons_due_annotation ON comparisons_due (annotation_id) WHERE annotation_id IS NOT NULL;
CREATE INDEX comparisons_due_source ON comparisons_due (source_id);
CREATE TABLE source_checks (
  source_id INTEGER PRIMARY KEY REFERENCES sources (id),
  checked_at TEXT NOT NULL,
  snapshot_id INTEGER REFERENCES snapshots (id),
  outcome TEXT NOT NULL CHECK (outcome IN ('same', 'changed', 'failed')),
  reason TEXT
) STRICT;
CREATE VIRTUAL TABLE snapshot_index USING fts5 (words, content = '', contentless_delete = 1,
  tokenize = "ascii tokenchars '_'");
CREATE TABLE 'snapshot_index_data'(id INTEGER PRIMARY KEY, block BLOB);
CREATE TABLE 'snapshot_index_idx'(segid, term, pgno, PRIMARY KEY(segid, term)) WITHOUT ROWID;
CREATE TABLE 'snapshot_index_docsize'(id INTEGER PRIMARY KEY, sz BLOB, origin INTEGER);
CREATE TABLE 'snapshot_index_config'(k PRIMARY KEY, v) WITHOUT ROWID;
CREATE INDEX attributions_snapshot ON attributions (snapshot_id) WHERE snapshot_id IS NOT NULL;
CREATE INDEX annotations_claim ON annotations (claim_id, id) WHERE claim_id IS NOT NULL;
CREATE INDEX annotations_attribution ON annotations (attribution_id, id) WHERE attribution_id IS NOT NULL;
CREATE INDEX annotations_source ON annotations (source_id, id) WHERE source_id IS NOT NULL;
CREATE INDEX annotations_snapshot ON annotations (snapshot_id, id) WHERE snapshot_id IS NOT NULL;
CREATE INDEX speakers_merged ON speakers (merged_into_id) WHERE merged_into_id IS NOT NULL;
CREATE INDEX outlets_merged ON outlets (merged_into_id) WHERE merged_into_id IS NOT NULL;
CREATE INDEX occasions_merged ON occasions (merged_into_id) WHERE merged_into_id IS NOT NULL;
CREATE INDEX sources_merged ON sources (merged_into_id) WHERE merged_into_id IS NOT NULL;
CREATE INDEX tags_merged ON tags (merged_into_id) WHERE merged_into_id IS NOT NULL;
CREATE TRIGGER snapshots_never_change BEFORE UPDATE ON snapshots
  WHEN NOT (NEW.id = OLD.id AND NEW.captured_at = OLD.captured_at
  AND NEW.captured_by = OLD.captured_by AND NEW.how = OLD.how AND NEW.media_type = OLD.media_type
  AND NEW.text_sha256 = OLD.text_sha256 AND NEW.raw_sha256 = OLD.raw_sha256
  AND (NEW.source_id = OLD.source_id
    OR (SELECT merged_into_id FROM sources WHERE id = OLD.source_id) IS NEW.source_id
    OR (SELECT merged_into_id FROM sources WHERE id = NEW.source_id) IS OLD.source_id)
  AND ((NEW.text IS OLD.text AND NEW.typed_in_by IS OLD.typed_in_by AND NEW.original_name IS OLD.original_name
        AND NEW.final_url IS OLD.final_url AND NEW.headers IS OLD.headers AND NEW.erased_by IS OLD.erased_by)
    OR (OLD.erased_by IS NULL AND NEW.erased_by IS NOT NULL AND NEW.text IS NULL AND NEW.typed_in_by IS NULL
        AND NEW.original_name IS NULL AND NEW.final_url IS NULL AND NEW.headers IS NULL)))
  BEGIN SELECT RAISE(ABORT, 'a snapshot never changes'); END;
CREATE TABLE record_keys (
  kind TEXT NOT NULL CHECK (kind IN ('speaker', 'outlet', 'occasion', 'source')),
  key INTEGER NOT NULL,
  record_id INTEGER NOT NULL,
  PRIMARY KEY (kind, key, record_id)
) STRICT, WITHOUT ROWID;
CREATE INDEX record_keys_record ON record_keys (kind, record_id);
CREATE TABLE standing_set_asides (
  set_aside_id INTEGER PRIMARY KEY REFERENCES set_asides (id),
  claim_id INTEGER NOT NULL REFERENCES claims (id)
) STRICT;
CREATE INDEX standing_set_asides_claim ON standing_set_asides (claim_id);
CREATE TABLE second_factors (
  user_id INTEGER PRIMARY KEY REFERENCES users (id),
  secret TEXT NOT NULL,
  created_at TEXT NOT NULL,
  confirmed_at TEXT,
  last_step INTEGER,
  wrong_codes INTEGER NOT NULL DEFAULT 0
) STRICT;
CREATE TABLE recovery_codes (
  code_hash TEXT PRIMARY KEY,
  user_id INTEGER NOT NULL REFERENCES users (id),
  used_at TEXT
) STRICT, WITHOUT ROWID;
CREATE INDEX recovery_codes_user ON recovery_codes (user_id);
CREATE TABLE pending_sign_ins (
  id_hash TEXT PRIMARY KEY,
  user_id INTEGER NOT NULL REFERENCES users (id),
  link_hash TEXT,
  password_hash TEXT,
  created_at TEXT NOT NULL,
  expires_at TEXT NOT NULL
  , ends_tokens INTEGER NOT NULL DEFAULT 1
  CHECK (ends_tokens IN (0, 1))) STRICT, WITHOUT ROWID;
CREATE INDEX pending_sign_ins_user ON pending_sign_ins (user_id);
CREATE TABLE integrity_checks (
  id INTEGER PRIMARY KEY,
  started_at TEXT NOT NULL,
  finished_at TEXT NOT NULL,
  outcome TEXT NOT NULL CHECK (outcome IN ('sound', 'faults', 'failed')),
  report TEXT NOT NULL CHECK (json_valid(report))
) STRICT;
CREATE INDEX comparisons_due_tried ON comparisons_due (tries, id) WHERE tries > 0;
CREATE TABLE facet_combos (
  id INTEGER PRIMARY KEY,
  facets TEXT NOT NULL,
  year INTEGER NOT NULL,
  claims INTEGER NOT NULL CHECK (claims >= 0), hidden INTEGER NOT NULL DEFAULT 0 CHECK (hidden >= 0),
  UNIQUE (facets, year)
) STRICT;
CREATE TABLE entry_facets (
  entry INTEGER PRIMARY KEY,
  combo_id INTEGER NOT NULL REFERENCES facet_combos (id)
) STRICT;
CREATE TABLE notes_indexed (
  id INTEGER PRIMARY KEY CHECK (id = 1),
  up_to INTEGER NOT NULL
) STRICT;
CREATE INDEX annotations_open ON annotations (id)
  WHERE resolved_at IS NULL AND trashed_at IS NULL AND parent_id IS NULL;
CREATE VIRTUAL TABLE claim_index USING fts5 (words, wordings, names, sources, notes, tokens,
  content = 'claim_entries', content_rowid = 'entry', tokenize = "ascii tokenchars '_'", prefix = '2 3', columnsize = 0);
CREATE TABLE 'claim_index_data'(id INTEGER PRIMARY KEY, block BLOB);
CREATE TABLE 'claim_index_idx'(segid, term, pgno, PRIMARY KEY(segid, term)) WITHOUT ROWID;
CREATE TABLE 'claim_index_config'(k PRIMARY KEY, v) WITHOUT ROWID;
CREATE TABLE claim_shingles (
  shingle INTEGER NOT NULL,
  claim_id INTEGER NOT NULL,
  PRIMARY KEY (shingle, claim_id)
) STRICT, WITHOUT ROWID;
CREATE TABLE import_ranges (
  id INTEGER PRIMARY KEY,
  import_id INTEGER NOT NULL REFERENCES imports (id),
  table_name TEXT NOT NULL,
  first_id INTEGER NOT NULL,
  last_id INTEGER NOT NULL CHECK (last_id >= first_id),
  hidden INTEGER NOT NULL DEFAULT 1 CHECK (hidden IN (0, 1))
) STRICT;
CREATE INDEX import_ranges_hidden ON import_ranges (table_name, first_id, last_id) WHERE hidden = 1;
CREATE INDEX import_ranges_table ON import_ranges (table_name, first_id);
CREATE INDEX import_ranges_import ON import_ranges (import_id);
CREATE INDEX claim_entries_wide ON claim_entries (entry, wide_until) WHERE wide_until IS NOT NULL;
CREATE INDEX claim_entries_long ON claim_entries (entry, wide_until)
  WHERE wide_until IS NOT NULL AND coalesce(julianday(wide_until), 9e9) - 1721058.5 - (entry >> 31) > 366;
CREATE TRIGGER claim_entries_added AFTER INSERT ON claim_entries BEGIN
  INSERT INTO facet_combos (facets, year, claims, hidden)
  SELECT NEW.facets, CASE WHEN NEW.entry >> 31 = 0 THEN -1 ELSE CAST(strftime('%Y', (NEW.entry >> 31) + 1721058.5) AS INTEGER) END, seen, NOT seen FROM (SELECT NEW.claim_id > coalesce((SELECT last_id FROM import_ranges WHERE hidden = 1 AND table_name = 'claims'
    AND first_id <= NEW.claim_id ORDER BY first_id DESC LIMIT 1), -1) AS seen) WHERE true
  ON CONFLICT (facets, year) DO UPDATE SET claims = claims + excluded.claims, hidden = hidden + excluded.hidden;
  INSERT INTO entry_facets (entry, combo_id)
  SELECT NEW.entry, id FROM facet_combos WHERE facets = NEW.facets AND year = CASE WHEN NEW.entry >> 31 = 0 THEN -1 ELSE CAST(strftime('%Y', (NEW.entry >> 31) + 1721058.5) AS INTEGER) END; END;
CREATE TRIGGER claim_entries_removed AFTER DELETE ON claim_entries BEGIN
  UPDATE facet_combos SET claims = claims - seen, hidden = hidden - (NOT seen)
  FROM (SELECT OLD.claim_id > coalesce((SELECT last_id FROM import_ranges WHERE hidden = 1 AND table_name = 'claims'
    AND first_id <= OLD.claim_id ORDER BY first_id DESC LIMIT 1), -1) AS seen)
  WHERE id = (SELECT combo_id FROM entry_facets WHERE entry = OLD.entry);
  DELETE FROM entry_facets WHERE entry = OLD.entry; END;
CREATE TRIGGER claim_entries_changed AFTER UPDATE OF entry, tokens ON claim_entries
  WHEN OLD.facets <> NEW.facets OR OLD.entry <> NEW.entry BEGIN
  UPDATE facet_combos SET claims = claims - seen, hidden = hidden - (NOT seen)
  FROM (SELECT OLD.claim_id > coalesce((SELECT last_id FROM import_ranges WHERE hidden = 1 AND table_name = 'claims'
    AND first_id <= OLD.claim_id ORDER BY first_id DESC LIMIT 1), -1) AS seen)
  WHERE id = (SELECT combo_id FROM entry_facets WHERE entry = OLD.entry);
  DELETE FROM entry_facets WHERE entry = OLD.entry;
  INSERT INTO facet_combos (facets, year, claims, hidden)
  SELECT NEW.facets, CASE WHEN NEW.entry >> 31 = 0 THEN -1 ELSE CAST(strftime('%Y', (NEW.entry >> 31) + 1721058.5) AS INTEGER) END, seen, NOT seen FROM (SELECT NEW.claim_id > coalesce((SELECT last_id FROM import_ranges WHERE hidden = 1 AND table_name = 'claims'
    AND first_id <= NEW.claim_id ORDER BY first_id DESC LIMIT 1), -1) AS seen) WHERE true
  ON CONFLICT (facets, year) DO UPDATE SET claims = claims + excluded.claims, hidden = hidden + excluded.hidden;
  INSERT INTO entry_facets (entry, combo_id)
  SELECT NEW.entry, id FROM facet_combos WHERE facets = NEW.facets AND year = CASE WHEN NEW.entry >> 31 = 0 THEN -1 ELSE CAST(strftime('%Y', (NEW.entry >> 31) + 1721058.5) AS INTEGER) END; END;
CREATE INDEX annotations_questions_claim ON annotations (claim_id) WHERE motivation = 'questioning' AND resolved_at IS NULL AND trashed_at IS NULL AND erased_by IS NULL;
CREATE INDEX annotations_questions_attribution ON annotations (attribution_id) WHERE motivation = 'questioning' AND resolved_at IS NULL AND trashed_at IS NULL AND erased_by IS NULL;
CREATE INDEX claims_speaker ON claims (speaker_id, ground_rule, trashed_at);
CREATE INDEX claims_created ON claims (created_at, trashed_at);
CREATE INDEX sources_issued ON sources (issued_min, id) WHERE trashed_at IS NULL;
CREATE TABLE styles (
  id INTEGER PRIMARY KEY,
  key TEXT NOT NULL CHECK (length(key) > 0),
  title TEXT NOT NULL CHECK (length(title) > 0),
  edition TEXT,
  kind TEXT NOT NULL CHECK (kind IN ('note', 'author-date', 'numeric', 'label', 'author')),
  locale TEXT,
  licence TEXT NOT NULL,
  authors TEXT NOT NULL CHECK (json_valid(authors)),
  parent TEXT,
  csl TEXT NOT NULL,
  sha256 TEXT NOT NULL,
  created_at TEXT NOT NULL,
  created_by INTEGER NOT NULL REFERENCES users (id),
  updated_at TEXT NOT NULL,
  version INTEGER NOT NULL DEFAULT 1,
  trashed_at TEXT,
  trashed_by INTEGER REFERENCES users (id), set_aside_at TEXT, set_aside_why TEXT
  CHECK ((set_aside_why IS NULL) = (set_aside_at IS NULL)), set_aside_sources TEXT
  CHECK ((set_aside_sources IS NULL) = (set_aside_at IS NULL) AND json_valid(coalesce(set_aside_sources, '[]'))),
  CHECK ((trashed_at IS NULL) = (trashed_by IS NULL))
) STRICT;
CREATE INDEX styles_key ON styles (key, id);
CREATE INDEX styles_trash ON styles (trashed_at) WHERE trashed_at IS NOT NULL;
CREATE TABLE "imports" (
  id INTEGER PRIMARY KEY,
  change_id TEXT NOT NULL UNIQUE,
  actor_id INTEGER NOT NULL REFERENCES users (id),
  format TEXT NOT NULL CHECK (format IN ('csv', 'onrecord-json', 'csl-json', 'ris', 'bibtex')),
  kind TEXT NOT NULL CHECK (kind IN ('claims', 'sources', 'records')),
  name TEXT,
  state TEXT NOT NULL DEFAULT 'running' CHECK (state IN ('running', 'done', 'withdrawn')),
  rows_done INTEGER NOT NULL DEFAULT 0,
  rows_total INTEGER NOT NULL,
  started_at TEXT NOT NULL,
  ended_at TEXT,
  first_seq INTEGER,
  last_seq INTEGER,
  cancelled_by INTEGER REFERENCES users (id),
  reason TEXT CHECK (reason IN ('cancelled', 'stopped', 'changed', 'failed')),
  pid INTEGER NOT NULL,
  seen_at TEXT NOT NULL,
  CHECK ((state = 'running') = (ended_at IS NULL))
) STRICT;
CREATE UNIQUE INDEX imports_running ON imports (state) WHERE state = 'running';
CREATE UNIQUE INDEX imports_first_seq ON imports (first_seq);
CREATE TABLE list_editions (
  id INTEGER PRIMARY KEY,
  list_id INTEGER NOT NULL REFERENCES lists (id),
  name TEXT,
  kind TEXT NOT NULL CHECK (kind IN ('sources', 'quotations', 'evidence')),
  grouping TEXT CHECK (grouping IN ('source')),
  style TEXT NOT NULL CHECK (length(style) > 0),
  style_sha256 TEXT NOT NULL,
  locale TEXT NOT NULL,
  list_version INTEGER NOT NULL,
  open_list_version INTEGER NOT NULL,
  sha256 TEXT NOT NULL,
  open_sha256 TEXT NOT NULL,
  left_sha256 TEXT,
  open_left_sha256 TEXT,
  made_at TEXT NOT NULL,
  made_by INTEGER NOT NULL REFERENCES users (id),
  erased_by INTEGER,
  CHECK ((left_sha256 IS NULL) = (open_left_sha256 IS NULL))
) STRICT;
CREATE INDEX list_editions_list ON list_editions (list_id, id);
CREATE TABLE list_edition_lines (
  id INTEGER PRIMARY KEY,
  edition_id INTEGER NOT NULL REFERENCES list_editions (id),
  audience INTEGER NOT NULL CHECK (audience IN (0, 1)),
  position INTEGER NOT NULL,
  part TEXT NOT NULL CHECK (part IN ('head', 'entry', 'work', 'foot')),
  outcome TEXT CHECK (outcome IN ('printed', 'noted', 'failed')),
  claim_ids TEXT NOT NULL DEFAULT '[]' CHECK (json_valid(claim_ids)),
  erased_by INTEGER,
  line TEXT NOT NULL CHECK (json_valid(line)),
  CHECK ((part = 'entry') = (outcome IS NOT NULL))
) STRICT;
CREATE UNIQUE INDEX list_edition_lines_place ON list_edition_lines (edition_id, audience, position);
CREATE INDEX list_edition_lines_claims ON list_edition_lines
  (edition_id, audience, part, outcome, position, claim_ids, erased_by);
CREATE TRIGGER list_editions_never_change BEFORE UPDATE ON list_editions
   WHEN NOT (NEW.id = OLD.id AND NEW.list_id = OLD.list_id AND (NEW.name IS OLD.name OR NEW.name IS NULL)
   AND NEW.kind = OLD.kind AND NEW.grouping IS OLD.grouping AND NEW.style = OLD.style
   AND NEW.style_sha256 = OLD.style_sha256 AND NEW.locale = OLD.locale AND NEW.list_version = OLD.list_version
   AND NEW.open_list_version = OLD.open_list_version AND NEW.sha256 = OLD.sha256
   AND NEW.open_sha256 = OLD.open_sha256 AND NEW.made_at = OLD.made_at AND NEW.made_by = OLD.made_by)
   BEGIN SELECT RAISE(ABORT, 'an edition can only be erased'); END;
CREATE TRIGGER list_editions_never_go BEFORE DELETE ON list_editions
   BEGIN SELECT RAISE(ABORT, 'an edition can only be erased'); END;
CREATE TRIGGER list_edition_lines_only_erased BEFORE UPDATE ON list_edition_lines
   WHEN NOT (NEW.id = OLD.id AND NEW.edition_id = OLD.edition_id AND NEW.audience = OLD.audience
   AND NEW.position = OLD.position AND NEW.part = OLD.part AND NEW.outcome IS OLD.outcome
   AND NEW.claim_ids = OLD.claim_ids AND (OLD.erased_by IS NULL OR NEW.erased_by IS OLD.erased_by))
   BEGIN SELECT RAISE(ABORT, 'an edition can only be erased'); END;
CREATE TRIGGER list_edition_lines_never_go BEFORE DELETE ON list_edition_lines
   BEGIN SELECT RAISE(ABORT, 'an edition can only be erased'); END;
CREATE TABLE capture_quotations (
  id INTEGER PRIMARY KEY,
  capture_id INTEGER NOT NULL REFERENCES captures (id),
  n INTEGER NOT NULL,
  version INTEGER NOT NULL DEFAULT 1,
  state TEXT NOT NULL CHECK (state IN ('open', 'accepted', 'dropped')),
  start_utf16 INTEGER NOT NULL,
  spans TEXT NOT NULL CHECK (json_valid(spans)),
  found TEXT CHECK (json_valid(found)),
  fields TEXT NOT NULL CHECK (json_valid(fields))
) STRICT;
CREATE UNIQUE INDEX capture_quotations_n ON capture_quotations (capture_id, n);
CREATE INDEX snapshots_text ON snapshots (text_sha256);
CREATE TABLE "captures" (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  owner_id INTEGER NOT NULL REFERENCES users (id),
  created_at TEXT NOT NULL,
  changed_at TEXT NOT NULL,
  version INTEGER NOT NULL DEFAULT 1,
  snapshot_id INTEGER REFERENCES snapshots (id),
  text TEXT NOT NULL,
  text_sha256 TEXT NOT NULL,
  copy TEXT CHECK (json_valid(copy)),
  bytes BLOB,
  source TEXT NOT NULL CHECK (json_valid(source)),
  read_in TEXT NOT NULL CHECK (json_valid(read_in)),
  found TEXT NOT NULL CHECK (json_valid(found)), whose TEXT NOT NULL DEFAULT 'theirs' CHECK (whose IN ('theirs', 'interview')), ground_rule TEXT
  CHECK (ground_rule IN ('on_record', 'background', 'deep_background', 'off_record', 'embargoed')), embargoed_until TEXT
  CHECK ((embargoed_until IS NULL) = (ground_rule IS NULL OR ground_rule <> 'embargoed')),
  CHECK ((copy IS NULL) = (snapshot_id IS NOT NULL))
) STRICT;
CREATE INDEX captures_owner ON captures (owner_id, changed_at);
CREATE TABLE saved_captures (
  id INTEGER PRIMARY KEY,
  owner_id INTEGER NOT NULL REFERENCES users (id),
  source_id INTEGER NOT NULL,
  snapshot_id INTEGER NOT NULL,
  saved_at TEXT NOT NULL,
  claims TEXT NOT NULL CHECK (json_valid(claims)),
  dropped TEXT NOT NULL CHECK (json_valid(dropped))
) STRICT;
CREATE INDEX saved_captures_source ON saved_captures (source_id, owner_id);
CREATE INDEX anchors_changed ON anchors (snapshot_id)
  WHERE (state IN ('altered', 'gone') OR flags LIKE '%"attribution_changed"%');
CREATE TABLE "claim_match" (
  claim_id INTEGER NOT NULL REFERENCES claims (id),
  audience INTEGER NOT NULL CHECK (audience IN (0, 1)),
  state TEXT NOT NULL CHECK (state IN ('same', 'marked', 'differs', 'not_found', 'other_words', 'another_speaker',
    'not_asserted', 'not_compared')),
  attribution_id INTEGER REFERENCES attributions (id),
  snapshot_id INTEGER REFERENCES snapshots (id),
  standing TEXT CHECK (standing IN ('open', 'said', 'waiting', 'accepted')),
  finding_id INTEGER REFERENCES findings (id),
  set_aside_id INTEGER REFERENCES set_asides (id),
  PRIMARY KEY (claim_id, audience),
  CHECK ((standing IS NOT NULL) = (state IN ('differs', 'not_found', 'other_words', 'another_speaker',
    'not_asserted'))),
  CHECK (finding_id IS NULL OR set_aside_id IS NULL),
  CHECK ((finding_id IS NULL AND set_aside_id IS NULL) = (standing IS NULL OR standing = 'open'))
) STRICT, WITHOUT ROWID;
CREATE INDEX claim_match_open ON claim_match (claim_id) WHERE audience = 1 AND standing = 'open';
CREATE INDEX attributions_recounted_by ON attributions (recounted_by_id);
CREATE TABLE merge_proposals (
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
) STRICT;
CREATE UNIQUE INDEX merge_proposals_open ON merge_proposals (min(going_id, kept_id), max(going_id, kept_id))
  WHERE state = 'open';
CREATE INDEX merge_proposals_waiting ON merge_proposals (id) WHERE state = 'open';
CREATE INDEX merge_proposals_going ON merge_proposals (going_id);
CREATE INDEX merge_proposals_kept ON merge_proposals (kept_id);
CREATE TABLE "findings" (
  id INTEGER PRIMARY KEY,
  claim_id INTEGER NOT NULL REFERENCES claims (id),
  facet TEXT NOT NULL CHECK (facet IN ('wording', 'speaker', 'occasion', 'context', 'translation', 'record')),
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
) STRICT;
CREATE INDEX findings_claim ON findings (claim_id, id);
CREATE UNIQUE INDEX findings_current ON findings (claim_id, facet)
  WHERE superseded_by IS NULL AND (agreed_at IS NOT NULL OR needs_second = 0);
CREATE UNIQUE INDEX findings_pending ON findings (claim_id, facet)
  WHERE superseded_by IS NULL AND agreed_at IS NULL AND needs_second = 1;
CREATE INDEX findings_awaiting ON findings (id)
  WHERE superseded_by IS NULL AND agreed_at IS NULL AND needs_second = 1;
CREATE INDEX findings_actual_speaker ON findings (actual_speaker_id) WHERE actual_speaker_id IS NOT NULL;
CREATE INDEX findings_created ON findings (created_at);
CREATE INDEX comparisons_due_waiting ON comparisons_due (id) WHERE gave_up IS NULL;
CREATE INDEX speaker_names_awaiting ON speaker_names (id) WHERE awaits_since IS NOT NULL;
CREATE TABLE "set_asides" (
  id INTEGER PRIMARY KEY,
  claim_id INTEGER NOT NULL REFERENCES claims (id),
  attribution_id INTEGER NOT NULL REFERENCES attributions (id),
  kind TEXT NOT NULL CHECK (kind IN ('deprecated', 'copy_trashed', 'language_changed', 'form_changed', 'attribution_trashed',
    'source_changed', 'wording_cleared', 'speaker_changed', 'voiced_by_changed', 'recounted_by_changed')),
  answers TEXT CHECK (answers IS NULL OR json_valid(answers)),
  difference TEXT,
  reason TEXT,
  agreed_at TEXT,
  agreed_by INTEGER REFERENCES users (id),
  erased_by INTEGER REFERENCES events (seq),
  author_id INTEGER NOT NULL REFERENCES users (id),
  created_at TEXT NOT NULL,
  version INTEGER NOT NULL DEFAULT 1,
  CHECK (erased_by IS NOT NULL OR (answers IS NOT NULL AND reason IS NOT NULL)),
  CHECK ((agreed_at IS NULL) = (agreed_by IS NULL)),
  CHECK (agreed_by IS NULL OR agreed_by <> author_id)
) STRICT;
CREATE INDEX set_asides_claim ON set_asides (claim_id, id);
CREATE INDEX set_asides_awaiting ON set_asides (id) WHERE agreed_at IS NULL;
CREATE TABLE notices (
  id INTEGER PRIMARY KEY,
  kind TEXT NOT NULL,
  cause TEXT NOT NULL,
  outcome TEXT NOT NULL CHECK (outcome IN ('failing', 'well')),
  subject TEXT NOT NULL,
  detail TEXT NOT NULL,
  since TEXT NOT NULL,
  times INTEGER NOT NULL DEFAULT 1 CHECK (times > 0),
  last_at TEXT NOT NULL,
  created_at TEXT NOT NULL,
  addressed_at TEXT
) STRICT;
CREATE INDEX notices_said ON notices (kind, cause, outcome, id);
CREATE INDEX notices_unaddressed ON notices (id) WHERE addressed_at IS NULL;
CREATE TABLE notice_deliveries (
  id INTEGER PRIMARY KEY,
  notice_id INTEGER NOT NULL REFERENCES notices (id),
  recipient TEXT NOT NULL,
  message_id TEXT NOT NULL UNIQUE,
  state TEXT NOT NULL CHECK (state IN ('waiting', 'sending', 'sent', 'given_up')),
  tries INTEGER NOT NULL DEFAULT 0 CHECK (tries >= 0),
  queued_at TEXT NOT NULL,
  due_at TEXT NOT NULL,
  ended_at TEXT,
  answer TEXT,
  UNIQUE (notice_id, recipient),
  CHECK ((state IN ('sent', 'given_up')) = (ended_at IS NOT NULL))
) STRICT;
CREATE INDEX notice_deliveries_open ON notice_deliveries (due_at, id) WHERE state IN ('waiting', 'sending');
CREATE INDEX notice_deliveries_given_up ON notice_deliveries (id) WHERE state = 'given_up';
CREATE TABLE derived_as (
  id INTEGER PRIMARY KEY CHECK (id = 1),
  rules INTEGER NOT NULL
) STRICT;
CREATE TABLE public_records (
  kind TEXT NOT NULL CHECK (kind IN ('speaker', 'occasion', 'source', 'copies', 'outlet', 'tag', 'annotation', 'list',
    'view')),
  id INTEGER NOT NULL,
  PRIMARY KEY (kind, id)
) STRICT, WITHOUT ROWID;
CREATE INDEX speakers_sorted ON speakers (coalesce(sort_name, name) COLLATE NOCASE, id);
CREATE INDEX sources_shown ON sources (shown) WHERE shown <> 'when_cited';
