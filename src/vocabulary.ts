// Every stored key and its label on pages, in one place. A key is snake_case and never changes; its label may. Imports
// nothing.

export const ROLES = { viewer: 'Viewer', checker: 'Checker', editor: 'Editor', admin: 'Admin' } as const;
export type Role = keyof typeof ROLES;

export const SCOPES = { read: 'Read only', write: 'Read and write' } as const;
export type Scope = keyof typeof SCOPES;

/** How a claim appears in its source. On pages a claim is called by its form. */
export const FORMS = {
  direct: 'Quotation',
  partial: 'Fragment',
  mixed: 'Mixed quotation',
  indirect: 'Reported statement',
} as const;
export type Form = keyof typeof FORMS;

/** What a list prints: each source once, the quotations with their sources, or all evidence of each. */
export const LIST_KINDS = {
  sources: 'Sources',
  quotations: 'Quotations with their sources',
  evidence: 'Evidence',
} as const;
export type ListKind = keyof typeof LIST_KINDS;

/** The orders of a list of claims. Claims without a date come last. */
export const CLAIM_ORDERS = {
  '-said_on': 'Said most recently',
  said_on: 'Said longest ago',
  '-id': 'Added most recently',
  speaker: 'Speaker’s name',
  relevance: 'Best match',
} as const;
export type ClaimOrder = keyof typeof CLAIM_ORDERS;

export const SPEAKER_KINDS = { person: 'Person', body: 'Organisation', unnamed: 'Unnamed source' } as const;
export type SpeakerKind = keyof typeof SPEAKER_KINDS;

export const OUTLET_KINDS = {
  broadcaster: 'Broadcaster',
  agency: 'News agency',
  newspaper: 'Newspaper',
  magazine: 'Magazine',
  website: 'Website',
  ministry: 'Ministry or government office',
  party: 'Party',
  company: 'Company',
  platform: 'Platform',
  other: 'Other',
} as const;
export type OutletKind = keyof typeof OUTLET_KINDS;

export const OCCASION_KINDS = {
  meeting: 'Meeting',
  press_conference: 'Press conference',
  interview: 'Interview',
  speech: 'Speech',
  hearing: 'Hearing',
  debate: 'Debate',
  post: 'Post',
  statement: 'Statement',
  other: 'Other',
} as const;
export type OccasionKind = keyof typeof OCCASION_KINDS;

/** CSL item types that a source of quotations can have. @source CSL 1.0.2, appendix III */
export const SOURCE_TYPES = {
  'article-newspaper': 'Newspaper or agency article',
  'article-magazine': 'Magazine article',
  'article-journal': 'Journal article',
  article: 'Other article',
  webpage: 'Web page',
  'post-weblog': 'Blog post',
  post: 'Post on a platform',
  broadcast: 'Broadcast',
  motion_picture: 'Video',
  song: 'Sound recording or podcast',
  speech: 'Speech or press conference',
  interview: 'Interview',
  hearing: 'Hearing',
  report: 'Report',
  document: 'Document, transcript or read-out',
  book: 'Book',
  chapter: 'Chapter',
  legislation: 'Law',
  legal_case: 'Court decision',
  personal_communication: 'Personal communication',
} as const;
export type SourceType = keyof typeof SOURCE_TYPES;
/** The label of a source whose type is not recorded. */
export const TYPE_NOT_KNOWN = 'Type not known';

/** What a person did for a source. A name without a role is an author’s. @source CSL 1.0.2, appendix IV, names */
export const CREDIT_ROLES = {
  author: 'Author',
  interviewee: 'Interviewee',
  interviewer: 'Interviewer',
  host: 'Host',
  director: 'Director',
  interpreter: 'Interpreter',
  translator: 'Translator',
} as const;
export type CreditRole = keyof typeof CREDIT_ROLES;

