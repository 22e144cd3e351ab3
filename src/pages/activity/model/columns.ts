import { NOUNS } from '../../../nouns.js';
import type { Row } from '../../../platform/db/transact.js';
import type { NounFields } from '../../../platform/lib/fields/noun-fields.js';
import type { Noun } from '../../../platform/noun.js';

/** The described fields of each noun, by the kind of record in events. */
export const FIELDS_OF: Readonly<Record<string, NounFields>> = Object.fromEntries(
  NOUNS.flatMap(({ kind, fields }: Noun) => (fields === undefined ? [] : [[kind, fields]])),
);

// The labels of columns in a history (for values see column-values.ts): from the noun's fields, or else from the list
// here. Other columns are maintained by the program (timestamps, bounds of dates) and not shown.

const LABELS: Readonly<Record<string, string>> = {
  text: 'Quotation',
  wording: 'Wording in this source',
  body: 'Text',
  language: 'Language',
  language_guessed: 'Language not confirmed',
  form: 'Form',
  kind: 'Kind',
  name: 'Name',
  title: 'Title',
  speaker_id: 'Speaker',
  voiced_by_id: 'Voiced by',
  recounted_by_id: 'Recalled by',
  member_id: 'Member',
  awaits_since: 'Waiting for a second person since',
  sole_author_id: 'Added, not agreed to by anyone else',
  credited_as: 'Credited as',
  capacity: 'Speaker’s role',
  occasion_id: 'Where and when',
  said_on: 'Said on',
  ground_rule: 'Ground rule',
  embargoed_until: 'Embargoed until',
  summary: 'Summary',
  note: 'Note',
  reference_attribution_id: 'Wording taken from',
  source_id: 'Source',
  snapshot_id: 'Saved copy',
  outlet_id: 'Outlet',
  authors: 'Authors',
  condition_seen_by: 'Change noticed by',
  translation: 'Translation',
  translator: 'Translator',
  translates_id: 'Translates',
  cue: 'Linking words',
  locator: 'Page, paragraph or time',
  selector_exact: 'Marked passage',
  tier: 'Evidence level',
  rank: 'Rank',
  relayed_from_id: 'Source it cites',
  other_claim_id: 'Other quotation',
  claim_id: 'Quotation',
  tag_id: 'Tag',
  position: 'Place in the list',
  style: 'Citation style',
  locale: 'Citation language',
  grouping: 'Grouped by',
  style_sha256: 'SHA-256 of the style',
  held_from: 'From',
  held_to: 'To',
  motivation: 'Kind of note',
  resolved_at: 'Resolved',
  how: 'Saved as',
  typed_in_by: 'Typed in by',
  text_sha256: 'SHA-256 of the text',
  place: 'Place',
  facet: 'Check',
  value: 'Finding',
  rationale: 'Reason',
  mechanism: 'How the misattribution happened',
  actual_speaker_id: 'Who said it',
  needs_second: 'Needs a second person',
  answers: 'Differences it accepts',
  difference: 'Difference',
  reason: 'Reason',
  agreed_by: 'Agreed by',
  agreed_at: 'Agreed on',
  superseded_by: 'Superseded by finding',
  attribution_id: 'Attribution',
  annotation_id: 'Note',
  search_id: 'Search',
  contact_id: 'Contact',
  words: 'Searched for',
  searched_on: 'Searched on',
  outcome: 'Outcome',
  result: 'Result',
  asked: 'Who was asked',
  way: 'How',
  question: 'Question',
  asked_on: 'Asked on',
  answer: 'Answer',
  query: 'Filters',
  key: 'Name in lists',
  edition: 'Edition',
  licence: 'Licence',
  parent: 'Prints as',
  set_aside_at: 'Set aside',
  set_aside_why: 'Why it is set aside',
  set_aside_sources: 'Sources it failed on',
  sha256: 'SHA-256 of the file',
  merged_into_id: 'Merged into',
  going_id: 'To be merged',
  kept_id: 'To be kept',
  state: 'State',
  ended_at: 'Ended on',
  ended_by: 'Ended by',
  second_factor_at: 'Two-factor authentication since',
  time_zone: 'Time zone',
  citation_style: 'Citation style',
  recovery_codes_left: 'Recovery codes left',
};

/** Columns with a person's words, which are shown and compared word by word. */
const WORDY = new Set(['text', 'wording', 'selector_exact']);

/** @param subject the kind of record: the `body` of a title is the institution, not its text */
export function labelOf(subject: string, column: string): string | null {
  if (subject === 'speaker_title' && column === 'body') return 'Body';
  const field = FIELDS_OF[subject]?.[column];
  return field?.historyLabel ?? field?.label ?? LABELS[column] ?? null;
}

export function isWordy(column: string): boolean {
  return WORDY.has(column);
}

/**
 * The columns that a history shows: the noun's fields in order, then those of the list here. Those of claims and
 * attributions are in the order of the list, among the records that they name.
 */
export function shownColumns(subject: string, row: Row): string[] {
  const own = Object.keys(FIELDS_OF[subject] ?? {});
  const isListed = subject === 'claim' || subject === 'attribution';
  const first = isListed ? own.filter((column) => LABELS[column] === undefined) : own;
  const columns = new Set([...first, ...Object.keys(LABELS)]);
  return [...columns].filter((column) => column in row);
}
