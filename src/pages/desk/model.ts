import { MAX_COUNTED } from '../../platform/lib/capped-count.js';

/** `12`, or `1,000+` where counting stopped. */
export function countWords(dates: readonly unknown[]): string {
  return dates.length > MAX_COUNTED
    ? `${MAX_COUNTED.toLocaleString('en-GB')}+`
    : dates.length.toLocaleString('en-GB');
}
