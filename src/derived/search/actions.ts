import type { WriteContext } from '../../platform/db/transact.js';
import { ClaimIndexWriter } from './index-writer-store.js';

/** The numbers of some claims, both bounds inclusive. */
export interface ClaimRange {
  readonly first: number;
  readonly last: number;
}

/** Counts the facets of claims that readers are about to see: the triggers do not count those of a running import. */
export async function countShownClaims({ tx }: WriteContext, ranges: Iterable<ClaimRange>): Promise<void> {
  const index = new ClaimIndexWriter(tx);
  for (const { first, last } of ranges) await index.countFacets(first, last);
}
