import type { Columns } from '../lib/csv-table.js';
import type { OccasionRow } from './store.js';

export const OCCASION_COLUMNS: Columns<OccasionRow> = {
  id: ({ id }) => id,
  name: ({ name }) => name,
  kind: ({ kind }) => kind,
  date: ({ date }) => date,
  time_zone: ({ time_zone }) => time_zone,
  place: ({ place }) => place,
  source: ({ source_title }) => source_title,
  note: ({ note }) => note,
};
