import { seesRestricted } from '../../accounts/model.js';
import { DriftReader } from '../../comparisons/drift-store.js';
import type { Context } from '../../context.js';
import type { Ask } from '../../http/ask.js';
import type { Queue } from '../queue-row.js';
import { MOST_COUNTED, QueueReader } from '../queue-store.js';

/** Of each kind so many rows are read that a claim with several of them is told once. */
const SPARE = 4;

/** Null for those who have no part in it. @param most rows that each list shows */
export async function readQueue(ask: Ask, ctx: Context, most: number): Promise<Queue | null> {
  if (!seesRestricted(ask.viewer)) return null;
  const queue = new QueueReader(ctx.db, ask.viewer);
  const drift = new DriftReader(ctx.db, ask.viewer);
  return {
    questions: await queue.questions(most * SPARE),
    stale: await queue.stale(most),
    pending: await queue.pending(),
    searches: await queue.searches(most),
    drift: await drift.toLookAt(most),
    dates: {
      questions: await queue.questionDates(),
      stale: await queue.staleDates(),
      searches: await queue.searchDates(),
      drift: await drift.toLookAtDates(MOST_COUNTED + 1),
    },
    mayAgreeTo: (one) => queue.mayAgreeTo(one),
  };
}
