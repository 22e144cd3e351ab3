import { ATTRIBUTION_STATUSES, keysOf } from '../../vocabulary.js';
import type { Counted } from './model/facets.js';
import { figure } from './narrow-section.js';

// How the quotations of a speaker stand: how many there are, and how many have each status.

/** @param of the filter that selects them, such as `speaker=3` */
export function standingShown({ count, facets }: Counted, of: string) {
  if (count.value === 0) return null;
  const counts = new Map(facets.status.map((value) => [value.name, value]));
  return {
    total: `${figure(count)} ${count.value === 1 ? 'quotation' : 'quotations'}`,
    href: `/claims?${of}`,
    statuses: keysOf(ATTRIBUTION_STATUSES).flatMap((status) => {
      const counted = counts.get(status);
      if (counted === undefined) return [];
      return [
        {
          count: figure(counted),
          status,
          word: ATTRIBUTION_STATUSES[status],
          href: `/claims?${of}&status=${status}`,
        },
      ];
    }),
  };
}
