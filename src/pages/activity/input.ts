import { idOf, line } from '../../platform/lib/fields/fields.js';
import { filtersBy } from '../../platform/lib/fields/filters.js';

export const activityFilters = filtersBy({
  user: idOf('user'),
  after: line({ max: 1_000, label: 'after' }),
});