/** The words before a name in this role: ‘interviewed by Ann Weber’. */
export const CREDIT_WORDS: Readonly<Record<CreditRole, string>> = {
  author: 'by',
  interviewee: 'interview with',
  interviewer: 'interviewed by',
  host: 'hosted by',
  director: 'directed by',
  interpreter: 'interpreted by',
  translator: 'translated by',
};

/** What stands as the title of a source. */
export const TITLE_KINDS = {
  title: 'The source’s own title',
  words: 'Its first words, as it has no title',
  description: 'Our description, as it has no title',
} as const;
export type TitleKind = keyof typeof TITLE_KINDS;

/** When readers see a source. One that restricted quotations alone use is hidden in any case. */
export const SOURCE_SHOWN = {
  when_cited: 'Once a quotation that they see cites it',
  always: 'Made public',
  as_before: 'As in an older version',
} as const;
export type SourceShown = keyof typeof SOURCE_SHOWN;

export const CONDITIONS = {
  as_published: 'As published',
  edited: 'Edited since',
  corrected: 'Corrected',
  withdrawn: 'Withdrawn',
  deleted: 'Deleted',
  doubtful: 'Doubtful',
  fake: 'Fake',
} as const;
export type Condition = keyof typeof CONDITIONS;

export const SNAPSHOT_WAYS = {
  paste: 'Pasted text',
  upload: 'Uploaded file',
  fetch: 'Fetched page',
} as const;
export type SnapshotWay = keyof typeof SNAPSHOT_WAYS;

/** What became of a merge that one person proposed. */
export const MERGE_PROPOSAL_STATES = {
  open: 'Waiting for a second person',
  carried_out: 'Carried out',
  withdrawn: 'Withdrawn',
} as const;
export type MergeProposalState = keyof typeof MERGE_PROPOSAL_STATES;

/** The state of an import that is written in portions. */
export const IMPORT_STATES = { running: 'Running', done: 'Done', withdrawn: 'Not imported' } as const;
export type ImportState = keyof typeof IMPORT_STATES;

/** Why nothing was imported. */
export const WITHDRAWAL_REASONS = {
  cancelled: 'The import was cancelled.',
  stopped: 'The import was interrupted: the server or the command stopped.',
  changed: 'Speakers, sources or tags in the table were changed during the import. Check the table again.',
  failed: 'The import failed. Ask an admin to look at the server log.',
} as const;
export type WithdrawalReason = keyof typeof WITHDRAWAL_REASONS;

/** The files of reference managers that can be imported, with their names. */
export const REFERENCE_FORMATS = {
  'csl-json': 'CSL-JSON',
  ris: 'RIS',
  bibtex: 'BibTeX or BibLaTeX',
} as const;
export type ReferenceFormat = keyof typeof REFERENCE_FORMATS;

/** The formats of imports that are written in portions. */
export type ImportFormat = 'csv' | 'onrecord-json' | ReferenceFormat;

/** The result of fetching a source again. */
export type CheckOutcome = 'same' | 'changed' | 'failed';

/** Why a fetch failed. */
export const CHECK_FAILURES = {
  address: 'this address may not be fetched',
  status: 'the server returned an error',
  redirects: 'too many redirects',
  size: 'the page is too large',
  time: 'it took too long',
  connection: 'the connection failed',
  unreadable: 'no readable text was found',
  busy: 'too many fetches at once',
} as const;
export type CheckFailure = keyof typeof CHECK_FAILURES;

/** How the text of a copy was extracted from its bytes. */
export const READINGS = {
  plain: 'As in the file',
  article: 'Article only',
  whole_page: 'Everything on the page',
  no_article: 'Everything on the page; no article found',
  captions: 'Subtitles, with their times',
  pages: 'Text of the pages',
  document: 'Text of the document, footnotes at the end',
  no_text: 'No text found in this PDF; it may be a scan. The file is saved unchanged',
  locked: 'This PDF is password-protected, so its text cannot be read. The file is saved unchanged',
} as const;
export type Reading = keyof typeof READINGS;

