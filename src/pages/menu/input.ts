import { line } from '../../platform/lib/fields/fields.js';
import { filtersBy } from '../../platform/lib/fields/filters.js';

/** No more than people type as a name: longer words are for the search. */
const MAX_TYPED = 200;

export const menuFilters = filtersBy({ q: line({ max: MAX_TYPED, label: 'The name' }) });
