import type { Rebuilder } from '../../platform/db/rebuilder.js';
import { ClaimIndexWriter } from './index-store.js';

/** The index of claims. After their status, which is indexed too. */
export const searchIndex: Rebuilder = {
  name: 'the search index of quotations',
  async rebuild(change, progress) {
    const rows = await new ClaimIndexWriter(change.tx).rebuild();
    progress(rows, rows);
    return { rows };
  },
};
