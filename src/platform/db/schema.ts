import type { Generated, GeneratedAlways, Kysely, Transaction } from 'kysely';
import type * as Vocabulary from '../../vocabulary.js';

// Every table as the migrations leave it. Times are UTC ISO 8601 text; typed dates are EDTF with parsed bounds
// (`…_min`, `…_max`, inclusive, YYYY-MM-DD) beside them; positions `…_utf16` are UTF-16 code units, end exclusive.

/** A row that people edit. */
interface EditedRow {
  created_at: string;
  created_by: number;
  updated_at: string;
  version: Generated<number>;
  trashed_at: string | null;
  trashed_by: number | null;
}

/** A record that can be merged into another of its kind. */
interface MergeableRow extends EditedRow {
  /** Set where the record was merged into another; it is in the trash meanwhile. */
  merged_into_id: number | null;
  /** What moved, by number, as JSON (merging/model.ts). */
  merge_moves: string | null;
  /** 1 where only restricted claims used it at the merge. */
  merge_restricted: Generated<number>;
}

/** Words of a saved copy, with their context and position. */
interface SelectedWords {
  selector_exact: string | null;
  selector_prefix: string | null;
  selector_suffix: string | null;
  selector_start_utf16: number | null;
  selector_end_utf16: number | null;
}

