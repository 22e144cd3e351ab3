import { oneOf } from '../../platform/lib/fields/fields.js';
import { filtersBy } from '../../platform/lib/fields/filters.js';

/** The beginning of the handover's period. */
export const SINCE = {
  here: 'the start of my shift',
  '4h': '4 hours ago',
  '8h': '8 hours ago',
  '12h': '12 hours ago',
  '24h': 'a day ago',
  '72h': 'three days ago',
} as const;
export type Since = keyof typeof SINCE;

export const handoverOptions = filtersBy({ since: oneOf(SINCE, 'since') });

const HOUR_MS = 3_600_000;
/** The length of a long shift, used where its beginning is unknown. */
const SHIFT_MS = 12 * HOUR_MS;

/** @param cameOn null where it is unknown */
export function sinceOf(wish: Since, cameOn: string | null, now: string): string {
  if (wish === 'here' && cameOn !== null) return cameOn;
  const ms = wish === 'here' ? SHIFT_MS : Number.parseInt(wish, 10) * HOUR_MS;
  return new Date(Date.parse(now) - ms).toISOString();
}
