import type { Columns } from '../lib/csv-table.js';
import type { Tag } from './store.js';

export const TAG_COLUMNS: Columns<Tag & { readonly claims: number }> = {
  id: ({ id }) => id,
  name: ({ name }) => name,
  claims: ({ claims }) => claims,
  note: ({ note }) => note,
};
