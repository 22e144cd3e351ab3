import { csvColumns } from '../../platform/lib/fields/noun-fields.js';
import type { Columns } from '../../platform/lib/formats/csv-table.js';
import { SPEAKER_FIELDS } from './fields.js';
import type { Speaker } from './store.js';

export const SPEAKER_COLUMNS: Columns<Speaker> = { id: ({ id }) => id, ...csvColumns(SPEAKER_FIELDS) };
