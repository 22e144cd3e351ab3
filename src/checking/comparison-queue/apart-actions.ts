import type { Tx } from '../../platform/db/schema.js';
import { findIn } from '../../record/entry/actions/find-in-article.js';
import { ComparisonsApart } from './apart-store.js';
import { compareWaiting } from './model/compare.js';
import { inSteps } from './model/step.js';
import { ComparisonWriter } from './outcome-store.js';
import { WaitingReader } from './waiting-store.js';

/** Compares the wordings and notes of these sources with their saved copies, into temporary tables (`apart-store.ts`). */
export async function compareApart(tx: Tx, sourceIds: readonly number[]): Promise<void> {
  await new ComparisonsApart(tx).queue(sourceIds);
  const reader = new WaitingReader(tx);
  for (;;) {
    const waiting = await reader.next([]);
    if (waiting === null) return;
    const work = compareWaiting(waiting, (reading) => findIn(reading).quotations);
    const outcome = await inSteps(
      work,
      (id) => reader.textOf(id),
      () => {},
    );
    await new ComparisonWriter(tx).keep(waiting, outcome);
  }
}
