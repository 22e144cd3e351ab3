import type { Rebuilder } from '../../platform/db/rebuilder.js';
import type { WriteContext } from '../../platform/db/transact.js';
import { FindableReader } from './copies-store.js';
import { ClaimIndexWriter } from './index-writer-store.js';
import { LateNotesWriter } from './late-notes-store.js';
import { SnapshotIndexWriter } from './snapshot-index-store.js';

/** The index of claims. After their status, which is indexed too. */
export const searchIndex: Rebuilder = {
  name: 'search index of quotations',
  async rebuild(change, progress) {
    const rows = await new ClaimIndexWriter(change.tx).rebuild();
    progress(rows, rows);
    return { rows };
  },
};

/** The index of saved copies. */
export const copyIndex: Rebuilder = {
  name: 'search index of saved copies',
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

/** Index pages merged in one transaction, which then takes a few milliseconds, so that other writers hardly wait. */
const MAX_PAGES_MERGED = 16;

/** Merges a little of the claim index; returns whether there was anything to merge. */
export function mergeSome({ tx }: WriteContext): Promise<boolean> {
  return new ClaimIndexWriter(tx).merge(MAX_PAGES_MERGED);
}

/** Notes indexed in one transaction, which then takes about ten milliseconds. */
const MAX_NOTES_INDEXED = 64;

/** Indexes some of the notes that were added since; returns whether there were any. */
export async function indexSomeNotes({ tx }: WriteContext): Promise<boolean> {
  const claims = await new LateNotesWriter(tx).takeOldest(MAX_NOTES_INDEXED);
  if (claims !== null) await new ClaimIndexWriter(tx).refreshNotes(claims);
  return claims !== null;
}