/** Where a reading of a page's details stands in it. */
export const FOUND_IN = {
  json_ld: 'the page’s metadata (JSON-LD)',
  open_graph: 'the page’s metadata (Open Graph)',
  citation: 'the page’s metadata (citation tags)',
  dublin_core: 'the page’s metadata (Dublin Core)',
  html: 'the head of the page',
  text: 'the text of the page',
  address: 'the address that was fetched',
} as const;
export type FoundIn = keyof typeof FOUND_IN;

export const GROUND_RULES = {
  on_record: 'On the record',
  background: 'On background',
  deep_background: 'On deep background',
  off_record: 'Off the record',
  embargoed: 'Embargoed',
} as const;
export type GroundRule = keyof typeof GROUND_RULES;

/** Whose text is captured. Our own draft is not a source. */
export const TEXT_OWNERS = {
  theirs: 'Someone else’s',
  interview: 'Our own interview',
  ours: 'Our own draft',
} as const;
export type TextOwner = keyof typeof TEXT_OWNERS;

export const LINK_KINDS = {
  fragment_of: 'Fragment of',
  compare: 'Compare with',
  same_statement_as: 'Same quotation as',
  translation_of: 'Translation of',
  responds_to: 'Responds to',
} as const;
export type LinkKind = keyof typeof LINK_KINDS;

/** The same as whole phrases for the form of a link, so that its direction is clear. */
export const LINK_CHOICES: Readonly<Record<LinkKind, string>> = {
  fragment_of: 'Fragment of the other quotation',
  compare: 'Compare with the other quotation',
  same_statement_as: 'Same quotation as the other',
  translation_of: 'Translation of the other quotation',
  responds_to: 'Response to the other quotation',
};

/** The same link as seen from the other claim. */
export const LINK_KINDS_BACK: Readonly<Record<LinkKind, string>> = {
  fragment_of: 'Fragment:',
  compare: 'Compare with',
  same_statement_as: 'Same quotation as',
  translation_of: 'Has this translation',
  responds_to: 'Response:',
};

export const TRANSLATIONS = {
  none: 'Not a translation',
  official: 'Official translation',
  agency: 'Agency’s translation',
  own: 'The source’s own translation',
  machine: 'Machine translation',
  unknown: 'Not known whether it is a translation',
} as const;
export type Translation = keyof typeof TRANSLATIONS;

export const PLACES = {
  headline: 'Headline',
  standfirst: 'Standfirst',
  body: 'Body',
  caption: 'Caption',
  social_card: 'Social card',
  on_air: 'On air',
} as const;
export type Place = keyof typeof PLACES;

export const TIERS = {
  primary: 'Primary: a recording, or the speaker’s own document',
  issuer: 'Official: one party’s own version',
  secondary: 'Secondary: reported by others',
} as const;
export type Tier = keyof typeof TIERS;

export const RANKS = { preferred: 'Preferred', normal: 'Normal', deprecated: 'Do not use' } as const;
export type Rank = keyof typeof RANKS;

/** Why a note was written. @source W3C Web Annotation Vocabulary, motivations */
export const MOTIVATIONS = {
  commenting: 'Comment',
  questioning: 'Question',
  assessing: 'Evidence',
  editing: 'Correction',
  linking: 'Link',
  describing: 'Description',
  tagging: 'Tag',
  replying: 'Reply',
} as const;
export type Motivation = keyof typeof MOTIVATIONS;

/** The state of a claim's attribution, derived from its findings. */
export const ATTRIBUTION_STATUSES = {
  misattributed: 'Misattributed',
  disputed: 'Disputed',
  not_traced: 'Not traced',
  attribution_confirmed: 'Attribution confirmed',
  partly_checked: 'Partly checked',
  open: 'Open',
} as const;
export type AttributionStatus = keyof typeof ATTRIBUTION_STATUSES;

