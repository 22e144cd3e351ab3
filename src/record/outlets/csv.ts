import { csvColumns } from '../../platform/lib/fields/noun-fields.js';
import type { Columns } from '../../platform/lib/formats/csv-table.js';
import { OUTLET_FIELDS } from './fields.js';
import type { Outlet } from './store.js';

export const OUTLET_COLUMNS: Columns<Outlet> = { id: ({ id }) => id, ...csvColumns(OUTLET_FIELDS) };
