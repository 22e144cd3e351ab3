import type { Generated, GeneratedAlways, Kysely, Transaction } from 'kysely';
import type {
  AnchorState,
  AttributionStatus,
  CheckFailure,
  CheckOutcome,
  Condition,
  ContactOutcome,
  ContactWay,
  Facet,
  FindingValue,
  Form,
  GroundRule,
  LinkKind,
  MatchStanding,
  MatchState,
  Motivation,
  OccasionKind,
  OutletKind,
  Place,
  Rank,
  Role,
  Scope,
  SearchOutcome,
  SetAsideKind,
  SnapshotWay,
  SourceType,
  SpeakerKind,
  StaleCause,
  StoredVerdict,
  Tier,
  Translation,
} from '../../vocabulary.js';

// Every table as the migrations leave it. Times are UTC ISO 8601 text; typed dates are EDTF with parsed bounds
// (`…_min`, `…_max`, inclusive, YYYY-MM-DD) beside them; positions `…_utf16` are UTF-16 code units, end exclusive.

export interface UsersTable {
  id: Generated<number>;
  kind: Generated<'person' | 'system'>;
  name: string;
  email: string | null;
  role: Role;
  password_hash: string | null;
  disabled_at: string | null;
  created_at: string;
  version: Generated<number>;
  /** When the second factor was switched on; null where it is off. */
  second_factor_at: Generated<string | null>;
  /** How many recovery codes are unused; null where the second factor is off. */
  recovery_codes_left: Generated<number | null>;
}

/** Holds the secret that codes are computed from. */
export interface SecondFactorsTable {
  user_id: number;
  /** Base32. */
  secret: string;
  created_at: string;
  /** Null until the first correct code. */
  confirmed_at: string | null;
  /** The time step of the last accepted code. */
  last_step: number | null;
  /** Wrong codes since the last correct one. */
  wrong_codes: Generated<number>;
}

export interface RecoveryCodesTable {
  code_hash: string;
  user_id: number;
  used_at: string | null;
}

/** A sign-in that waits for its code, keyed by the hash of its secret. */
export interface PendingSignInsTable {
  id_hash: string;
  user_id: number;
  /** Of the sign-in link that was used; null where a password was. */
  link_hash: string | null;
  /** Of the password chosen with the link, which takes effect once the code is correct. */
  password_hash: string | null;
  created_at: string;
  expires_at: string;
}

export interface SessionsTable {
  id_hash: string;
  user_id: number;
  created_at: string;
  seen_at: string;
}

export interface TokensTable {
  id: Generated<number>;
  user_id: number;
  name: string;
  scope: Scope;
  token_hash: string;
  created_at: string;
  expires_at: string;
  last_used_at: string | null;
  revoked_at: string | null;
}

export interface SignInLinksTable {
  link_hash: string;
  purpose: 'sign_in' | 'first_admin';
  user_id: number | null;
  created_at: string;
  expires_at: string;
  used_at: string | null;
}

export interface SignInFailuresTable {
  id: Generated<number>;
  account: string;
  address: string;
  at: string;
}

export interface SubmissionsTable {
  user_id: number;
  key: string;
  route: string;
  body_hash: string;
  answer: string;
  at: string;
}

export interface EventsTable {
  seq: Generated<number>;
  at: string;
  change_id: string;
  actor_id: number;
  action: string;
  subject_kind: string;
  subject_id: number;
  claim_id: number | null;
  payload_hash: string;
  prev_hash: string;
  hash: string;
}

export interface EventPayloadsTable {
  seq: number;
  schema_number: number;
  salt: string | null;
  before: string | null;
  after: string | null;
  erased_by: number | null;
}

export interface SpeakersTable {
  id: Generated<number>;
  kind: SpeakerKind;
  name: string;
  sort_name: string | null;
  language: string | null;
  description: string | null;
  wikidata_id: string | null;
  created_at: string;
  created_by: number;
  updated_at: string;
  version: Generated<number>;
  trashed_at: string | null;
  trashed_by: number | null;
  /** Set where the record was merged into another; it is in the trash meanwhile. */
  merged_into_id: number | null;
  /** What moved, by number, as JSON (merging/model.ts). */
  merge_moves: string | null;
  /** 1 where only restricted claims used it at the merge. */
  merge_restricted: Generated<number>;
}

