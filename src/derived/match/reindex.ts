import type { Rebuilder } from '../../platform/db/rebuilder.js';
import { MatchWriter } from './derived-store.js';

/** The matches of claims with the saved copies of their sources. */
export const matchIndex: Rebuilder = {
  name: 'matches with saved copies',
  async rebuild(change, progress) {
    return { rows: await new MatchWriter(change.tx).rebuild(progress) };
  },
};
