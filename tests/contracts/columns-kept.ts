// The columns that no person fills in, and where a filled-in one does not come out, each with the reason.

/** Where what was filled in comes out: the noun's JSON and CSV, its history, a file with the whole desk. */
export const WAYS = ['json', 'csv', 'history', 'record'] as const;
export type Way = (typeof WAYS)[number];

/** Tables that the program writes by itself, or that let people in. */
export const PROGRAM_TABLES: Readonly<Record<string, string>> = {
  ...each('Lets people in; stays with the instance.', [
    ...['sessions', 'tokens', 'sign_in_links', 'sign_in_failures', 'second_factors', 'recovery_codes'],
    'pending_sign_ins',
  ]),
  ...each('The history itself; another desk writes its own.', ['events', 'event_payloads']),
  ...each('Derived from the record.', [
    ...['claim_entries', 'claim_shingles', 'claim_status', 'claim_match', 'stale_findings', 'comparisons'],
    ...['comparisons_due', 'anchors', 'record_keys', 'standing_set_asides', 'facet_combos', 'entry_facets'],
    'notes_indexed',
    'derived_as',
    'public_records',
  ]),
  ...each('How far an import is, and what it hides meanwhile.', ['imports', 'import_ranges']),
  ...each('A draft of its owner alone, until it is saved.', ['captures', 'capture_quotations']),
  saved_captures:
    'So that the address of a saved capture says so, and what was dropped stays dropped for a while.',
  submissions: 'So that a form that is sent twice is one write.',
  visits: 'When somebody was here last.',
  source_checks: 'What came of the last fetch.',
  integrity_checks: 'What came of checking the database.',
  notices: 'What admins are told of the program itself.',
  notice_deliveries: 'How far the mails to admins are.',
  snapshot_bytes: 'Bytes of a copy: in the record beside it, and at /raw.',
  list_edition_lines: 'What an edition printed: in its JSON, in its file, and in the record beside it.',
};

/** By the name of a column in any table, or by `table.column`. */
export const PROGRAM_COLUMNS: Readonly<Record<string, string>> = {
  ...each('Stamped on every row.', ['id', 'created_at', 'created_by', 'updated_at', 'version']),
  ...each('Set by moving to the trash.', ['trashed_at', 'trashed_by']),
  ...each('Set by merging.', ['merged_into_id', 'merge_moves', 'merge_restricted']),
  ...each('First and last day of the date beside it.', [
    ...['issued_min', 'issued_max', 'accessed_min', 'accessed_max', 'date_min', 'date_max', 'said_on_min'],
    ...['said_on_max', 'held_from_min', 'held_to_max', 'searched_on_min', 'searched_on_max', 'asked_on_min'],
    'asked_on_max',
  ]),
  ...each('Set by being the one who does it.', [
    'author_id',
    'captured_by',
    'condition_seen_by',
    'made_by',
    'made_at',
  ]),
  ...each('Whose it is: of whoever makes it, or of all where it is shared.', ['owner_id']),
  ...each('The record that it belongs to and is shown with.', [
    ...['speaker_names.speaker_id', 'speaker_titles.speaker_id', 'speaker_members.body_id'],
    ...['claim_links.claim_id', 'claim_tags.claim_id', 'list_items.list_id', 'findings.claim_id'],
    'list_editions.list_id',
    ...[
      'finding_evidence.claim_id',
      'finding_evidence.finding_id',
      'contacts.claim_id',
      'set_asides.claim_id',
    ],
  ]),
  ...each('Set by agreeing, resolving, editing or superseding.', [
    ...['agreed_at', 'agreed_by', 'resolved_at', 'resolved_by', 'edited_at', 'superseded_by'],
    ...['merge_proposals.state', 'merge_proposals.ended_at', 'merge_proposals.ended_by'],
  ]),
  ...each('Follows from what is kept.', ['captured_at', 'text_sha256', 'raw_sha256']),
  ...each('Follows from the finding and the claim.', [
    ...['needs_second', 'claim_version', 'evidence_version', 'answers', 'finding_evidence.basis'],
    'finding_evidence.contact_id',
  ]),
  ...each('Lets the user in, or keeps them out.', [
    ...['password_hash', 'disabled_at', 'second_factor_at', 'recovery_codes_left', 'users.kind'],
  ]),
  erased_by: 'Set by erasing.',
  embargo_lifts_at: 'The moment of embargoed_until in UTC.',
  'speaker_names.restricted': 'Set by merging.',
  'speaker_names.awaits_since': 'Set where copies credit the name to somebody else.',
  'speaker_names.sole_author_id': 'Set until somebody else agrees to the name.',
  ...each('A setting of the user’s own account.', ['users.time_zone', 'users.citation_style']),
  ...each('Set where a style failed twice; another instance tries it by itself.', [
    ...['styles.set_aside_at', 'styles.set_aside_why', 'styles.set_aside_sources'],
  ]),
  'list_items.position': 'The order of the list.',
  ...each('Follows from what was printed.', [
    ...['list_version', 'open_list_version', 'sha256', 'open_sha256', 'left_sha256', 'open_left_sha256'].map(
      (column) => `list_editions.${column}`,
    ),
    'style_sha256',
  ]),
  open_version: 'The version that some readers see.',
  open_updated_at: 'The time that some readers see.',
};

