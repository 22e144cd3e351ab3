import type { Columns } from '../lib/csv-table.js';
import type { Speaker } from './store.js';

export const SPEAKER_COLUMNS: Columns<Speaker> = {
  id: ({ id }) => id,
  kind: ({ kind }) => kind,
  name: ({ name }) => name,
  sort_name: ({ sort_name }) => sort_name,
  language: ({ language }) => language,
  description: ({ description }) => description,
  wikidata_id: ({ wikidata_id }) => wikidata_id,
};
