import type { Rebuilder } from '../../platform/db/rebuilder.js';
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