/** What each status means, for the page that explains them. The first that applies is the claim’s. */
export const STATUS_MEANINGS: Readonly<Record<AttributionStatus, string>> = {
  misattributed: 'Someone else said it, or no one did. Two people have agreed on this.',
  disputed:
    'A check failed: the quotation was denied, changed in meaning, cut, joined or said on another occasion.',
  not_traced: 'A search of the record did not find it.',
  attribution_confirmed:
    'All six checks are conclusive and backed by evidence, and every difference from our copies has been accepted.',
  partly_checked: 'At least one check is done, but not all six are conclusive.',
  open: 'Not checked yet, or changed since it was checked.',
};

/** How a wording matches a saved copy. */
export const VERDICTS = {
  exact: 'Same words',
  elided: 'Words left out, as marked',
  truncated: 'Cut short without an ellipsis',
  altered: 'Words differ',
  spliced: 'Joined from two places',
  not_found: 'Not in this copy',
  not_compared: 'Not compared',
} as const;
export type StoredVerdict = keyof typeof VERDICTS;

/** How a claim matches its sources, as recorded and as saved, from the mildest to the most serious but for the last. */
export const MATCH_STATES = {
  same: 'Same words as our copy',
  marked: 'Same words, with omissions marked',
  other_words: 'Not this speaker’s own words in our copy',
  differs: 'Wording differs',
  not_found: 'Not found in our copy',
  not_asserted: 'Not said outright in our copy',
  another_speaker: 'Credited to someone else',
  not_compared: 'Not compared',
} as const;
export type MatchState = keyof typeof MATCH_STATES;

/**
 * How a mismatch was handled: not at all; by a finding; by a set-aside that waits for a second person; by one that was
 * agreed.
 */
export type MatchStanding = 'open' | 'said' | 'waiting' | 'accepted';

/** Acts that set a mismatch aside. */
export const SET_ASIDE_KINDS = {
  deprecated: 'Attribution marked “Do not use”',
  copy_trashed: 'Copy moved to the trash',
  language_changed: 'Language changed',
  form_changed: 'Form changed',
  attribution_trashed: 'Attribution moved to the trash',
  source_changed: 'Attribution moved to another source',
  wording_cleared: 'Wording cleared',
  speaker_changed: 'Speaker changed',
  voiced_by_changed: '“Voiced by” changed',
  recounted_by_changed: '“Recalled by” changed',
} as const;
export type SetAsideKind = keyof typeof SET_ASIDE_KINDS;

/** The position of a passage of one saved copy in a newer one. */
export const ANCHOR_STATES = {
  same: 'Unchanged',
  moved: 'Moved',
  altered: 'Altered',
  gone: 'Gone',
} as const;
export type AnchorState = keyof typeof ANCHOR_STATES;

export const FACETS = {
  wording: 'Wording',
  speaker: 'Speaker',
  occasion: 'Where and when',
  context: 'Context',
  translation: 'Translation',
  record: 'Record',
} as const;
export type Facet = keyof typeof FACETS;

/** The question of each facet, as a checker is asked. */
export const FACET_QUESTIONS: Readonly<Record<Facet, string>> = {
  wording: 'Is the wording right?',
  speaker: 'Did this speaker say it?',
  occasion: 'Are time and place right?',
  context: 'Is it in context?',
  translation: 'Is the translation accurate?',
  record: 'Do we have the original?',
};

