import type { AttributionRow } from './rows.js';

// Owns the choice of the attribution that a list cites; refuses one that nobody has seen, however good its
// tier.

const RANK_ORDER = ['preferred', 'normal', 'deprecated'];
const TIER_ORDER = ['primary', 'issuer', 'secondary', null];

/**
 * The attribution that is cited: among those whose wording somebody has seen, the preferred one, then the
 * claim's reference, then the better tier, then the older row. null where no wording was seen.
 */
export function pickCited(
  attributions: readonly AttributionRow[],
  referenceId: number | null,
): AttributionRow | null {
  return pickAmongSeen(
    attributions.filter((row) => row.wording !== null),
    referenceId,
  );
}

/** The same among attributions whose wording was seen, all of them. */
export function pickAmongSeen<Row extends Pick<AttributionRow, 'id' | 'rank' | 'tier'>>(
  seen: readonly Row[],
  referenceId: number | null,
): Row | null {
  const order = (row: Row) => [
    RANK_ORDER.indexOf(row.rank),
    row.id === referenceId ? 0 : 1,
    TIER_ORDER.indexOf(row.tier),
    row.id,
  ];
  return seen.toSorted((a, b) => compareInTurn(order(a), order(b)))[0] ?? null;
}

function compareInTurn(a: readonly number[], b: readonly number[]): number {
  for (const [place, value] of a.entries()) {
    const difference = value - (b[place] ?? 0);
    if (difference !== 0) return difference;
  }
  return 0;
}
