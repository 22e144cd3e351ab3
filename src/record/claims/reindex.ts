import type { Rebuilder } from '../../platform/db/rebuilder.js';
import { ClaimLikenessWriter } from './likeness-store.js';

/** The comparison keys of claims. */
export const claimIndex: Rebuilder = {
  name: 'comparison keys of quotations',
  async rebuild(change, progress) {
    return { rows: await new ClaimLikenessWriter(change.tx).rebuild(progress) };
  },
};
