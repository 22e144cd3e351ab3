import type { WriteContext } from '../../platform/db/transact.js';
import { ClaimIndexWriter } from './index-writer-store.js';

/** Counts the facets of the claims of a running import, which readers are about to see. */
export async function countShownClaims({ tx }: WriteContext): Promise<void> {
  await new ClaimIndexWriter(tx).showHiddenFacets();
}
