import { howManyOf } from '../../platform/lib/text/how-many.js';

// The practice story is an invented one that editors add and remove again. Its records are ordinary rows, identified by
// the names in the file and by being added together.

/** Tables of the story: dependent rows first. Notes and copies go with theirs. */
export const STORY_TABLES = [
  'lists',
  'claims',
  'occasions',
  'speakers',
  'sources',
  'outlets',
  'tags',
] as const;
export type StoryTable = (typeof STORY_TABLES)[number];

export interface StoryRow {
  readonly id: number;
  /** Its name, its title, or the text of a quotation. */
  readonly name: string;
  readonly isTrashed: boolean;
}

/** A record that remains when the story is removed. */
export interface KeptRow {
  readonly table: StoryTable;
  readonly id: number;
  readonly name: string;
}

export type Story = Readonly<Record<StoryTable, readonly StoryRow[]>>;

export type StoryCounts = Readonly<Record<StoryTable, number>>;

/** The names that the file gives its records, which identify them. */
export type StoryNames = Readonly<Record<Exclude<StoryTable, 'claims'>, readonly string[]>>;

/** `trashed`: it was here and all its quotations are in the trash. */
export type StoryState = 'absent' | 'here' | 'trashed';

export function stateOf(story: Story | null): StoryState {
  if (story === null) return 'absent';
  return story.claims.some(({ isTrashed }) => !isTrashed) ? 'here' : 'trashed';
}

/** Rows that are not in the trash. */
export function keptRows(story: Story): readonly KeptRow[] {
  return STORY_TABLES.flatMap((table) =>
    story[table].filter(({ isTrashed }) => !isTrashed).map(({ id, name }) => ({ table, id, name })),
  );
}

export function countRows(story: Story | null, where: 'here' | 'trash'): StoryCounts {
  const count = (table: StoryTable) =>
    (story?.[table] ?? []).filter(({ isTrashed }) => isTrashed === (where === 'trash')).length;
  return countEach(count);
}

export function countEach(count: (table: StoryTable) => number): StoryCounts {
  return Object.fromEntries(STORY_TABLES.map((table) => [table, count(table)])) as StoryCounts;
}

export const STORY_NOUNS: Readonly<Record<StoryTable, string>> = {
  lists: 'List',
  claims: 'Quotation',
  occasions: 'Occasion',
  speakers: 'Speaker',
  sources: 'Source',
  outlets: 'Outlet',
  tags: 'Tag',
};

/** `7 quotations, 3 speakers and one list`; null where there is nothing to count. */
export function wordCounts(counts: StoryCounts): string | null {
  return howManyOf([
    [counts.claims, 'quotation'],
    [counts.speakers, 'speaker'],
    [counts.sources, 'source'],
    [counts.outlets, 'outlet'],
    [counts.occasions, 'occasion'],
    [counts.tags, 'tag'],
    [counts.lists, 'list'],
  ]);
}
