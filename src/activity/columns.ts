import type { Row } from '../db/transact.js';
import { formatEdtf } from '../lib/edtf.js';
import { wordLanguage } from '../lib/word-language.js';
import {
  CONDITIONS,
  CONTACT_OUTCOMES,
  CONTACT_WAYS,
  FACETS,
  FINDING_VALUES,
  FORMS,
  GROUND_RULES,
  LINK_KINDS,
  MOTIVATIONS,
  OCCASION_KINDS,
  OUTLET_KINDS,
  PLACES,
  RANKS,
  SEARCH_OUTCOMES,
  SNAPSHOT_WAYS,
  SOURCE_TYPES,
  SPEAKER_KINDS,
  TIERS,
  TRANSLATIONS,
} from '../vocabulary.js';
import { type NamedKind, nameIn, type RecordNames, type Ref } from './names.js';

// The columns of rows as a history shows them: what they are called, and what their values say. A column
// that is not here is kept by the machine (stamps, bounds of dates, versions) and is not told.

const LABELS: Readonly<Record<string, string>> = {
  text: 'Words',
  wording: 'Words in this source',
  body: 'Text',
  language: 'Language',
  form: 'Form',
  kind: 'Kind',
  type: 'Kind of source',
  name: 'Name',
  sort_name: 'Sorted as',
  title: 'Title',
  translated_title: 'Title in translation',
  description: 'Description',
  wikidata_id: 'Wikidata',
  speaker_id: 'Speaker',
  voiced_by_id: 'Voiced by',
  member_id: 'Member',
  credited_as: 'Credited as',
  capacity: 'Capacity',
  occasion_id: 'Occasion',
  said_on: 'Said on',
  date: 'Date',
  time_zone: 'Time zone',
  ground_rule: 'Ground rule',
  embargoed_until: 'Embargoed until',
  summary: 'Summary',
  note: 'Note',
  reference_attribution_id: 'Words taken from',
  source_id: 'Source',
  snapshot_id: 'Kept copy',
  outlet_id: 'Outlet',
  container_title: 'Part of',
  authors: 'Authors',
  issued: 'Published',
  accessed: 'Seen on',
  url: 'Web address',
  archive_url: 'Archived copy',
  medium: 'Medium',
  genre: 'Genre',
  number: 'Number',
  account: 'Account',
  post_id: 'Post',
  condition: 'Condition',
  condition_on: 'Condition since',
  condition_seen_by: 'Condition seen by',
  condition_notice: 'Notice',
  translation: 'Translation',
  translator: 'Translator',
  translates_id: 'Translates',
  cue: 'Words that attribute',
  locator: 'Where in the source',
  selector_exact: 'Marked words',
  tier: 'Tier',
  rank: 'Rank',
  relayed_from_id: 'Relayed from',
  other_claim_id: 'Other claim',
  claim_id: 'Claim',
  tag_id: 'Tag',
  position: 'Place in the list',
  style: 'Style',
  locale: 'Language of the citations',
  held_from: 'Held from',
  held_to: 'Held to',
  motivation: 'Why it was written',
  resolved_at: 'Resolved',
  how: 'How it was kept',
  typed_in_by: 'Typed in by',
  text_sha256: 'SHA-256 of the text',
  place: 'Place',
  facet: 'Facet',
  value: 'Finding',
  rationale: 'Reason',
  mechanism: 'How it came about',
  actual_speaker_id: 'Who said it',
  agreed_by: 'Agreed to by',
  agreed_at: 'Agreed to',
  superseded_by: 'Superseded by finding',
  attribution_id: 'What a source says',
  annotation_id: 'Note',
  search_id: 'Search',
  contact_id: 'Contact',
  words: 'Words looked for',
  searched_on: 'Looked on',
  outcome: 'What came of it',
  result: 'Result',
  asked: 'Who was asked',
  way: 'How',
  question: 'Question',
  asked_on: 'Asked on',
  answer: 'Answer',
  query: 'Filters',
};

