import type { WriteContext } from '../../platform/db/transact.js';
import { ClaimIndexWriter } from './index-store.js';

/** Index pages merged in one transaction, which then takes a few milliseconds, so that other writers hardly wait. */
const MAX_PAGES_MERGED = 16;

/** Merges a little of the claim index; returns whether there was anything to merge. */
export function mergeSome({ tx }: WriteContext): Promise<boolean> {
  return new ClaimIndexWriter(tx).merge(MAX_PAGES_MERGED);
}
