import type { Rebuilder } from '../../platform/db/rebuilder.js';
import { ClaimIndexWriter } from './index.js';

/** What claims are found by. After how they stand, which is one of the things to find them by. */
export const searchIndex: Rebuilder = {
  name: 'the search index of quotations',
  async rebuild(change, progress) {
    const rows = await new ClaimIndexWriter(change.tx).rebuild();
    progress(rows, rows);
    return { rows };
  },
};
