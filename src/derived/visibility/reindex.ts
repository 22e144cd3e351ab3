import type { Rebuilder } from '../../platform/db/rebuilder.js';
import { PublicRecords } from './public-store.js';

/** Which records everybody is shown. Before matches and the index of saved copies, which depend on it. */
export const visibilityIndex: Rebuilder = {
  name: 'what readers see',
  async rebuild(change, progress) {
    return { rows: await new PublicRecords(change.tx).rebuild(progress) };
  },
};