export interface SpeakerNamesTable {
  id: Generated<number>;
  speaker_id: number;
  name: string;
  language: string | null;
  /** 1 where only those who see restricted claims may see it. */
  restricted: Generated<number>;
}

export interface SpeakerTitlesTable {
  id: Generated<number>;
  speaker_id: number;
  title: string;
  body: string | null;
  held_from: string | null;
  held_from_min: string | null;
  held_to: string | null;
  held_to_max: string | null;
  source_id: number | null;
}

export interface SpeakerMembersTable {
  id: Generated<number>;
  body_id: number;
  member_id: number;
}

export interface OutletsTable {
  id: Generated<number>;
  name: string;
  kind: OutletKind | null;
  url: string | null;
  note: string | null;
  created_at: string;
  created_by: number;
  updated_at: string;
  version: Generated<number>;
  trashed_at: string | null;
  trashed_by: number | null;
  /** Set where the record was merged into another; it is in the trash meanwhile. */
  merged_into_id: number | null;
  /** What moved, by number, as JSON (merging/model.ts). */
  merge_moves: string | null;
  /** 1 where only restricted claims used it at the merge. */
  merge_restricted: Generated<number>;
}

export interface SourcesTable {
  id: Generated<number>;
  /** Null where it is unknown. */
  type: SourceType | null;
  title: string;
  translated_title: string | null;
  outlet_id: number | null;
  container_title: string | null;
  authors: Generated<string>;
  issued: string | null;
  issued_min: string | null;
  issued_max: string | null;
  accessed: string | null;
  accessed_min: string | null;
  accessed_max: string | null;
  url: string | null;
  archive_url: string | null;
  language: string | null;
  medium: string | null;
  genre: string | null;
  number: string | null;
  account: string | null;
  post_id: string | null;
  note: string | null;
  condition: Generated<Condition>;
  condition_on: string | null;
  condition_seen_by: number | null;
  condition_notice: string | null;
  created_at: string;
  created_by: number;
  updated_at: string;
  version: Generated<number>;
  trashed_at: string | null;
  trashed_by: number | null;
  /** 1 where somebody recorded that the source names no author. */
  no_author: Generated<0 | 1>;
  /** 1 where somebody recorded that the source has no date of publication. */
  no_date: Generated<0 | 1>;
  /** Set where the record was merged into another; it is in the trash meanwhile. */
  merged_into_id: number | null;
  /** What moved, by number, as JSON (merging/model.ts). */
  merge_moves: string | null;
  /** 1 where only restricted claims used it at the merge. */
  merge_restricted: Generated<number>;
}

export interface OccasionsTable {
  id: Generated<number>;
  name: string;
  kind: OccasionKind | null;
  date: string | null;
  date_min: string | null;
  date_max: string | null;
  time_zone: string | null;
  place: string | null;
  source_id: number | null;
  note: string | null;
  created_at: string;
  created_by: number;
  updated_at: string;
  version: Generated<number>;
  trashed_at: string | null;
  trashed_by: number | null;
  /** Set where the record was merged into another; it is in the trash meanwhile. */
  merged_into_id: number | null;
  /** What moved, by number, as JSON (merging/model.ts). */
  merge_moves: string | null;
  /** 1 where only restricted claims used it at the merge. */
  merge_restricted: Generated<number>;
}

export interface SnapshotsTable {
  id: Generated<number>;
  source_id: number;
  captured_at: string;
  captured_by: number;
  how: SnapshotWay;
  typed_in_by: string | null;
  media_type: string;
  original_name: string | null;
  final_url: string | null;
  headers: string | null;
  text: string | null;
  text_sha256: string;
  raw_sha256: string;
  erased_by: number | null;
  version: Generated<number>;
  trashed_at: string | null;
  trashed_by: number | null;
}

export interface SnapshotBytesTable {
  snapshot_id: number;
  bytes: Uint8Array;
}

export interface ClaimsTable {
  id: Generated<number>;
  text: string;
  language: string | null;
  form: Form;
  speaker_id: number;
  occasion_id: number | null;
  said_on: string | null;
  said_on_min: string | null;
  said_on_max: string | null;
  ground_rule: Generated<GroundRule>;
  embargoed_until: string | null;
  embargo_lifts_at: string | null;
  summary: string | null;
  note: string | null;
  reference_attribution_id: number | null;
  erased_by: number | null;
  created_at: string;
  created_by: number;
  updated_at: string;
  version: Generated<number>;
  trashed_at: string | null;
  trashed_by: number | null;
  /** 1 where the language is guessed from the text and unconfirmed. */
  language_guessed: Generated<0 | 1>;
}

