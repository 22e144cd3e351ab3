import { compareApart } from '../../../checking/comparison-queue/apart-actions.js';
import { nextCompared } from '../../../checking/comparison-queue/apart-store.js';
import type { DerivedSet, DerivedTable, WhichComparisons } from '../../../platform/db/derivation.js';

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
    derive: compareApart,
  };
}
