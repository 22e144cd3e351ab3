// What can be merged, and every foreign key that refers to it. A merge redirects these, so the list must be complete
// (tests/contracts/merging.test.ts).

/** By the noun in its address. */
export const MERGEABLE = {
  speakers: 'speaker',
  outlets: 'outlet',
  occasions: 'occasion',
  sources: 'source',
  tags: 'tag',
} as const;

export type MergeTable = keyof typeof MERGEABLE;

/** A foreign key to a mergeable record, and the noun by which its rows are counted. */
export interface Pointer {
  readonly table: PointerTable;
  readonly column: string;
  readonly one: string;
  readonly many: string;
}

type PointerTable =
  | MergeTable
  | 'claims'
  | 'attributions'
  | 'findings'
  | 'speaker_names'
  | 'speaker_titles'
  | 'speaker_members'
  | 'snapshots'
  | 'annotations'
  | 'claim_tags';

const CLAIMS = { table: 'claims', one: 'quotation', many: 'quotations' } as const;
const ATTRIBUTIONS = {
  table: 'attributions',
  one: 'source of a quotation',
  many: 'sources of quotations',
} as const;

/** A record merged earlier redirects to the one that remains now. */
const earlier = (table: MergeTable): Pointer => ({
  table,
  column: 'merged_into_id',
  one: `${MERGEABLE[table]} merged earlier`,
  many: `${table} merged earlier`,
});

export const POINTERS: { readonly [T in MergeTable]: readonly Pointer[] } = {
  speakers: [
    { ...CLAIMS, column: 'speaker_id' },
    { ...ATTRIBUTIONS, column: 'speaker_id' },
    {
      ...ATTRIBUTIONS,
      column: 'voiced_by_id',
      one: 'quotation with this spokesperson',
      many: 'quotations with this spokesperson',
    },
    {
      ...ATTRIBUTIONS,
      column: 'recounted_by_id',
      one: 'quotation recalled by this person',
      many: 'quotations recalled by this person',
    },
    {
      table: 'findings',
      column: 'actual_speaker_id',
      one: 'finding that names the real speaker',
      many: 'findings that name the real speaker',
    },
    { table: 'speaker_names', column: 'speaker_id', one: 'other name', many: 'other names' },
    { table: 'speaker_titles', column: 'speaker_id', one: 'title', many: 'titles' },
    { table: 'speaker_members', column: 'body_id', one: 'member', many: 'members' },
    { table: 'speaker_members', column: 'member_id', one: 'membership', many: 'memberships' },
    earlier('speakers'),
  ],
  outlets: [{ table: 'sources', column: 'outlet_id', one: 'source', many: 'sources' }, earlier('outlets')],
  occasions: [
    { ...CLAIMS, column: 'occasion_id' },
    { ...ATTRIBUTIONS, column: 'occasion_id' },
    earlier('occasions'),
  ],
  sources: [
    { ...ATTRIBUTIONS, column: 'source_id', one: 'quotation', many: 'quotations' },
    { table: 'snapshots', column: 'source_id', one: 'saved copy', many: 'saved copies' },
    { table: 'annotations', column: 'source_id', one: 'note', many: 'notes' },
    { table: 'occasions', column: 'source_id', one: 'occasion', many: 'occasions' },
    { table: 'speaker_titles', column: 'source_id', one: 'title of a speaker', many: 'titles of speakers' },
    earlier('sources'),
  ],
  tags: [{ table: 'claim_tags', column: 'tag_id', one: 'quotation', many: 'quotations' }, earlier('tags')],
};

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
  return table === 'sources' ? 'title' : 'name';
}

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