export interface ClaimLinksTable {
  id: Generated<number>;
  claim_id: number;
  kind: LinkKind;
  other_claim_id: number;
  note: string | null;
  created_at: string;
  created_by: number;
  updated_at: string;
  version: Generated<number>;
  trashed_at: string | null;
  trashed_by: number | null;
}

export interface AttributionsTable {
  id: Generated<number>;
  claim_id: number;
  source_id: number;
  snapshot_id: number | null;
  speaker_id: number | null;
  voiced_by_id: number | null;
  credited_as: string | null;
  capacity: string | null;
  occasion_id: number | null;
  wording: string | null;
  language: string | null;
  translation: Translation | null;
  translator: string | null;
  translates_id: number | null;
  form: Form | null;
  cue: string | null;
  place: Place | null;
  locator: string | null;
  selector_exact: string | null;
  selector_prefix: string | null;
  selector_suffix: string | null;
  selector_start_utf16: number | null;
  selector_end_utf16: number | null;
  tier: Tier | null;
  rank: Generated<Rank>;
  relayed_from_id: number | null;
  note: string | null;
  erased_by: number | null;
  created_at: string;
  created_by: number;
  updated_at: string;
  version: Generated<number>;
  trashed_at: string | null;
  trashed_by: number | null;
}

export interface TagsTable {
  id: Generated<number>;
  name: string;
  note: string | null;
  created_at: string;
  created_by: number;
  updated_at: string;
  version: Generated<number>;
  trashed_at: string | null;
  trashed_by: number | null;
  /** Set where the record was merged into another; it is in the trash meanwhile. */
  merged_into_id: number | null;
  /** What moved, by number, as JSON (merging/model.ts). */
  merge_moves: string | null;
  /** 1 where only restricted claims used it at the merge. */
  merge_restricted: Generated<number>;
}

export interface ClaimTagsTable {
  id: Generated<number>;
  claim_id: number;
  tag_id: number;
}

/** Derived: the search text of a claim, as words of engines/text/search-words. */
export interface ClaimEntriesTable {
  /** The day it was said and its number, so that entries sort by date; see search/entry.ts. */
  entry: number;
  claim_id: number;
  /** 1 for a claim on the record. */
  public: number;
  /** The last day it may have been said, where it differs from the first. */
  wide_until: string | null;
  words: string;
  wordings: string;
  names: string;
  sources: string;
  notes: string;
  /** Its filter values: `_sp_7 _st_open`. */
  tokens: string;
  /** The tokens before the speaker: status, match, form, language. */
  facets: GeneratedAlways<string>;
}

/** Derived by triggers: how many entries have the same facets. */
export interface FacetCombosTable {
  id: Generated<number>;
  facets: string;
  claims: number;
}

/** Derived by triggers: the facets of each entry. */
export interface EntryFacetsTable {
  entry: number;
  combo_id: number;
}

export interface ClaimShinglesTable {
  shingle: number;
  claim_id: number;
}

export interface AnnotationsTable {
  id: Generated<number>;
  claim_id: number | null;
  attribution_id: number | null;
  source_id: number | null;
  snapshot_id: number | null;
  selector_exact: string | null;
  selector_prefix: string | null;
  selector_suffix: string | null;
  selector_start_utf16: number | null;
  selector_end_utf16: number | null;
  motivation: Motivation;
  body: string;
  parent_id: number | null;
  author_id: number;
  created_at: string;
  edited_at: string | null;
  resolved_at: string | null;
  resolved_by: number | null;
  erased_by: number | null;
  version: Generated<number>;
  trashed_at: string | null;
  trashed_by: number | null;
}

export interface ListsTable {
  id: Generated<number>;
  title: string;
  style: string;
  locale: Generated<string>;
  owner_id: number | null;
  note: string | null;
  created_at: string;
  created_by: number;
  updated_at: string;
  version: Generated<number>;
  trashed_at: string | null;
  trashed_by: number | null;
  /** The version for viewers without restricted claims: changes hidden from them leave it as it is. */
  open_version: Generated<number>;
  /** The time of the last such change; null for none. */
  open_updated_at: Generated<string | null>;
}

