import { ComparisonsApart, nextCompared } from '../../../checking/comparison-queue/apart-store.js';
import { compareWaiting } from '../../../checking/comparison-queue/model/compare.js';
import { inSteps } from '../../../checking/comparison-queue/model/step.js';
import { ComparisonWriter } from '../../../checking/comparison-queue/outcome-store.js';
import { WaitingReader } from '../../../checking/comparison-queue/waiting-store.js';
import type { DerivedSet, DerivedTable, WhichComparisons } from '../../../platform/db/derivation.js';
import type { Tx } from '../../../platform/db/schema.js';
import { findIn } from '../../../record/entry/actions/find-in-article.js';

// Compares wordings and notes with saved copies again, by the code that does so after every change.

const TABLES: readonly DerivedTable[] = [
  {
    name: 'comparisons',
    noun: 'comparison',
    key: ['attribution_id', 'snapshot_id'],
    by: 'snapshot_id',
    quotable: ['attribution_version', 'engine', 'verdict', 'flags', 'spans'],
  },
  {
    name: 'anchors',
    noun: 'place',
    key: ['attribution_id', 'annotation_id', 'snapshot_id'],
    by: 'snapshot_id',
    quotable: ['from_snapshot_id', 'state', 'start_utf16', 'end_utf16', 'flags'],
    ignored: ['id', 'engine'],
  },
];

export function comparisonsAgain(which: WhichComparisons): DerivedSet {
  return {
    tables: TABLES,
    besides: ['comparisons_due'],
    next: (db, after) => nextCompared(db, after, which),
    async derive(tx, sourceIds) {
      await new ComparisonsApart(tx).queue(sourceIds);
      await compareQueued(tx);
    },
  };
}

async function compareQueued(tx: Tx): Promise<void> {
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