/** Where a column goes by another name than its own, or than its own without `_id`. */
export const OTHER_NAMES: Readonly<Record<string, readonly string[]>> = {
  'sources.translated_title': ['title_translated'],
  'searches.place': ['where'],
  'searches.searched_on': ['date'],
  'annotations.selector_exact': ['passage'],
  ...each(
    ['target', 'target_id'],
    ['claim_id', 'attribution_id', 'source_id', 'snapshot_id'].map((column) => `annotations.${column}`),
  ),
  'annotations.parent_id': ['parent'],
  ...each(
    ['evidence'],
    ['attribution_id', 'snapshot_id', 'annotation_id', 'search_id'].map(
      (column) => `finding_evidence.${column}`,
    ),
  ),
  'set_asides.attribution_id': ['answers'],
  'speaker_names.awaits_since': ['awaits_second'],
  'speaker_names.sole_author_id': ['by_one_person'],
  'merge_proposals.going_id': ['from'],
  'merge_proposals.kept_id': ['into'],
  'claim_links.other_claim_id': ['claim_id'],
  'claim_tags.tag_id': ['tags'],
  'list_items.claim_id': ['items', 'claims'],
  'speaker_members.member_id': ['members'],
};

/** Where a noun as a whole does not come out. */
export const WITHOUT: Readonly<Record<string, Partial<Record<Way, string>>>> = {
  users: {
    history: 'Who may do what is in the activity.',
    record: 'Users go along by name and address, where something names them.',
  },
  speaker_names: { csv: 'A row of the CSV is a speaker.' },
  speaker_titles: { csv: 'A row of the CSV is a speaker.' },
  speaker_members: { csv: 'A row of the CSV is a speaker.' },
  snapshots: { csv: 'Copies are no table.', history: 'A copy never changes.' },
  attributions: { csv: 'A row of the CSV is a claim, with its reference.' },
  claim_links: { csv: 'A row of the CSV is a claim.' },
  claim_tags: { csv: 'A row of the CSV is a claim.' },
  list_items: { csv: 'A row of the CSV is a list.' },
  list_editions: { csv: 'A row of the CSV is a list.' },
  findings: { csv: 'A row of the CSV is a claim, with its status.' },
  finding_evidence: { csv: 'A row of the CSV is a claim, with its status.' },
  contacts: { json: 'Known from files alone; the dossier shows them.', csv: 'Known from files alone.' },
  set_asides: { csv: 'A row of the CSV is a claim, with its match.' },
  merge_proposals: {
    csv: 'Proposals are no table.',
    record: 'About two rows of this database; merges do not go along either.',
  },
  styles: { csv: 'Styles are no table.' },
};

/** Where one column does not come out. */
export const LEFT_OUT: Readonly<Record<string, string>> = {
  'claims.reference_attribution_id csv': 'What its reference says stands in the same row.',
  'styles.csl history': 'The history has the SHA-256 of the file.',
  'annotations.parent_id csv': 'Replies are counted beside what they answer.',
  'annotations.parent_id history': 'A reply stands below what it answers.',
  'sources.shown csv': 'Who sees a source is changed by itself, and not by a table.',
  'sources.shown record': 'Null for one that is shown once it is cited, as in older files.',
  'sources.title_is record': 'Null for a title that is one, as in older files.',
  ...each('The marked words are told, and not where they stand.', [
    ...['prefix', 'suffix', 'start_utf16', 'end_utf16'].flatMap((part) => [
      `annotations.selector_${part} csv`,
      ...['annotations', 'attributions', 'finding_evidence'].map(
        (table) => `${table}.selector_${part} history`,
      ),
    ]),
  ]),
};

function each<T>(value: T, names: readonly string[]): Record<string, T> {
  return Object.fromEntries(names.map((name) => [name, value]));
}