export interface Schema {
  users: {
    id: Generated<number>;
    kind: Generated<'person' | 'system'>;
    name: string;
    email: string | null;
    role: Vocabulary.Role;
    password_hash: string | null;
    disabled_at: string | null;
    created_at: string;
    version: Generated<number>;
    /** When the second factor was switched on; null where it is off. */
    second_factor_at: Generated<string | null>;
    /** How many recovery codes are unused; null where the second factor is off. */
    recovery_codes_left: Generated<number | null>;
    /** In which they read times; null for that of their browser. IANA. */
    time_zone: Generated<string | null>;
    /** The style in which they copy citations; null for that of the program. */
    citation_style: Generated<string | null>;
  };
  /** Holds the secret that codes are computed from. */
  second_factors: {
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
  };
  recovery_codes: {
    code_hash: string;
    user_id: number;
    used_at: string | null;
  };
  /** A sign-in that waits for its code, keyed by the hash of its secret. */
  pending_sign_ins: {
    id_hash: string;
    user_id: number;
    /** Of the sign-in link that was used; null where a password was. */
    link_hash: string | null;
    /** Of the password chosen with the link, which takes effect once the code is correct. */
    password_hash: string | null;
    /** Whether that password also ends the tokens. */
    ends_tokens: 0 | 1;
    created_at: string;
    expires_at: string;
  };
  sessions: {
    id_hash: string;
    user_id: number;
    created_at: string;
    seen_at: string;
  };
  tokens: {
    id: Generated<number>;
    user_id: number;
    name: string;
    scope: Vocabulary.Scope;
    token_hash: string;
    created_at: string;
    expires_at: string;
    last_used_at: string | null;
    revoked_at: string | null;
  };
  sign_in_links: {
    link_hash: string;
    purpose: 'sign_in' | 'first_admin';
    user_id: number | null;
    created_at: string;
    expires_at: string;
    used_at: string | null;
  };
  sign_in_failures: {
    id: Generated<number>;
    account: string;
    address: string;
    at: string;
  };
  submissions: {
    user_id: number;
    key: string;
    route: string;
    body_hash: string;
    answer: string;
    at: string;
  };
  events: {
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
  };
  event_payloads: {
    seq: number;
    schema_number: number;
    salt: string | null;
    before: string | null;
    after: string | null;
    erased_by: number | null;
  };
  speakers: MergeableRow & {
    id: Generated<number>;
    kind: Vocabulary.SpeakerKind;
    name: string;
    sort_name: string | null;
    language: string | null;
    description: string | null;
    wikidata_id: string | null;
  };
  speaker_names: {
    id: Generated<number>;
    speaker_id: number;
    name: string;
    language: string | null;
    /** 1 where only those who see restricted claims may see it. */
    restricted: Generated<number>;
    /** Who added it, while it waits for a second person. */
    author_id: Generated<number | null>;
    /** UTC, ISO 8601; null where it is in force. */
    awaits_since: Generated<string | null>;
    /** Who added a name that is in force and that nobody else agreed to: no copy agrees by it. Null for others. */
    sole_author_id: Generated<number | null>;
  };
  speaker_titles: {
    id: Generated<number>;
    speaker_id: number;
    title: string;
    body: string | null;
    held_from: string | null;
    held_from_min: string | null;
    held_to: string | null;
    held_to_max: string | null;
    source_id: number | null;
  };
  speaker_members: {
    id: Generated<number>;
    body_id: number;
    member_id: number;
  };
  outlets: MergeableRow & {
    id: Generated<number>;
    name: string;
    kind: Vocabulary.OutletKind | null;
    url: string | null;
    note: string | null;
    /** 1 where its pieces are our own text, which is not a source. */
    is_ours: Generated<0 | 1>;
  };
  sources: MergeableRow & {
    id: Generated<number>;
    /** Null where it is unknown. */
    type: Vocabulary.SourceType | null;
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
    condition: Generated<Vocabulary.Condition>;
    condition_on: string | null;
    condition_seen_by: number | null;
    condition_notice: string | null;
    /** 1 where somebody recorded that the source names no author. */
    no_author: Generated<0 | 1>;
    /** 1 where somebody recorded that the source has no date of publication. */
    no_date: Generated<0 | 1>;
    title_is: Generated<Vocabulary.TitleKind>;
    /** When readers see it: rules of visibility. Existing rows of an older database have `as_before`. */
    shown: Vocabulary.SourceShown;
  };
  occasions: MergeableRow & {
    id: Generated<number>;
    name: string;
    kind: Vocabulary.OccasionKind | null;
    date: string | null;
    date_min: string | null;
    date_max: string | null;
    time_zone: string | null;
    place: string | null;
    source_id: number | null;
    note: string | null;
  };
  snapshots: {
    id: Generated<number>;
    source_id: number;
    captured_at: string;
    captured_by: number;
    how: Vocabulary.SnapshotWay;
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
  };
  snapshot_bytes: {
    snapshot_id: number;
    bytes: Uint8Array;
  };
  claims: EditedRow & {
    id: Generated<number>;
    text: string;
    language: string | null;
    form: Vocabulary.Form;
    speaker_id: number;
    occasion_id: number | null;
    said_on: string | null;
    said_on_min: string | null;
    said_on_max: string | null;
    ground_rule: Generated<Vocabulary.GroundRule>;
    embargoed_until: string | null;
    embargo_lifts_at: string | null;
    summary: string | null;
    note: string | null;
    reference_attribution_id: number | null;
    erased_by: number | null;
    /** 1 where the language is guessed from the text and unconfirmed. */
    language_guessed: Generated<0 | 1>;
  };
  claim_links: EditedRow & {
    id: Generated<number>;
    claim_id: number;
    kind: Vocabulary.LinkKind;
    other_claim_id: number;
    note: string | null;
  };
  attributions: EditedRow &
    SelectedWords & {
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
      translation: Vocabulary.Translation | null;
      translator: string | null;
      translates_id: number | null;
      form: Vocabulary.Form | null;
      cue: string | null;
      place: Vocabulary.Place | null;
      locator: string | null;
      tier: Vocabulary.Tier | null;
      rank: Generated<Vocabulary.Rank>;
      relayed_from_id: number | null;
      note: string | null;
      erased_by: number | null;
      /** Who tells what the speaker said; null where nobody else does. */
      recounted_by_id: number | null;
    };
  tags: MergeableRow & {
    id: Generated<number>;
    name: string;
    note: string | null;
  };
  claim_tags: {
    id: Generated<number>;
    claim_id: number;
    tag_id: number;
  };
  /** Derived: the search text of a claim, as words of engines/text/search-words. */
  claim_entries: {
    /** The day it was said and its number, so that entries sort by date; see derived/search/model/entry.ts. */
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
  };
  /** Derived by triggers: how many entries of a year have the same facets. */
  facet_combos: {
    id: Generated<number>;
    facets: string;
    /** -1 for entries without a date. */
    year: number;
    claims: number;
    /** Those of a running import, which readers do not see. */
    hidden: Generated<number>;
  };
  /** Derived: one row; notes above `up_to` may be missing in the entries of their claims. */
  /** What everybody who may read is shown; a record without a row is for those who see restricted claims. */
  public_records: {
    /** Of `copies`, `id` is the number of their source. */
    kind: string;
    id: number;
  };
  derived_as: {
    id: number;
    /** The version of the rules by which derived rows were last derived as a whole. */
    rules: number;
  };
  notes_indexed: {
    id: number;
    up_to: number;
  };
  /** Derived by triggers: the facets of each entry. */
  entry_facets: {
    entry: number;
    combo_id: number;
  };
  claim_shingles: {
    shingle: number;
    claim_id: number;
  };
  annotations: SelectedWords & {
    id: Generated<number>;
    claim_id: number | null;
    attribution_id: number | null;
    source_id: number | null;
    snapshot_id: number | null;
    motivation: Vocabulary.Motivation;
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
  };
  lists: EditedRow & {
    id: Generated<number>;
    title: string;
    style: string;
    locale: Generated<string>;
    kind: Generated<Vocabulary.ListKind>;
    owner_id: number | null;
    note: string | null;
    /** The version for viewers without restricted claims: changes hidden from them leave it as it is. */
    open_version: Generated<number>;
    /** The time of the last such change; null for none. */
    open_updated_at: Generated<string | null>;
  };
  list_items: {
    id: Generated<number>;
    list_id: number;
    claim_id: number;
    position: number;
    /** Where in the cited source, in place of the locator of the attribution; null for that one. */
    locator: string | null;
    note: string | null;
  };
  /** What a list printed at one time. Never changed but by erasing. */
  list_editions: {
    id: Generated<number>;
    list_id: number;
    /** As its maker calls it. */
    name: string | null;
    kind: 'sources' | 'quotations' | 'evidence';
    /** Whether quotations of one source stood together, whatever the kind. */
    grouping: 'source' | null;
    style: string;
    style_sha256: string;
    locale: string;
    /** The version of the list for those who see restricted claims. */
    list_version: number;
    /** The same for all others. */
    open_list_version: number;
    /** Of its file for those who see restricted claims. */
    sha256: string;
    /** Of its file for all others: the same where there is one file for everybody. */
    open_sha256: string;
    /** Of what an erasure left of the first; null where nothing was erased. */
    left_sha256: string | null;
    /** The same of the second. */
    open_left_sha256: string | null;
    made_at: string;
    made_by: number;
    erased_by: number | null;
  };
  /** The file of an edition, a line each. */
  list_edition_lines: {
    id: Generated<number>;
    edition_id: number;
    /** 1: for those who see restricted claims, where their file is another. 0: for all others. */
    audience: 0 | 1;
    position: number;
    part: 'head' | 'entry' | 'work' | 'foot';
    /** What became of the claims of an entry. */
    outcome: 'printed' | 'noted' | 'failed' | null;
    /** JSON: the claims that an entry accounts for; null for one that did not come along from another instance. */
    claim_ids: Generated<string>;
    erased_by: number | null;
    /** JSON, as it is in the file. */
    line: string;
  };
  findings: {
    id: Generated<number>;
    claim_id: number;
    facet: Vocabulary.Facet;
    value: Vocabulary.FindingValue;
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
  };
  finding_evidence: SelectedWords & {
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
  };
  searches: EditedRow & {
    id: Generated<number>;
    claim_id: number;
    place: string;
    words: string;
    searched_on: string | null;
    searched_on_min: string | null;
    searched_on_max: string | null;
    outcome: Vocabulary.SearchOutcome;
    result: string | null;
    author_id: number;
    erased_by: number | null;
  };
  contacts: EditedRow & {
    id: Generated<number>;
    claim_id: number;
    asked: string;
    way: Vocabulary.ContactWay;
    question: string;
    asked_on: string | null;
    asked_on_min: string | null;
    asked_on_max: string | null;
    outcome: Vocabulary.ContactOutcome;
    answer: string | null;
    author_id: number;
    erased_by: number | null;
  };
  views: EditedRow & {
    id: Generated<number>;
    name: string;
    query: string;
    owner_id: number | null;
  };
  /** Citation styles that editors added. */
  styles: EditedRow & {
    id: Generated<number>;
    /** By which lists and addresses name it: the end of its CSL id. */
    key: string;
    title: string;
    edition: string | null;
    kind: 'note' | 'author-date' | 'numeric' | 'label' | 'author';
    /** BCP 47; null where its file names none. */
    locale: string | null;
    licence: string;
    /** JSON: names. */
    authors: string;
    /** The key of the independent style that a dependent one prints as. */
    parent: string | null;
    /** The text of its file. */
    csl: string;
    /** Of the file. */
    sha256: string;
    /** Since when it is not used, having failed twice; null for one in use. UTC, ISO 8601. */
    set_aside_at: string | null;
    /** In words; null for one in use. */
    set_aside_why: string | null;
    /** JSON: the ids of sources that it failed on, at most 20; null for one in use. */
    set_aside_sources: string | null;
  };
  visits: {
    user_id: number;
    seen_at: string;
    away_since: string | null;
    away_seq: number | null;
  };
  claim_status: {
    claim_id: number;
    status: Vocabulary.AttributionStatus;
    /** The decisive finding; null for none. */
    finding_id: number | null;
    checked: number;
    settled: number;
    stale: number;
    pending: number;
    /** How far each of the six checks is, a digit each. */
    checks: Generated<string>;
  };
  stale_findings: {
    finding_id: number;
    seq: number;
    cause: Vocabulary.StaleCause;
  };
  comparisons: {
    attribution_id: number;
    snapshot_id: number;
    attribution_version: number;
    engine: number;
    verdict: Vocabulary.StoredVerdict;
    /** JSON: names, sorted. */
    flags: string;
    /** JSON: pairs of UTF-16 code units in the copy's text, end exclusive. */
    spans: string;
    /** JSON: parts as the engine aligns them. */
    alignment: string;
    /** The most serious difference in the wording; null for none. */
    difference: string | null;
    /** JSON: whom the copy credits and in what setting; null for a passage that was not examined. */
    credit: string | null;
  };
  /** How a claim matches the saved copies of its sources. */
  claim_match: {
    claim_id: number;
    /** 0: over the copies that everybody may see. 1: over all copies. */
    audience: 0 | 1;
    state: Vocabulary.MatchState;
    /** Whose wording is compared, and with which copy; null with `snapshot_id` where no source has the claim's text. */
    attribution_id: number | null;
    snapshot_id: number | null;
    /** How a mismatch was handled; null for none. */
    standing: Vocabulary.MatchStanding | null;
    /** The finding or the set-aside that handled it. */
    finding_id: number | null;
    set_aside_id: number | null;
  };
  /** Sets a mismatch aside, with the reason. Pending until a second person agrees. */
  set_asides: {
    id: Generated<number>;
    claim_id: number;
    attribution_id: number;
    kind: Vocabulary.SetAsideKind;
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
  };
  /** A merge of two speakers that one person proposed, until a second one carries it out. */
  merge_proposals: {
    id: Generated<number>;
    going_id: number;
    kept_id: number;
    /** Null once erased. */
    reason: string | null;
    state: Vocabulary.MergeProposalState;
    /** When it was carried out or withdrawn, and by whom. */
    ended_at: string | null;
    ended_by: number | null;
    erased_by: number | null;
    author_id: number;
    created_at: string;
    version: Generated<number>;
  };
  /** Derived: the set-asides that were not undone. */
  standing_set_asides: {
    set_aside_id: number;
    claim_id: number;
  };
  /** The position of an anchored passage in a newer copy of the same source. */
  anchors: {
    id: Generated<number>;
    attribution_id: number | null;
    annotation_id: number | null;
    from_snapshot_id: number;
    snapshot_id: number;
    state: Vocabulary.AnchorState;
    start_utf16: number | null;
    end_utf16: number | null;
    /** JSON: how altered wording differs. */
    flags: string;
    /** The engine that found it; 0 for those of versions that did not say so. */
    engine: Generated<number>;
  };
  /** The queue of comparisons. */
  comparisons_due: {
    id: Generated<number>;
    source_id: number;
    attribution_id: number | null;
    annotation_id: number | null;
    /** How often the comparison failed. */
    tries: Generated<number>;
    /** Why it is not retried until something about it changes; null while it is. */
    gave_up: 'time' | 'memory' | 'fault' | null;
  };
  /** The last time a source was fetched again, and the result. */
  source_checks: {
    source_id: number;
    checked_at: string;
    /** The copy with the fetched text; null where none came. */
    snapshot_id: number | null;
    outcome: Vocabulary.CheckOutcome;
    /** Of a failure; null also where its source was erased. */
    reason: Vocabulary.CheckFailure | null;
  };
  /** Derived: numeric keys for finding possible duplicates of a new record. */
  record_keys: {
    kind: 'speaker' | 'outlet' | 'occasion' | 'source';
    key: number;
    record_id: number;
  };
  /** Imports that are written in portions. At most one runs. */
  imports: {
    id: Generated<number>;
    /** Of all its events. */
    change_id: string;
    actor_id: number;
    format: Vocabulary.ImportFormat;
    kind: 'claims' | 'sources' | 'records';
    /** The name of its file; null where a table was pasted. */
    name: string | null;
    state: Generated<Vocabulary.ImportState>;
    rows_done: Generated<number>;
    rows_total: number;
    started_at: string;
    ended_at: string | null;
    /** Its first and last event; null before the first row. */
    first_seq: number | null;
    last_seq: number | null;
    cancelled_by: number | null;
    /** Why it was withdrawn. */
    reason: Vocabulary.WithdrawalReason | null;
    /** The process that runs it, and when that last said so. */
    pid: number;
    seen_at: string;
  };
  /** The rows that an import has written, by table and number (of events: `seq`), both inclusive. */
  import_ranges: {
    id: Generated<number>;
    import_id: number;
    table_name: string;
    first_id: number;
    last_id: number;
    /** 1 while readers do not see them. */
    hidden: Generated<0 | 1>;
  };
  /** Articles that somebody takes quotations from: private drafts, without events. */
  captures: {
    id: Generated<number>;
    owner_id: number;
    created_at: string;
    changed_at: string;
    version: Generated<number>;
    /** The saved copy whose text it is; null where the text is not saved yet. */
    snapshot_id: number | null;
    text: string;
    text_sha256: string;
    /** What its copy will have beside text and bytes, as JSON; null where it is saved. */
    copy: string | null;
    /** Of a file or a page; null for pasted text, whose bytes are the text. */
    bytes: Uint8Array | null;
    /** The fields of its source, by name, as JSON. */
    source: string;
    /** Where each of these fields was read, as JSON. */
    read_in: string;
    /** Language, how far speakers were looked for, and days, as JSON. */
    found: string;
    whose: Generated<'theirs' | 'interview'>;
    /** Under which the text was given; null where nobody was asked. */
    ground_rule: Vocabulary.GroundRule | null;
    /** ISO 8601 with offset; null unless embargoed. */
    embargoed_until: string | null;
  };
  /** The quotations of a capture, and what was decided about each. */
  capture_quotations: {
    id: Generated<number>;
    capture_id: number;
    /** Its number in the capture. */
    n: number;
    version: Generated<number>;
    state: 'open' | 'accepted' | 'dropped';
    start_utf16: number;
    /** As JSON. */
    spans: string;
    /** What the engine found, as JSON; null for one that a person added. */
    found: string | null;
    /** The fields of the form, by name, as JSON. */
    fields: string;
  };
  /** Captures that were saved, whole or in part: where their quotations are, and which were dropped. */
  saved_captures: {
    /** That of the capture. */
    id: number;
    owner_id: number;
    source_id: number;
    snapshot_id: number;
    saved_at: string;
    /** The claim of each saved quotation by its number in the capture, as JSON. */
    claims: string;
    /** The hashes of the words of the quotations that were dropped, as JSON. */
    dropped: string;
  };
  /** The last check of the whole database. */
  integrity_checks: {
    id: Generated<number>;
    started_at: string;
    finished_at: string;
    outcome: 'sound' | 'faults' | 'failed';
    report: string;
  };
  /** Notices for admins: that something fails, or works again. */
  notices: {
    id: Generated<number>;
    kind: string;
    /** Which failure of its kind; empty where there is only one. */
    cause: string;
    outcome: 'failing' | 'well';
    subject: string;
    detail: string;
    /** When it began to fail. */
    since: string;
    /** How often it failed since then. */
    times: Generated<number>;
    last_at: string;
    created_at: string;
    /** When its deliveries were made; null where nobody could be told yet. */
    addressed_at: string | null;
  };
  /** One mail of a notice to one address. */
  notice_deliveries: {
    id: Generated<number>;
    notice_id: number;
    recipient: string;
    message_id: string;
    state: 'waiting' | 'sending' | 'sent' | 'given_up';
    tries: Generated<number>;
    /** When it was queued, or queued again by a person: it is given up some days later. */
    queued_at: string;
    due_at: string;
    /** When it was sent or given up. */
    ended_at: string | null;
    /** What the mail server said last, or why it could not be asked. */
    answer: string | null;
  };
}