/** The possible findings on each facet, in the order of the form. */
export const FINDING_VALUES = {
  wording: {
    verbatim: 'Word for word',
    as_printed: 'Matches the source; original not checked',
    minor_changes: 'Minor changes, meaning kept',
    cut: 'Cut without an ellipsis, meaning kept',
    joined: 'Joined from separate passages',
    meaning_changed: 'Meaning changed',
    paraphrase_as_quotation: 'A paraphrase in quotation marks',
    reported_fairly: 'Reported fairly, in other words',
    reported_unfairly: 'Reported unfairly, in other words',
    not_in_record: 'Not in the record',
  },
  speaker: {
    confirmed: 'Confirmed',
    through_spokesperson: 'Said through a spokesperson',
    joint: 'Said jointly',
    attributed_only: 'Attributed by the source only',
    inferred: 'Inferred; not stated',
    denied: 'Denied by the speaker',
    disputed: 'Disputed',
    misattributed: 'Misattributed: someone else said it',
    fabricated: 'No record found of anyone saying it',
    unknown: 'Unknown',
  },
  occasion: {
    confirmed: 'Confirmed',
    wrong_date_or_place: 'Wrong date or place',
    other_occasion: 'Said on another occasion',
    not_stated: 'Not stated',
  },
  context: {
    fair: 'Fair',
    cut_meaning_kept: 'Cut, meaning kept',
    cut_meaning_changed: 'Cut so that the meaning changed',
    quoting_someone_else: 'The speaker was quoting someone else',
    question_or_irony: 'A question or irony',
    old_words_as_new: 'Old quotation presented as new',
    full_statement_not_seen: 'Full statement not seen',
  },
  translation: {
    not_needed: 'Not needed: said in this language',
    fair: 'Fair',
    meaning_differs: 'Meaning differs',
    unchecked: 'Not checked',
    original_not_seen: 'Original not seen',
    back_translated: 'Back-translated',
    disputed: 'Disputed',
  },
  record: {
    primary_held: 'A recording or the speaker’s own document, held',
    primary_seen: 'A recording or the speaker’s own document, seen',
    issuer_version: 'One party’s official version',
    secondary_only: 'Secondary sources only',
    none_found: 'No record found',
  },
} as const satisfies Readonly<Record<Facet, Readonly<Record<string, string>>>>;
/** When to choose each finding and what evidence it needs, in a sentence for the page that explains them. */
export const FINDING_MEANINGS: {
  readonly [F in Facet]: Readonly<Record<keyof (typeof FINDING_VALUES)[F], string>>;
} = {
  wording: {
    verbatim:
      'The original has exactly these words. Needs a primary or official source with its wording as evidence.',
    as_printed:
      'The source has these words, but nobody here has checked the original. Needs a source whose wording we have.',
    minor_changes:
      'Small differences from the original, such as a false start left out, change nothing in meaning.',
    cut: 'Words are missing without an ellipsis, and the meaning is the same.',
    joined: 'Separate passages of the original are printed as one.',
    meaning_changed: 'The wording differs from the original so that it says something else.',
    paraphrase_as_quotation: 'The words in quotation marks are the reporter’s, not the speaker’s.',
    reported_fairly: 'For a reported statement: other words, same meaning.',
    reported_unfairly: 'For a reported statement: other words that change the meaning.',
    not_in_record:
      'The original does not have these words. Needs a primary or official source with its wording as evidence.',
  },
  speaker: {
    confirmed: 'The evidence shows that this speaker said it.',
    through_spokesperson: 'A spokesperson said it in the speaker’s name.',
    joint: 'Several speakers said or signed it together.',
    attributed_only: 'A source names the speaker, and nothing else confirms it.',
    inferred: 'No source names the speaker; the context suggests who it was.',
    denied: 'The speaker denies having said it.',
    disputed: 'Sources disagree on who said it.',
    misattributed:
      'The evidence shows that someone else said it. Needs an explanation of how that happened, and a second person’s agreement.',
    fabricated: 'No record shows that anyone said it. Needs a second person’s agreement.',
    unknown: 'It cannot be established who said it.',
  },
  occasion: {
    confirmed: 'The evidence shows when and where it was said. Needs an occasion or a date on the quotation.',
    wrong_date_or_place: 'It was said on this occasion, but the date or place given is wrong.',
    other_occasion: 'It was said, but on another occasion than the one given.',
    not_stated: 'No source says when or where.',
  },
  context: {
    fair: 'What was said before and after does not change the meaning.',
    cut_meaning_kept: 'Part of the statement is left out, and the meaning is the same.',
    cut_meaning_changed: 'What is left out changes the meaning.',
    quoting_someone_else: 'The speaker was repeating another person’s words.',
    question_or_irony: 'It was asked or meant ironically, and is printed as a plain statement.',
    old_words_as_new: 'It is genuine, but older than the report suggests.',
    full_statement_not_seen: 'Nobody here has seen the whole statement.',
  },
  translation: {
    not_needed:
      'It was said in the language that is printed. The source must not be recorded as a translation.',
    fair: 'Compared with the original, the translation says the same.',
    meaning_differs: 'Compared with the original, the translation says something else.',
    unchecked: 'The original is at hand, but nobody has compared the two.',
    original_not_seen: 'Nobody here has seen the original wording.',
    back_translated: 'A translation was translated back into the language of the original.',
    disputed: 'Translations disagree on what was said.',
  },
  record: {
    primary_held:
      'We hold the original. Needs a primary source with its wording, and an uploaded or fetched copy, as evidence.',
    primary_seen:
      'We saw the original, and have at most its text, pasted or typed in. Needs a primary source with its wording as evidence.',
    issuer_version:
      'Only one party’s own text exists. Needs an official source with its wording as evidence.',
    secondary_only: 'Only reports by others are known.',
    none_found: 'A search found no record of it. Needs a logged search that found nothing as evidence.',
  },
};
export type FindingValue = { [F in Facet]: keyof (typeof FINDING_VALUES)[F] }[Facet];

