import { restoreRow, trashRow } from '../../people/activity/row-store.js';
import type { WriteContext } from '../../platform/db/transact.js';
import { DESK } from '../../platform/viewer.js';
import { TagReader } from '../../record/tags/store.js';
import { importDesk } from '../exchange/actions/import.js';
import type { Desk } from '../exchange/input/desk.js';
import {
  countEach,
  countRows,
  type KeptRow,
  STORY_TABLES,
  type Story,
  type StoryCounts,
  type StoryNames,
  type StoryRow,
  type StoryTable,
} from './model.js';
import { PracticeReader } from './store.js';
import { PracticeUseReader } from './uses-store.js';

/** What became of the story: `unchanged` where all of it existed already. */
export interface AddedStory {
  readonly kind: 'added' | 'restored' | 'unchanged';
  readonly counts: StoryCounts;
}

export interface RemovedStory {
  readonly kind: 'removed' | 'unchanged';
  readonly counts: StoryCounts;
  /** Rows that other records use. */
  readonly kept: readonly KeptRow[];
}

export function namesIn(file: Desk): StoryNames {
  const names = (kind: 'occasions' | 'speakers' | 'outlets' | 'tags') =>
    Array.from(file.each(kind), ({ name }) => name);
  const titles = (kind: 'lists' | 'sources') => Array.from(file.each(kind), ({ title }) => title);
  return {
    lists: titles('lists'),
    occasions: names('occasions'),
    speakers: names('speakers'),
    sources: titles('sources'),
    outlets: names('outlets'),
    tags: names('tags'),
  };
}

/** Adds the story to a database that never had it; restores its trashed parts in one that had. */
export async function addPractice(change: WriteContext, file: Desk): Promise<AddedStory> {
  const stories = new PracticeReader(change.tx);
  const before = await stories.find(namesIn(file));
  if (before === null) {
    await importDesk(change, file);
    return { kind: 'added', counts: countRows(await stories.find(namesIn(file)), 'here') };
  }
  const counts = await restoreAll(change, before);
  const isUnchanged = STORY_TABLES.every((table) => counts[table] === 0);
  return { kind: isUnchanged ? 'unchanged' : 'restored', counts };
}

/** In order of dependency. */
async function restoreAll(change: WriteContext, story: Story): Promise<StoryCounts> {
  const counts = new Map<StoryTable, number>();
  for (const table of STORY_TABLES.toReversed()) {
    for (const { id, name, isTrashed } of story[table]) {
      if (!isTrashed || (table === 'tags' && (await isTaken(change, name)))) continue;
      await restoreRow(change, table, id, null);
      counts.set(table, (counts.get(table) ?? 0) + 1);
    }
  }
  return countEach((table) => counts.get(table) ?? 0);
}

/** Somebody may have created a tag of that name meanwhile: names are unique. */
async function isTaken(change: WriteContext, tag: string): Promise<boolean> {
  return (await new TagReader(change.tx, DESK).named(tag)) !== undefined;
}

/** Moves the story to the trash, except for rows that other records use and their dependencies. */
export async function removePractice(change: WriteContext, file: Desk): Promise<RemovedStory> {
  const story = await new PracticeReader(change.tx).find(namesIn(file));
  if (story === null) return { kind: 'unchanged', counts: countEach(() => 0), kept: [] };
  const going = await goingOf(change, story);
  for (const table of STORY_TABLES)
    for (const { id } of going[table]) await trashRow(change, table, id, null);
  const counts = countEach((table) => going[table].length);
  const kept = STORY_TABLES.flatMap((table) =>
    story[table]
      .filter((row) => !row.isTrashed && !going[table].includes(row))
      .map(({ id, name }) => ({ table, id, name })),
  );
  const isUnchanged = STORY_TABLES.every((table) => counts[table] === 0);
  return { kind: isUnchanged ? 'unchanged' : 'removed', counts, kept };
}

/** From quotations down: what a remaining row depends on remains with it. */
async function goingOf(change: WriteContext, story: Story): Promise<Story> {
  const uses = new PracticeUseReader(change.tx);
  const all = (table: StoryTable) => idsOf(story[table]);
  const unused = (table: StoryTable, used: ReadonlySet<number>) =>
    story[table].filter(({ id, isTrashed }) => !isTrashed && !used.has(id));
  const claims = unused('claims', await uses.claims(all('claims'), all('sources')));
  const lists = unused('lists', await uses.lists(all('lists'), all('claims')));
  const speakers = unused('speakers', await uses.speakers(all('speakers'), idsOf(claims)));
  const occasions = unused('occasions', await uses.occasions(all('occasions'), idsOf(claims)));
  const going = { claims: idsOf(claims), occasions: idsOf(occasions), speakers: idsOf(speakers) };
  const sources = unused('sources', await uses.sources(all('sources'), going));
  const outlets = unused('outlets', await uses.outlets(all('outlets'), idsOf(sources)));
  const tags = unused('tags', await uses.tags(all('tags'), idsOf(claims)));
  return { lists, claims, occasions, speakers, sources, outlets, tags };
}

function idsOf(rows: readonly StoryRow[]): readonly number[] {
  return rows.map(({ id }) => id);
}
