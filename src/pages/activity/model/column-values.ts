import {
  isNamedKind,
  type NamedKind,
  nameIn,
  type RecordNames,
  type Ref,
} from '../../../people/activity/names-model.js';
import type { Row } from '../../../platform/db/transact.js';
import { formatEdtf } from '../../../platform/lib/edtf/edtf.js';
import { isDate } from '../../../platform/lib/fields/noun-fields.js';
import { wordLanguage } from '../../../platform/lib/text/word-language.js';
import { LOCALES } from '../../../publishing/lists/model.js';
import { authorsOf, wordAuthor } from '../../../record/sources/model.js';
import {
  CONTACT_OUTCOMES,
  CONTACT_WAYS,
  CREDIT_ROLES,
  FACETS,
  FINDING_VALUES,
  LINK_KINDS,
  LIST_KINDS,
  MOTIVATIONS,
  SEARCH_OUTCOMES,
  SET_ASIDE_KINDS,
  SNAPSHOT_WAYS,
} from '../../../vocabulary.js';
import { FIELDS_OF } from './columns.js';

// The text of column values in a history, whatever the columns' labels (columns.ts).

const DATES = new Set(['held_from', 'held_to', 'searched_on', 'asked_on']);

const KINDS: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  claim_link: LINK_KINDS,
  list: LIST_KINDS,
  set_aside: SET_ASIDE_KINDS,
  list_edition: LIST_KINDS,
};

/** Labels of the outcomes of searches and contacts. */
const OUTCOMES: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  search: SEARCH_OUTCOMES,
  contact: CONTACT_OUTCOMES,
};

const FOUND: Readonly<Record<string, string>> = Object.assign({}, ...Object.values(FINDING_VALUES));

/** An unticked box has no text. */
const TICKED = { 0: '', 1: 'Yes' } as const;

const VOCABULARIES: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  motivation: MOTIVATIONS,
  how: SNAPSHOT_WAYS,
  facet: FACETS,
  way: CONTACT_WAYS,
  needs_second: TICKED,
  locale: LOCALES,
};

/** Columns whose name is not that of the kind they point to: `speaker_id` is. */
const POINTERS: Readonly<Record<string, NamedKind>> = {
  voiced_by_id: 'speaker',
  recounted_by_id: 'speaker',
  member_id: 'speaker',
  actual_speaker_id: 'speaker',
  reference_attribution_id: 'attribution',
  relayed_from_id: 'attribution',
  translates_id: 'attribution',
  other_claim_id: 'claim',
  condition_seen_by: 'user',
  agreed_by: 'user',
  going_id: 'speaker',
  kept_id: 'speaker',
  ended_by: 'user',
};

/** The records to which a row refers by id. @param subject the kind of record whose row it is */
export function pointersIn(row: Row | null, subject: string): Ref[] {
  return Object.entries(row ?? {}).flatMap(([column, value]) => {
    const kind = pointedTo(subject, column);
    return kind !== undefined && typeof value === 'number' ? [{ kind, id: value }] : [];
  });
}

/** Columns that hold the id of a citation style, by the kind of record. */
const STYLE_COLUMNS: Readonly<Record<string, string>> = {
  list: 'style',
  list_edition: 'style',
  user: 'citation_style',
};

export function holdsStyle(subject: string, column: string): boolean {
  return STYLE_COLUMNS[subject] === column;
}

/** The text of a value; empty for none, and for a record that may not be shown, which leaves no trace. */
export function valueWords(subject: string, column: string, value: unknown, names: RecordNames): string {
  if (value === null || value === undefined) return '';
  const pointsTo = pointedTo(subject, column);
  if (pointsTo) return nameIn(names, { kind: pointsTo, id: value as number })?.text ?? '';
  if (column === 'authors') return authorWords(value);
  if (column === 'answers') return answerWords(value);
  if (column === 'set_aside_sources') return (JSON.parse(String(value)) as number[]).join(', ');
  const field = FIELDS_OF[subject]?.[column];
  if (isDate(field?.kept) || DATES.has(column)) return formatEdtf(String(value));
  if (column === 'language') return wordLanguage(String(value)) ?? '';
  const words = (field?.kept === 'tick' ? TICKED : field?.words) ?? wordsFor(subject, column);
  return words?.[String(value) as never] ?? String(value);
}

function pointedTo(subject: string, column: string): NamedKind | undefined {
  if (column === 'merged_into_id') return subject as NamedKind;
  const kind = column.replace(/_id$/, '');
  return column !== kind && isNamedKind(kind) ? kind : POINTERS[column];
}

function wordsFor(subject: string, column: string): Readonly<Record<string, string>> | undefined {
  if (column === 'kind') return KINDS[subject];
  if (column === 'outcome') return OUTCOMES[subject];
  if (column === 'value') return FOUND;
  return VOCABULARIES[column];
}

/** Only their number, since the copies may be restricted. */
function answerWords(value: unknown): string {
  const { length } = [JSON.parse(String(value))].flat() as readonly unknown[];
  return length === 1 ? '1 mismatch' : `${length} mismatches`;
}

/** The authors of a source are records, those of a citation style mere names. */
function authorWords(value: unknown): string {
  const kept = JSON.parse(String(value)) as readonly unknown[];
  if (kept.every((one) => typeof one === 'string')) return kept.join('; ');
  const authors = authorsOf(String(value)).map((author) => {
    const { role } = author;
    return `${wordAuthor(author)}${role === undefined ? '' : ` (${CREDIT_ROLES[role].toLowerCase()})`}`;
  });
  return authors.join('; ');
}