export interface ListItemsTable {
  id: Generated<number>;
  list_id: number;
  claim_id: number;
  position: number;
}

export interface FindingsTable {
  id: Generated<number>;
  claim_id: number;
  facet: Facet;
  value: FindingValue;
  rationale: string | null;
  mechanism: string | null;
  actual_speaker_id: number | null;
  /** Whether it needs a second person: an accusation, or a finding against our own comparison. */
  needs_second: 0 | 1;
  /** JSON array of the mismatches that a finding against our comparison answers; null for none. */
  answers: string | null;
  claim_version: number;
  agreed_at: string | null;
  agreed_by: number | null;
  superseded_by: number | null;
  erased_by: number | null;
  author_id: number;
  created_at: string;
  version: Generated<number>;
}

export interface FindingEvidenceTable {
  id: Generated<number>;
  finding_id: number;
  claim_id: number;
  basis: Generated<0 | 1>;
  attribution_id: number | null;
  snapshot_id: number | null;
  annotation_id: number | null;
  search_id: number | null;
  contact_id: number | null;
  evidence_version: number;
  selector_exact: string | null;
  selector_prefix: string | null;
  selector_suffix: string | null;
  selector_start_utf16: number | null;
  selector_end_utf16: number | null;
}

export interface SearchesTable {
  id: Generated<number>;
  claim_id: number;
  place: string;
  words: string;
  searched_on: string | null;
  searched_on_min: string | null;
  searched_on_max: string | null;
  outcome: SearchOutcome;
  result: string | null;
  author_id: number;
  erased_by: number | null;
  created_at: string;
  created_by: number;
  updated_at: string;
  version: Generated<number>;
  trashed_at: string | null;
  trashed_by: number | null;
}

export interface ContactsTable {
  id: Generated<number>;
  claim_id: number;
  asked: string;
  way: ContactWay;
  question: string;
  asked_on: string | null;
  asked_on_min: string | null;
  asked_on_max: string | null;
  outcome: ContactOutcome;
  answer: string | null;
  author_id: number;
  erased_by: number | null;
  created_at: string;
  created_by: number;
  updated_at: string;
  version: Generated<number>;
  trashed_at: string | null;
  trashed_by: number | null;
}

export interface ViewsTable {
  id: Generated<number>;
  name: string;
  query: string;
  owner_id: number | null;
  created_at: string;
  created_by: number;
  updated_at: string;
  version: Generated<number>;
  trashed_at: string | null;
  trashed_by: number | null;
}

export interface VisitsTable {
  user_id: number;
  seen_at: string;
  away_since: string | null;
  away_seq: number | null;
}

export interface ClaimStatusTable {
  claim_id: number;
  status: AttributionStatus;
  /** The decisive finding; null for none. */
  finding_id: number | null;
  checked: number;
  settled: number;
  stale: number;
  pending: number;
}

export interface StaleFindingsTable {
  finding_id: number;
  seq: number;
  cause: StaleCause;
}

export interface ComparisonsTable {
  attribution_id: number;
  snapshot_id: number;
  attribution_version: number;
  engine: number;
  verdict: StoredVerdict;
  /** JSON: names, sorted. */
  flags: string;
  /** JSON: pairs of UTF-16 code units in the copy's text, end exclusive. */
  spans: string;
  /** JSON: parts as the engine aligns them. */
  alignment: string;
  /** The most serious difference in the wording; null for none. */
  difference: string | null;
}

/** How a claim matches the saved copies of its sources. */
export interface ClaimMatchTable {
  claim_id: number;
  /** 0: over the copies that everybody may see. 1: over all copies. */
  audience: 0 | 1;
  state: MatchState;
  /** Whose wording is compared, and with which copy; null with `snapshot_id` where no source has the claim's text. */
  attribution_id: number | null;
  snapshot_id: number | null;
  /** How a mismatch was handled; null for none. */
  standing: MatchStanding | null;
  /** The finding or the set-aside that handled it. */
  finding_id: number | null;
  set_aside_id: number | null;
}

