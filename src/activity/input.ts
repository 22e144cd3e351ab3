import { idOf, line } from '../lib/fields.js';
import { filtersBy } from '../lib/filters.js';

export const activityFilters = filtersBy({
  user: idOf('user'),
  after: line({ max: 1_000, label: 'after' }),
});
