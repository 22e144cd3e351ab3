import type { AttributionRow } from './rows.js';

// Chooses the attribution that a list cites; refuses one that nobody has seen, whatever its tier.

const RANK_ORDER = ['preferred', 'normal', 'deprecated'];
const TIER_ORDER = ['primary', 'issuer', 'secondary', null];

/**
 * The cited attribution: among those whose wording somebody has seen, the preferred one, then the claim's reference,
 * then the better tier, then the older row. Our own piece is cited only where there is no other. Null where no wording
 * was seen.
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

/** The same among attributions that were all seen. */
export function pickAmongSeen<Row extends Ranked>(
  seen: readonly Row[],
  referenceId: number | null,
): Row | null {
  const others = seen.filter(({ is_ours }) => !is_ours);
  const among = others.length > 0 ? others : seen;
  let [best = null] = among;
  for (const row of among) if (best !== null && isBefore(row, best, referenceId)) best = row;
  return best;
}

type Ranked = Pick<AttributionRow, 'id' | 'rank' | 'tier' | 'is_ours'>;

function isBefore(one: Ranked, other: Ranked, referenceId: number | null): boolean {
  if (one.rank !== other.rank) return RANK_ORDER.indexOf(one.rank) < RANK_ORDER.indexOf(other.rank);
  if (one.id === referenceId || other.id === referenceId) return one.id === referenceId && one !== other;
  if (one.tier !== other.tier) return TIER_ORDER.indexOf(one.tier) < TIER_ORDER.indexOf(other.tier);
  return one.id < other.id;
}
