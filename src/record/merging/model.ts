import { type Described, NOUNS } from '../../nouns.js';
import type { MergedTable, TableName } from '../../platform/db/subjects.js';
import type { Noun, Pointer as NounPointer } from '../../platform/noun.js';

// What can be merged, and every foreign key that refers to it. A merge redirects these, so the list must be complete
// (tests/contracts/merging.test.ts).

export type MergeTable = MergedTable;

/** A foreign key to a record that can be merged, and the noun by which its rows are counted. */
export interface Pointer extends NounPointer {
  readonly table: TableName;
}

type Mergeable = Extract<Described, { readonly merges: true }>;

export const MERGEABLE_NOUNS = NOUNS.filter((noun): noun is Mergeable => (noun as Noun).merges === true);

/** By the noun in its address. */
export const MERGEABLE = Object.fromEntries(
  MERGEABLE_NOUNS.map(({ table, kind }) => [table, kind]),
) as unknown as { readonly [N in Mergeable as N['table']]: N['kind'] };

/** A record merged earlier redirects to the one that remains now. */
const earlier = ({ table, called }: Mergeable): Pointer => ({
  table,
  column: 'merged_into_id',
  one: `${called} merged earlier`,
  many: `${table} merged earlier`,
});

export const POINTERS = Object.fromEntries(
  MERGEABLE_NOUNS.map((noun) => [noun.table, [...noun.pointers, earlier(noun)]]),
) as unknown as { readonly [T in MergeTable]: readonly Pointer[] };

/** Foreign keys that a merge leaves unchanged, and why. */
export const LEFT_ALONE: Readonly<Record<string, string>> = {
  'comparisons_due.source_id': 'derived: made again from the copies and attributions that moved',
  'merge_proposals.going_id': 'what was proposed, about the two as they were',
  'merge_proposals.kept_id': 'what was proposed, about the two as they were',
  'source_checks.source_id': 'the last look at the address of the one that was merged, which is its own',
};

/** Rows that would reveal a speaker: they are not moved where only restricted claims use the speaker. */
const REVEALING_KEYS: readonly string[] = [
  'speaker_titles.speaker_id',
  'speaker_members.body_id',
  'speaker_members.member_id',
];

export function keyOf({ table, column }: Pointer): string {
  return `${table}.${column}`;
}

/** The foreign keys that a merge redirects. @param isRestricted whether only restricted claims use the record */
export function pointersMoved(table: MergeTable, isRestricted: boolean): readonly Pointer[] {
  return POINTERS[table].filter((pointer) => !isRestricted || !REVEALING_KEYS.includes(keyOf(pointer)));
}

/** The column with the record's name. */
export function nameColumn(table: MergeTable): 'name' | 'title' {
  return NAME_COLUMNS[table];
}

const NAME_COLUMNS = Object.fromEntries(
  MERGEABLE_NOUNS.map(({ table, name }) => [table, name.column]),
) as unknown as { readonly [N in Mergeable as N['table']]: N['name']['column'] };

/** The ids that a merge moved, stored with the merged record; it contains nothing that a person typed. */
export interface Moves {
  /** The last event before the merge. */
  readonly seq: number;
  /** Ids of rows, by `table.column`. */
  readonly moved: Readonly<Record<string, readonly number[]>>;
  /** The other name that the remaining record got; null where it already had it. */
  readonly name: number | null;
  /** Names that became restricted. */
  readonly restricted: readonly number[];
  /** Claims that had both tags. */
  readonly both: readonly number[];
}

export function movesIn(row: { readonly merge_moves: string | null }): Moves {
  return JSON.parse(row.merge_moves ?? 'null') as Moves;
}

/** Referring rows, by the foreign key. */
export type Pointing = readonly { readonly pointer: Pointer; readonly ids: readonly number[] }[];

/** The number of rows by noun, without zeros. */
export function countsOf(
  rows: Pointing,
): { readonly what: string; readonly one: string; readonly many: string; readonly count: number }[] {
  return rows
    .filter(({ ids }) => ids.length > 0)
    .map(({ pointer, ids }) => ({
      what: keyOf(pointer),
      one: pointer.one,
      many: pointer.many,
      count: ids.length,
    }));
}
