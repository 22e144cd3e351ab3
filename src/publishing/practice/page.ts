import {
  countRows,
  type KeptRow,
  keptRows,
  STORY_NOUNS,
  type Story,
  type StoryCounts,
  stateOf,
  wordCounts,
} from './model.js';

export type Done = 'added' | 'removed' | null;

export function practicePage(story: Story | null, done: Done) {
  const [here, trashed] = [countRows(story, 'here'), countRows(story, 'trash')];
  const left = story === null ? [] : keptRows(story);
  const [words, trashedWords] = [wordCounts(here), wordCounts(trashed)];
  return {
    here: words,
    trashed: trashedWords,
    addLabel: trashedWords === null ? 'Add the practice story' : 'Restore the practice story',
    canAdd: words === null || trashedWords !== null,
    removeLabel:
      words === null ? null : trashedWords === null ? 'Remove the practice story' : 'Remove the rest',
    claims: left.filter(({ table }) => table === 'claims').map(link),
    // Of a removed story, only rows that other records use are left.
    kept: trashedWords === null ? [] : left.map(link),
    done: doneWords(done, words, trashedWords),
  };
}

function doneWords(done: Done, here: string | null, trashed: string | null): string | null {
  if (done === 'added' && here !== null) return 'Practice story added.';
  if (done === 'removed' && trashed !== null) return 'Practice story removed.';
  return null;
}

function link({ table, id, name }: KeptRow) {
  return { noun: STORY_NOUNS[table], name, href: `/${table}/${id}` };
}

export function practiceJson(story: Story | null) {
  return { state: stateOf(story), here: countRows(story, 'here'), in_trash: countRows(story, 'trash') };
}

export function removedJson(counts: StoryCounts, kept: readonly KeptRow[]) {
  return {
    removed: counts,
    kept: kept.map(({ table, id, name }) => ({ href: `/${table}/${id}`, what: STORY_NOUNS[table], name })),
  };
}
