import type { Columns } from '../../platform/lib/formats/csv-table.js';
import type { CountedList } from './store.js';

export const LIST_COLUMNS: Columns<CountedList> = {
  id: ({ id }) => id,
  title: ({ title }) => title,
  shared: ({ owner_id }) => owner_id === null,
  claims: ({ claims }) => claims,
  style: ({ style }) => style,
  locale: ({ locale }) => locale,
  kind: ({ kind }) => kind,
  note: ({ note }) => note,
  created_at: ({ created_at }) => created_at,
  updated_at: ({ updated_at }) => updated_at,
};
