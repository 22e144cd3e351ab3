import type { Rebuilder } from '../db/rebuilder.js';
import { ClaimSearchWriter } from './search-store.js';

/** What claims are searched and compared by. */
export const claimIndex: Rebuilder = {
  name: 'what claims are searched by',
  async rebuild(change, progress) {
    return { rows: await new ClaimSearchWriter(change.tx).rebuild(progress) };
  },
};
