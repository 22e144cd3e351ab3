import type { Columns } from '../../platform/lib/csv-table.js';
import { csvColumns } from '../../platform/lib/noun-fields.js';
import { SPEAKER_FIELDS } from './fields.js';
import type { Speaker } from './store.js';

export const SPEAKER_COLUMNS: Columns<Speaker> = { id: ({ id }) => id, ...csvColumns(SPEAKER_FIELDS) };
