import type { Columns } from '../../platform/lib/formats/csv-table.js';
import { searchJson } from './json.js';
import type { Search } from './store.js';

export const SEARCH_COLUMNS: Columns<Search> = {
  id: ({ id }) => id,
  claim_id: ({ claim_id }) => claim_id,
  where: (search) => searchJson(search).where,
  words: (search) => searchJson(search).words,
  date: ({ searched_on }) => searched_on,
  outcome: ({ outcome }) => outcome,
  result: ({ result }) => result,
  author: ({ author }) => author,
  created_at: ({ created_at }) => created_at,
};
