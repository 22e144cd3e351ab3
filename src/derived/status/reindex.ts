import type { Rebuilder } from '../../platform/db/rebuilder.js';
import type { Tx } from '../../platform/db/schema.js';
import type { WriteContext } from '../../platform/db/transact.js';
import { HappenedReader } from './derived-store/happened.js';
import { StandingReader } from './derived-store/standing.js';
import { DerivedWriter } from './derived-store/writer.js';
import { marksOf, sinceOf } from './model/stale.js';

/** Claims processed at once: enough that shared evidence is read once, few enough for memory. */
const BATCH = 500;

/** Which findings are stale. Before the match: a stale finding accepts no mismatch. */
export const staleIndex: Rebuilder = {
  name: 'stale findings',
  async rebuild(change, progress) {
    await new DerivedWriter(change.tx).clearMarks();
    const rows = await inBatches(change, progress, (some) => markAgain(change.tx, some));
    return { rows };
  },
};

/** The status of every claim. After the match, on which it depends. */
export const statusIndex: Rebuilder = {
  name: 'statuses of quotations',
  async rebuild(change, progress) {
    const derived = new DerivedWriter(change.tx);
    await derived.clearStatuses();
    const checked = await inBatches(change, progress, (some) => derived.updateStatuses(some));
    return { rows: checked + (await derived.openRest()) };
  },
};

/** Processes every claim with findings in batches. @returns how many */
async function inBatches(
  change: WriteContext,
  progress: (done: number, total: number) => void,
  work: (claimIds: readonly number[]) => Promise<void>,
): Promise<number> {
  const checked = await new StandingReader(change.tx).allClaims();
  for (let at = 0; at < checked.length; at += BATCH) {
    const some = checked.slice(at, at + BATCH);
    await work(some);
    progress(at + some.length, checked.length);
  }
  return checked.length;
}

/** Reads all events since each finding that affect what it is based on. */
async function markAgain(tx: Tx, claimIds: readonly number[]): Promise<void> {
  const standing = await new StandingReader(tx).ofClaims(claimIds);
  const events = await new HappenedReader(tx).since(sinceOf(standing));
  await new DerivedWriter(tx).mark(marksOf(standing, events));
}

/** Marks the findings of these claims anew, but for marks whose event was erased. */
export async function remark(tx: Tx, claimIds: readonly number[]): Promise<void> {
  await new DerivedWriter(tx).clearMarksOf(claimIds);
  await markAgain(tx, claimIds);
}

/** The same into an empty table of that name, beside which the stored one is that of the schema `main`. */
export async function markApart(tx: Tx, claimIds: readonly number[]): Promise<void> {
  await new DerivedWriter(tx).keepErasedMarks(claimIds);
  await markAgain(tx, claimIds);
}

export async function deriveStatuses(tx: Tx, claimIds: readonly number[]): Promise<void> {
  await new DerivedWriter(tx).updateStatuses(claimIds);
}
