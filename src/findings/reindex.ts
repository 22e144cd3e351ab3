import type { Rebuilder } from '../db/rebuilder.js';
import type { Tx } from '../db/schema.js';
import { DerivedFindings, type RestsSince } from './derived-store.js';
import { causesOf, restsOn } from './model/stale.js';

/** Which findings are stale, and the status of every claim. */
export const findingIndex: Rebuilder = {
  name: 'how the claims stand',
  async rebuild(change, progress) {
    const derived = new DerivedFindings(change.tx);
    await derived.clear();
    const checked = await derived.checkedIds();
    for (const [at, id] of checked.entries()) {
      for (const finding of await derived.standingOf([id])) await markAgain(change.tx, finding);
      await derived.settle(id);
      progress(at + 1, checked.length);
    }
    return { rows: checked.length + (await derived.openRest()) };
  },
};

/** Goes through all that happened to what a finding rests on since it was recorded. */
async function markAgain(tx: Tx, finding: RestsSince): Promise<void> {
  const derived = new DerivedFindings(tx);
  const occasion = await derived.occasionOf(finding.claim_id);
  const about = restsOn(finding, occasion);
  const happened = await derived.happenedSince(finding.since, about);
  await derived.mark(
    happened.flatMap((event) =>
      causesOf(event, finding).map((cause) => ({ finding_id: finding.id, seq: event.seq, cause })),
    ),
  );
}