/** Words of a person, which are shown as words and compared as such. */
const WORDY = new Set(['text', 'wording', 'selector_exact']);

const DATES = new Set([
  'said_on',
  'date',
  'issued',
  'accessed',
  'held_from',
  'held_to',
  'condition_on',
  'searched_on',
  'asked_on',
]);

const KINDS: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  speaker: SPEAKER_KINDS,
  outlet: OUTLET_KINDS,
  occasion: OCCASION_KINDS,
  claim_link: LINK_KINDS,
};

/** What came of looking and of asking. */
const OUTCOMES: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  search: SEARCH_OUTCOMES,
  contact: CONTACT_OUTCOMES,
};

const FOUND: Readonly<Record<string, string>> = Object.assign({}, ...Object.values(FINDING_VALUES));

const VOCABULARIES: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  form: FORMS,
  type: SOURCE_TYPES,
  ground_rule: GROUND_RULES,
  condition: CONDITIONS,
  translation: TRANSLATIONS,
  tier: TIERS,
  rank: RANKS,
  motivation: MOTIVATIONS,
  how: SNAPSHOT_WAYS,
  facet: FACETS,
  way: CONTACT_WAYS,
};

const POINTERS: Readonly<Record<string, NamedKind>> = {
  speaker_id: 'speaker',
  voiced_by_id: 'speaker',
  member_id: 'speaker',
  occasion_id: 'occasion',
  reference_attribution_id: 'attribution',
  relayed_from_id: 'attribution',
  translates_id: 'attribution',
  source_id: 'source',
  snapshot_id: 'snapshot',
  outlet_id: 'outlet',
  condition_seen_by: 'user',
  other_claim_id: 'claim',
  claim_id: 'claim',
  tag_id: 'tag',
  actual_speaker_id: 'speaker',
  agreed_by: 'user',
  attribution_id: 'attribution',
  annotation_id: 'annotation',
  search_id: 'search',
  contact_id: 'contact',
};

/** @param subject the kind of record: of a title, `body` is where it is held, not its text */
export function labelOf(subject: string, column: string): string | null {
  if (subject === 'speaker_title' && column === 'body') return 'Body';
  return LABELS[column] ?? null;
}

export function isWordy(column: string): boolean {
  return WORDY.has(column);
}

/** The columns a history tells of, in the order of the labels. */
export function toldColumns(row: Row): string[] {
  return Object.keys(LABELS).filter((column) => column in row);
}

/** The records that a row names by their number. */
export function pointersIn(row: Row | null): Ref[] {
  return Object.entries(row ?? {}).flatMap(([column, value]) => {
    const kind = POINTERS[column];
    return kind !== undefined && typeof value === 'number' ? [{ kind, id: value }] : [];
  });
}

/** What a value says; empty for none, and for a record that may not be shown: it leaves no trace. */
export function valueWords(subject: string, column: string, value: unknown, names: RecordNames): string {
  if (value === null || value === undefined) return '';
  const pointsTo = POINTERS[column];
  if (pointsTo) return nameIn(names, { kind: pointsTo, id: value as number })?.text ?? '';
  if (column === 'authors') return authorWords(value);
  if (DATES.has(column)) return formatEdtf(String(value));
  if (column === 'language') return wordLanguage(String(value)) ?? '';
  const words = wordsFor(subject, column);
  return words?.[String(value) as never] ?? String(value);
}

function wordsFor(subject: string, column: string): Readonly<Record<string, string>> | undefined {
  if (column === 'kind') return KINDS[subject];
  if (column === 'place') return subject === 'attribution' ? PLACES : undefined;
  if (column === 'outcome') return OUTCOMES[subject];
  if (column === 'value') return FOUND;
  return VOCABULARIES[column];
}

function authorWords(value: unknown): string {
  const authors = JSON.parse(String(value)) as Readonly<Record<string, string | undefined>>[];
  return authors
    .map(({ literal, given, family }) => literal ?? [given, family].filter(Boolean).join(' '))
    .join('; ');
}
