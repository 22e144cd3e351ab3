import { csvColumns } from '../../platform/lib/fields/noun-fields.js';
import type { Columns } from '../../platform/lib/formats/csv-table.js';
import { TAG_FIELDS } from './fields.js';
import type { Tag } from './store.js';

type CountedTag = Tag & { readonly claims: number };

const { name, ...others } = csvColumns(TAG_FIELDS);

export const TAG_COLUMNS: Columns<CountedTag> = {
  id: ({ id }) => id,
  name,
  claims: ({ claims }) => claims,
  ...others,
};
