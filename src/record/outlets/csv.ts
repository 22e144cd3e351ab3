import type { Columns } from '../../platform/lib/csv-table.js';
import { csvColumns } from '../../platform/lib/noun-fields.js';
import { OUTLET_FIELDS } from './fields.js';
import type { Outlet } from './store.js';

export const OUTLET_COLUMNS: Columns<Outlet> = { id: ({ id }) => id, ...csvColumns(OUTLET_FIELDS) };
