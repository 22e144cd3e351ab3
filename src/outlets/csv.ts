import type { Columns } from '../lib/csv-table.js';
import type { Outlet } from './store.js';

export const OUTLET_COLUMNS: Columns<Outlet> = {
  id: ({ id }) => id,
  name: ({ name }) => name,
  kind: ({ kind }) => kind,
  url: ({ url }) => url,
  note: ({ note }) => note,
};
