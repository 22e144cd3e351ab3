import type { Search } from './store.js';

/** A search as JSON: the keys that a write accepts, and computed ones. Other nouns include searches in this form. */
export function searchJson(search: Search) {
  const { id, claim_id, outcome, created_at, version } = search;
  const isErased = search.erased_by !== null;
  return {
    id,
    claim_id,
    where: isErased ? null : search.place,
    words: isErased ? null : search.words,
    date: search.searched_on,
    outcome,
    result: search.result,
    author: { id: search.author_id, name: search.author },
    created_at,
    trashed: search.trashed_at !== null,
    erased: isErased,
    version,
  };
}
