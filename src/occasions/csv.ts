import type { Columns } from '../lib/csv-table.js';
import type { Occasion } from './store.js';

export const OCCASION_COLUMNS: Columns<Occasion> = {
  id: ({ id }) => id,
  name: ({ name }) => name,
  kind: ({ kind }) => kind,
  date: ({ date }) => date,
  time_zone: ({ time_zone }) => time_zone,
  place: ({ place }) => place,
  note: ({ note }) => note,
};
