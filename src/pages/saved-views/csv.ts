import type { Columns } from '../../platform/lib/formats/csv-table.js';
import { addressOf } from './model.js';
import type { View } from './store.js';

export const VIEW_COLUMNS: Columns<View> = {
  id: ({ id }) => id,
  name: ({ name }) => name,
  query: ({ query }) => query,
  address: (view) => addressOf(view),
  shared: ({ owner_id }) => owner_id === null,
};
