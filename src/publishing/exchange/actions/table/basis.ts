import { HeadReader } from '../../../../people/activity/first-and-last-store.js';
import type { Db, Tx } from '../../../../platform/db/schema.js';
import { SinceReader } from '../../since-store.js';
import type { CheckBasis } from '../../table-job/check-basis.js';
import { NotPublished } from './publish.js';

/** Events read at once. */
const AT_ONCE = 500;

/** @returns the last event that was read @throws NotPublished where one concerns the basis of the table */
export async function lastHarmlessEvent(db: Db | Tx, basis: CheckBasis, seq: number): Promise<number> {
  const since = new SinceReader(db);
  const head = await new HeadReader(db).seq();
  for (let from = seq; ; ) {
    const { events, last } = await since.after(from, AT_ONCE);
    if (last === null) return Math.max(head, from);
    const attributed = events.flatMap(({ kind, claimId }) =>
      kind === 'attribution' && claimId ? [claimId] : [],
    );
    if (events.some((event) => basis.isTouchedBy(event)) || basis.saysAny(await since.wordsOf(attributed)))
      throw new NotPublished();
    from = last;
  }
}
