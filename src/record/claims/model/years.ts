import type { ClaimFilters } from '../model.js';

export type Years = readonly [first: number, last: number];

/** The years that the dates select; null where they begin or end within a year. */
export function yearsOf({ from, to }: ClaimFilters): Years | 'all' | null {
  if (from === null && to === null) return 'all';
  const isWhole = (from?.min?.endsWith('-01-01') ?? true) && (to?.max?.endsWith('-12-31') ?? true);
  return isWhole ? [Number(from?.min?.slice(0, 4) ?? 0), Number(to?.max?.slice(0, 4) ?? 9999)] : null;
}
