import { csvColumns } from '../../platform/lib/fields/noun-fields.js';
import type { Columns } from '../../platform/lib/formats/csv-table.js';
import { OCCASION_FIELDS } from './fields.js';
import type { OccasionRow } from './store.js';

const { note, ...others } = csvColumns(OCCASION_FIELDS);

export const OCCASION_COLUMNS: Columns<OccasionRow> = {
  id: ({ id }) => id,
  ...others,
  source: ({ source_title }) => source_title,
  note,
};
