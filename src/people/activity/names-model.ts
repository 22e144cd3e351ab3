import type { SubjectKind } from '../../platform/db/subjects.js';
import type { Row } from '../../platform/db/transact.js';

// Which record an event is about, and how records are named.

/** The nouns of the kinds with names of their own; rows that belong to a record are named by it. */
export const NOUNS = {
  claim: 'quotation',
  attribution: 'attribution by',
  annotation: 'note',
  search: 'search',
  contact: 'contact',
  snapshot: 'copy of',
  speaker: 'speaker',
  occasion: 'occasion',
  outlet: 'outlet',
  source: 'source',
  tag: 'tag',
  list: 'list',
  view: 'view',
  style: 'style',
  user: 'user',
} as const;

export type NamedKind = keyof typeof NOUNS;

export interface Ref {
  readonly kind: NamedKind;
  readonly id: number;
}

export interface RecordName {
  readonly text: string;
  readonly href: string | null;
  readonly lang: string | null;
  /** `quotation`, `speaker`: the noun within a sentence. */
  readonly noun: string;
  readonly marks: Marks;
}

/** The delimiters of a name within a sentence. */
export type Marks = readonly [open: string, close: string];
/** The delimiters of a note's text: quotation marks would suggest that somebody said it. */
export const ASIDE: Marks = ['(', ')'];
export const BARE: Marks = ['', ''];

/** A name within its delimiters. */
export function marked(text: string, [open, close]: Marks): string {
  return `${open}${text}${close}`;
}

/** By `kind:id`. Omits records that the viewer may not see. */
export type RecordNames = ReadonlyMap<string, RecordName>;

const KIND_NAMES: Partial<Record<SubjectKind, string>> = {
  claim: 'quotation',
  claim_link: 'link',
  list_edition: 'edition',
  annotation: 'note',
  snapshot: 'saved copy',
};

/** What pages call a record of this kind. */
export function kindName(kind: SubjectKind): string {
  return KIND_NAMES[kind] ?? kind.replaceAll('_', ' ');
}

/** The column of a child row with the id of the record that is named. */
const OWNERS: Partial<Record<SubjectKind, { readonly kind: NamedKind; readonly column: string }>> = {
  speaker_name: { kind: 'speaker', column: 'speaker_id' },
  speaker_title: { kind: 'speaker', column: 'speaker_id' },
  speaker_member: { kind: 'speaker', column: 'body_id' },
  claim_link: { kind: 'claim', column: 'claim_id' },
  claim_tag: { kind: 'claim', column: 'claim_id' },
  finding: { kind: 'claim', column: 'claim_id' },
  finding_evidence: { kind: 'claim', column: 'claim_id' },
  set_aside: { kind: 'claim', column: 'claim_id' },
  merge_proposal: { kind: 'speaker', column: 'going_id' },
  search: { kind: 'claim', column: 'claim_id' },
  contact: { kind: 'claim', column: 'claim_id' },
  list_item: { kind: 'list', column: 'list_id' },
  list_edition: { kind: 'list', column: 'list_id' },
  token: { kind: 'user', column: 'user_id' },
};

/** The record that names a row: itself, or its parent. Id 0 where it was erased. */
export function recordOf(kind: SubjectKind, id: number, row: Row | null): Ref {
  const owner = OWNERS[kind];
  if (owner === undefined) return { kind: kind as NamedKind, id };
  const ownerId = row?.[owner.column];
  return { kind: owner.kind, id: typeof ownerId === 'number' ? ownerId : 0 };
}

export function nameIn(names: RecordNames, ref: Ref): RecordName | null {
  return names.get(`${ref.kind}:${ref.id}`) ?? null;
}

/** The records with a history page, by the first part of their address. */
export const WITH_HISTORY = {
  claims: 'claim',
  speakers: 'speaker',
  outlets: 'outlet',
  occasions: 'occasion',
  sources: 'source',
  attributions: 'attribution',
  annotations: 'annotation',
  searches: 'search',
  tags: 'tag',
  lists: 'list',
  views: 'view',
  styles: 'style',
} as const;

export type HistoryTable = keyof typeof WITH_HISTORY;
