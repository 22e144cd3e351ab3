import type { Schema } from './schema.js';

// Every table whose rows leave events: the noun for its rows in an event, and which of the columns common to edited
// tables it has.

const EDITED = ['created_at', 'created_by', 'updated_at', 'version', 'trashed_at', 'trashed_by'] as const;

export const TABLES = {
  users: { kind: 'user', stamps: ['created_at', 'version'] },
  tokens: { kind: 'token', stamps: ['created_at'] },
  speakers: { kind: 'speaker', stamps: EDITED },
  speaker_names: { kind: 'speaker_name', stamps: [] },
  speaker_titles: { kind: 'speaker_title', stamps: [] },
  speaker_members: { kind: 'speaker_member', stamps: [] },
  outlets: { kind: 'outlet', stamps: EDITED },
  sources: { kind: 'source', stamps: EDITED },
  occasions: { kind: 'occasion', stamps: EDITED },
  snapshots: { kind: 'snapshot', stamps: ['version', 'trashed_at', 'trashed_by'] },
  claims: { kind: 'claim', stamps: EDITED },
  claim_links: { kind: 'claim_link', stamps: EDITED },
  attributions: { kind: 'attribution', stamps: EDITED },
  tags: { kind: 'tag', stamps: EDITED },
  claim_tags: { kind: 'claim_tag', stamps: [] },
  annotations: { kind: 'annotation', stamps: ['created_at', 'version', 'trashed_at', 'trashed_by'] },
  lists: { kind: 'list', stamps: EDITED },
  list_items: { kind: 'list_item', stamps: [] },
  list_editions: { kind: 'list_edition', stamps: [] },
  findings: { kind: 'finding', stamps: ['created_at', 'version'] },
  set_asides: { kind: 'set_aside', stamps: ['created_at', 'version'] },
  merge_proposals: { kind: 'merge_proposal', stamps: ['created_at', 'version'] },
  finding_evidence: { kind: 'finding_evidence', stamps: [] },
  searches: { kind: 'search', stamps: EDITED },
  contacts: { kind: 'contact', stamps: EDITED },
  views: { kind: 'view', stamps: EDITED },
  styles: { kind: 'style', stamps: EDITED },
} as const satisfies Partial<Record<keyof Schema, TableTraits>>;

interface TableTraits {
  readonly kind: string;
  readonly stamps: readonly Stamp[];
}

/** A column that `row-store.ts` fills in. */
export type Stamp = (typeof EDITED)[number];

/** A table whose rows leave events. */
export type TableName = keyof typeof TABLES;

/** The kinds of records that events describe. */
export type SubjectKind = (typeof TABLES)[TableName]['kind'];

type With<S extends Stamp> = {
  [T in TableName]: S extends (typeof TABLES)[T]['stamps'][number] ? T : never;
}[TableName];

/** A table whose rows can be trashed and restored. */
export type TrashableTable = With<'trashed_at'>;

/** A table whose rows belong to another row and are deleted for good. */
export type ChildTable = Exclude<TableName, With<'version'> | 'tokens' | 'list_editions'>;

export function hasStamp(table: TableName, stamp: Stamp): boolean {
  return (TABLES[table].stamps as readonly Stamp[]).includes(stamp);
}

/** The tables whose rows can be merged into another of their kind. */
export const MERGED_TABLES: readonly string[] = ['speakers', 'outlets', 'occasions', 'sources', 'tags'];
