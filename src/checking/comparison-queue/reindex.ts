import type { Rebuilder } from '../../platform/db/rebuilder.js';
import type { Tx } from '../../platform/db/schema.js';
import { DueWriter } from './due-store.js';

/** Comparisons: all are queued again, and compared after the commit. */
export const comparisonIndex: Rebuilder = {
  name: 'comparisons with saved copies',
  async rebuild(change) {
    const due = new DueWriter(change.tx);
    await due.dropAll();
    return { rows: (await due.addAttributions(null)) + (await due.addNotes(null)) };
  },
};

/** Queues the wordings of these claims once more, and deletes results of those that should have none. */
export async function compareAgain(tx: Tx, claimIds: readonly number[]): Promise<void> {
  const due = new DueWriter(tx);
  const wordings = await due.attributionsWith('claim_id', claimIds);
  await due.addAttributions(wordings);
  await due.dropUnqueued('attribution_id', wordings);
}

/** The same for notes on words of a saved copy. */
export async function followAgain(tx: Tx, noteIds: readonly number[]): Promise<void> {
  const due = new DueWriter(tx);
  await due.addNotes(noteIds);
  await due.dropUnqueued('annotation_id', noteIds);
}
