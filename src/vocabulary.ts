// Every key the desk stores and the words a person reads for it, in one place.
// A key is snake_case and never changes; its words may. Nothing here imports anything.

export const ROLES = { viewer: 'Viewer', checker: 'Checker', editor: 'Editor', admin: 'Admin' } as const;
export type Role = keyof typeof ROLES;

export const SCOPES = { read: 'Read only', write: 'Read and write' } as const;
export type Scope = keyof typeof SCOPES;

/** How a claim stands in its source. On pages a claim is called by its form. */
export const FORMS = {
  direct: 'Quotation',
  partial: 'Fragment',
  mixed: 'Mixed quotation',
  indirect: 'Reported statement',
} as const;
export type Form = keyof typeof FORMS;

export const SPEAKER_KINDS = { person: 'Person', body: 'Body', unnamed: 'Unnamed source' } as const;
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

export const GROUND_RULES = {
  on_record: 'On the record',
  background: 'On background',
  deep_background: 'On deep background',
  off_record: 'Off the record',
  embargoed: 'Embargoed',
} as const;
export type GroundRule = keyof typeof GROUND_RULES;

export const LINK_KINDS = {
  fragment_of: 'Fragment of',
  compare: 'Compare with',
  same_statement_as: 'Same statement as',
  translation_of: 'Translation of',
  responds_to: 'Responds to',
} as const;
export type LinkKind = keyof typeof LINK_KINDS;

/** How the same link reads from the other claim's side. */
export const LINK_KINDS_BACK: Readonly<Record<LinkKind, string>> = {
  fragment_of: 'Has this fragment',
  compare: 'Compare with',
  same_statement_as: 'Same statement as',
  translation_of: 'Has this translation',
  responds_to: 'Answered by',
};

export const TRANSLATIONS = {
  none: 'Not a translation',
  official: 'Official translation',
  agency: "Agency's translation",
  own: "The source's own translation",
  machine: 'Machine translation',
  unknown: 'Not known whether translated',
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
  issuer: 'Issuer: one party’s official version',
  secondary: 'Secondary: somebody reports it',
} as const;
export type Tier = keyof typeof TIERS;

export const RANKS = { preferred: 'Preferred', normal: 'Normal', deprecated: 'Deprecated' } as const;
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

export const ATTRIBUTION_STATUSES = {
  open: 'Nobody has checked this yet',
} as const;
export type AttributionStatus = keyof typeof ATTRIBUTION_STATUSES;

/** The keys of a vocabulary as a non-empty tuple, as a schema wants them. */
export function keysOf<T extends Readonly<Record<string, string>>>(
  words: T,
): [keyof T & string, ...(keyof T & string)[]] {
  return Object.keys(words) as [keyof T & string, ...(keyof T & string)[]];
}
