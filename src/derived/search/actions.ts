import type { WriteContext } from '../../platform/db/transact.js';
import { ClaimIndexWriter } from './index.js';

/** Pages put together in one change, which then takes a few milliseconds: whoever saves something waits for no more. */
const PAGES = 16;

/** Puts a little of the index of claims together; answers whether there was anything to do. */
export function mergeSome({ tx }: WriteContext): Promise<boolean> {
  return new ClaimIndexWriter(tx).merge(PAGES);
}
