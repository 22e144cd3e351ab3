import type { Rebuilder } from '../db/rebuilder.js';
import type { Tx } from '../db/schema.js';
import { deriveMatchesOf } from '../match/follow.js';
import { HappenedReader } from './derived-store/happened.js';
import { StandingReader } from './derived-store/standing.js';
import { DerivedWriter } from './derived-store/writer.js';
import { marksOf, sinceOf } from './model/stale.js';

/** Claims looked at together: enough that what they cite in common is read once, few enough to hold. */
const BATCH = 500;

/** Which findings are stale, and the status of every claim. */
export const findingIndex: Rebuilder = {
  name: 'how the claims stand',
  async rebuild(change, progress) {
    const derived = new DerivedWriter(change.tx);
    await derived.clear();
    const checked = await new StandingReader(change.tx).allClaims();
    for (let at = 0; at < checked.length; at += BATCH) {
      const some = checked.slice(at, at + BATCH);
      await markAgain(change.tx, some);
      // What was done about a mismatch rests on which findings are stale.
      await deriveMatchesOf(change, some);
      await derived.settle(some);
      progress(at + some.length, checked.length);
    }
    return { rows: checked.length + (await derived.openRest()) };
  },
};

/** Goes through all that happened to what the findings of claims rest on since each was recorded. */
async function markAgain(tx: Tx, claimIds: readonly number[]): Promise<void> {
  const standing = await new StandingReader(tx).ofClaims(claimIds);
  const events = await new HappenedReader(tx).since(sinceOf(standing));
  await new DerivedWriter(tx).mark(marksOf(standing, events));
}
