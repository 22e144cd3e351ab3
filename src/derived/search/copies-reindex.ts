import type { Rebuilder } from '../../platform/db/rebuilder.js';
import { FindableReader } from './copies-store.js';
import { SnapshotIndexWriter } from './snapshot-index-store.js';

/** The index of saved copies. */
export const copyIndex: Rebuilder = {
  name: 'the text of saved copies',
  async rebuild(change, progress) {
    const [index, copies] = [new SnapshotIndexWriter(change.tx), new FindableReader(change.tx)];
    await index.clear();
    const all = await copies.all();
    for (const [at, { id }] of all.entries()) {
      const copy = await copies.byId(id);
      if (copy !== undefined) await index.add(copy);
      progress(at + 1, all.length);
    }
    return { rows: all.length };
  },
};