export type AnnotationsTable = Schema['annotations'];
export type AttributionsTable = Schema['attributions'];
export type CaptureQuotationsTable = Schema['capture_quotations'];
export type CapturesTable = Schema['captures'];
export type ClaimEntriesTable = Schema['claim_entries'];
export type ClaimLinksTable = Schema['claim_links'];
export type ClaimsTable = Schema['claims'];
export type EventPayloadsTable = Schema['event_payloads'];
export type EventsTable = Schema['events'];
export type FindingEvidenceTable = Schema['finding_evidence'];
export type FindingsTable = Schema['findings'];
export type ListEditionLinesTable = Schema['list_edition_lines'];
export type ListEditionsTable = Schema['list_editions'];
export type ListsTable = Schema['lists'];
export type OccasionsTable = Schema['occasions'];
export type OutletsTable = Schema['outlets'];
export type PendingSignInsTable = Schema['pending_sign_ins'];
export type SearchesTable = Schema['searches'];
export type SecondFactorsTable = Schema['second_factors'];
export type SignInLinksTable = Schema['sign_in_links'];
export type SnapshotsTable = Schema['snapshots'];
export type SourceChecksTable = Schema['source_checks'];
export type SourcesTable = Schema['sources'];
export type SpeakerNamesTable = Schema['speaker_names'];
export type SpeakerTitlesTable = Schema['speaker_titles'];
export type SpeakersTable = Schema['speakers'];
export type StylesTable = Schema['styles'];
export type SubmissionsTable = Schema['submissions'];
export type TagsTable = Schema['tags'];
export type ViewsTable = Schema['views'];

/** A database to read from. */
export type Db = Kysely<Schema>;

/** An open transaction: the only handle that can write. */
export type Tx = Transaction<Schema>;