/** Sets a mismatch aside, with the reason. Pending until a second person agrees. */
export interface SetAsidesTable {
  id: Generated<number>;
  claim_id: number;
  attribution_id: number;
  kind: SetAsideKind;
  /** JSON: the mismatch that is set aside. Null with `reason` once erased. */
  answers: string | null;
  /** The most serious difference in the wording at that time. */
  difference: string | null;
  reason: string | null;
  agreed_at: string | null;
  agreed_by: number | null;
  erased_by: number | null;
  author_id: number;
  created_at: string;
  version: Generated<number>;
}

/** Derived: the set-asides that were not undone. */
export interface StandingSetAsidesTable {
  set_aside_id: number;
  claim_id: number;
}

/** The position of an anchored passage in a newer copy of the same source. */
export interface AnchorsTable {
  id: Generated<number>;
  attribution_id: number | null;
  annotation_id: number | null;
  from_snapshot_id: number;
  snapshot_id: number;
  state: AnchorState;
  start_utf16: number | null;
  end_utf16: number | null;
  /** JSON: how altered wording differs. */
  flags: string;
}

/** The queue of comparisons. */
export interface ComparisonsDueTable {
  id: Generated<number>;
  source_id: number;
  attribution_id: number | null;
  annotation_id: number | null;
  /** How often the comparison failed. */
  tries: Generated<number>;
  /** Why it is not retried until something about it changes; null while it is. */
  gave_up: 'time' | 'memory' | 'fault' | null;
}

/** The last time a source was fetched again, and the result. */
export interface SourceChecksTable {
  source_id: number;
  checked_at: string;
  /** The copy with the fetched text; null where none came. */
  snapshot_id: number | null;
  outcome: CheckOutcome;
  /** Of a failure; null also where its source was erased. */
  reason: CheckFailure | null;
}

/** Derived: numeric keys for finding possible duplicates of a new record. */
export interface RecordKeysTable {
  kind: 'speaker' | 'outlet' | 'occasion' | 'source';
  key: number;
  record_id: number;
}

/** The last check of the whole database. */
export interface IntegrityChecksTable {
  id: Generated<number>;
  started_at: string;
  finished_at: string;
  outcome: 'sound' | 'faults' | 'failed';
  report: string;
}

export interface Schema {
  users: UsersTable;
  sessions: SessionsTable;
  tokens: TokensTable;
  second_factors: SecondFactorsTable;
  recovery_codes: RecoveryCodesTable;
  pending_sign_ins: PendingSignInsTable;
  sign_in_links: SignInLinksTable;
  sign_in_failures: SignInFailuresTable;
  submissions: SubmissionsTable;
  events: EventsTable;
  event_payloads: EventPayloadsTable;
  speakers: SpeakersTable;
  speaker_names: SpeakerNamesTable;
  speaker_titles: SpeakerTitlesTable;
  speaker_members: SpeakerMembersTable;
  outlets: OutletsTable;
  sources: SourcesTable;
  occasions: OccasionsTable;
  snapshots: SnapshotsTable;
  snapshot_bytes: SnapshotBytesTable;
  claims: ClaimsTable;
  claim_links: ClaimLinksTable;
  attributions: AttributionsTable;
  tags: TagsTable;
  claim_tags: ClaimTagsTable;
  claim_entries: ClaimEntriesTable;
  facet_combos: FacetCombosTable;
  entry_facets: EntryFacetsTable;
  claim_shingles: ClaimShinglesTable;
  annotations: AnnotationsTable;
  lists: ListsTable;
  list_items: ListItemsTable;
  findings: FindingsTable;
  finding_evidence: FindingEvidenceTable;
  searches: SearchesTable;
  contacts: ContactsTable;
  views: ViewsTable;
  visits: VisitsTable;
  claim_status: ClaimStatusTable;
  stale_findings: StaleFindingsTable;
  comparisons: ComparisonsTable;
  claim_match: ClaimMatchTable;
  set_asides: SetAsidesTable;
  standing_set_asides: StandingSetAsidesTable;
  anchors: AnchorsTable;
  comparisons_due: ComparisonsDueTable;
  source_checks: SourceChecksTable;
  record_keys: RecordKeysTable;
  integrity_checks: IntegrityChecksTable;
}

/** A database to read from. */
export type Db = Kysely<Schema>;

/** An open transaction: the only handle that can write. */
export type Tx = Transaction<Schema>;