export const EVIDENCE_KINDS = {
  attribution: 'Source',
  snapshot: 'Saved copy',
  annotation: 'Note',
  search: 'Search',
  contact: 'Contact',
} as const;
export type EvidenceKind = keyof typeof EVIDENCE_KINDS;

/** Why the basis of a finding is out of date. */
export const STALE_CAUSES = {
  text: 'the quotation was changed',
  reference: 'the source of the wording was changed',
  speaker: 'the speaker was changed',
  occasion: 'the occasion was changed',
  said_on: 'the date was changed',
  attribution: 'a cited source’s wording was changed',
  annotation: 'a cited note was changed',
  search: 'a cited search was changed',
  contact: 'a cited contact was changed',
  snapshot: 'a cited copy was trashed or erased',
  brought: 'the import marked it as out of date',
} as const;
/** The text in place of a cause that a reader may not see. */
export const UNSEEN_CAUSE = 'evidence not shown here was changed';
export type StaleCause = keyof typeof STALE_CAUSES;

export const SEARCH_OUTCOMES = {
  open: 'Still looking',
  nothing: 'Nothing found',
  something_else: 'Found something else',
  found: 'Found',
} as const;
export type SearchOutcome = keyof typeof SEARCH_OUTCOMES;

export const CONTACT_WAYS = {
  telephone: 'Telephone',
  email: 'E-mail',
  message: 'Message',
  letter: 'Letter',
  in_person: 'In person',
  form: 'Web form',
  other: 'Other',
} as const;
export type ContactWay = keyof typeof CONTACT_WAYS;

export const CONTACT_OUTCOMES = {
  waiting: 'Waiting for an answer',
  answered: 'Answered',
  declined: 'Declined to answer',
  no_answer: 'No answer',
} as const;
export type ContactOutcome = keyof typeof CONTACT_OUTCOMES;

/** The keys of a vocabulary as a non-empty tuple, as zod needs them. */
export function keysOf<T extends Readonly<Record<string, string>>>(
  words: T,
): [keyof T & string, ...(keyof T & string)[]] {
  return Object.keys(words) as [keyof T & string, ...(keyof T & string)[]];
}
