import { type Described, type DescribedPart, NOUNS, PARTS } from '../../nouns.js';
import type { Noun, Stamp } from '../noun.js';

// Every table whose rows leave events: the kind of its rows in an event, and which of the columns common to edited
// tables it has. All of it follows from the nouns.

export type { Stamp } from '../noun.js';

type Tables = {
  readonly [N in Described | DescribedPart as N['table']]: {
    readonly kind: N['kind'];
    readonly stamps: N['stamps'];
  };
};

export const TABLES = Object.fromEntries(
  [...NOUNS, ...PARTS.map(([part]) => part)].map(({ table, kind, stamps }) => [table, { kind, stamps }]),
) as unknown as Tables;

/** A table whose rows leave events. */
export type TableName = keyof Tables;

/** The kinds of records that events describe. */
export type SubjectKind = Tables[TableName]['kind'];

type With<S extends Stamp> = {
  [T in TableName]: S extends Tables[T]['stamps'][number] ? T : never;
}[TableName];

/** A table whose rows can be trashed and restored. */
export type TrashableTable = With<'trashed_at'>;

/** A table whose rows belong to another row and are deleted for good. */
export type ChildTable = Exclude<TableName, With<'version'> | 'tokens' | 'list_editions'>;

export function hasStamp(table: TableName, stamp: Stamp): boolean {
  return (TABLES[table].stamps as readonly Stamp[]).includes(stamp);
}

/** A noun whose records can be merged into another of their kind. */
type Merged = Extract<Described, { readonly merges: true }>;

/** The tables whose rows can be merged into another of their kind. */
export const MERGED_TABLES: readonly string[] = NOUNS.filter((noun: Noun) => noun.merges).map(
  ({ table }) => table,
);

export type MergedTable = Merged['table'];

/** Kinds of records of which it is stored whether everybody is shown them. */
export type StoredKind = Extract<Described, { readonly seen: 'stored' }>['kind'];

/** What is stored as shown: records, shared lists and views, and the copies of a source. */
export type PublicKind = StoredKind | Extract<Described, { readonly seen: 'owned' }>['kind'] | 'copies';

/** Tables of records that are seen with their claim. */
export type OfClaimTable = Extract<Described, { readonly seen: 'of claim' }>['table'];
