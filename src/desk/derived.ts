import { claimIndex } from '../claims/reindex.js';
import { comparisonIndex } from '../comparisons/reindex.js';
import type { Rebuilder } from '../db/rebuilder.js';
import { recordKeyIndex } from '../duplicates/reindex.js';
import { findingIndex } from '../findings/reindex.js';
import { searchIndex } from '../search/reindex.js';
import { copyIndex } from '../search/reindex-copies.js';

/** Everything that the machine derives from the record: `onrecord reindex` makes it anew, in this order. */
export const REBUILDERS: readonly Rebuilder[] = [
  claimIndex,
  recordKeyIndex,
  findingIndex,
  searchIndex,
  copyIndex,
  comparisonIndex,
];
