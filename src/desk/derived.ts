import { ClaimSearchWriter } from '../claims/search-store.js';
import type { Change } from '../db/transact.js';

// Everything that the machine derives from the record, and how to make it anew. `onrecord reindex` runs
// them all, each in a change of its own, in this order.

export interface Rebuilder {
  /** In words, as it is shown while it runs. */
  readonly name: string;
  /** Drops what there is and derives it again from the rows, whatever stood there. */
  rebuild(change: Change, progress: Progress): Promise<Rebuilt>;
}

type Progress = (done: number, total: number) => void;

export interface Rebuilt {
  /** Rows of the record that were read. */
  readonly rows: number;
}

export const REBUILDERS: readonly Rebuilder[] = [{ name: 'search of claims', rebuild: rebuildClaimSearch }];

async function rebuildClaimSearch(change: Change, progress: Progress): Promise<Rebuilt> {
  return { rows: await new ClaimSearchWriter(change.tx).rebuild(progress) };
}
