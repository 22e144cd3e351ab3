import { DriftReader } from '../../../checking/comparisons/drift-store.js';
import type { Context } from '../../../context.js';
import type { Ask } from '../../../platform/http/ask.js';
import { seesRestricted } from '../../../platform/viewer.js';
import type { Queue } from '../queue-row.js';
import { MismatchReader } from '../queue-store/mismatches.js';
import { PendingReader } from '../queue-store/pending.js';
import { QuestionReader } from '../queue-store/questions.js';
import { MOST_COUNTED } from '../queue-store/queued-claim.js';
import { OpenSearchReader } from '../queue-store/searches.js';
import { SetAsideQueueReader } from '../queue-store/set-asides.js';
import { StaleReader } from '../queue-store/stale.js';

/** Of each kind so many rows are read that a claim with several of them is told once. */
const SPARE = 4;

/** Null for those who have no part in it. @param most rows that each list shows */
export async function readQueue(ask: Ask, ctx: Context, most: number): Promise<Queue | null> {
  if (!seesRestricted(ask.viewer)) return null;
  const questions = new QuestionReader(ctx.db, ask.viewer);
  const stale = new StaleReader(ctx.db, ask.viewer);
  const pending = new PendingReader(ctx.db, ask.viewer);
  const searches = new OpenSearchReader(ctx.db, ask.viewer);
  const mismatches = new MismatchReader(ctx.db, ask.viewer);
  const drift = new DriftReader(ctx.db, ask.viewer);
  return {
    questions: await questions.newest(most * SPARE),
    stale: await stale.newest(most),
    pending: await pending.all(),
    setAsides: await new SetAsideQueueReader(ctx.db, ask.viewer).all(),
    searches: await searches.newest(most),
    drift: await drift.toLookAt(most),
    mismatches: await mismatches.newest(most),
    dates: {
      mismatches: await mismatches.dates(),
      questions: await questions.dates(),
      stale: await stale.dates(),
      searches: await searches.dates(),
      drift: await drift.toLookAtDates(MOST_COUNTED + 1),
    },
    mayAgreeTo: (one) => pending.mayAgreeTo(one),
  };
}
