import { claimIndex } from '../claims/reindex.js';
import { comparisonIndex } from '../comparisons/reindex.js';
import type { Rebuilder } from '../db/rebuilder.js';
import { recordKeyIndex } from '../duplicates/reindex.js';
import { staleIndex, statusIndex } from '../findings/reindex.js';
import { matchIndex } from '../match/reindex.js';
import { searchIndex } from '../search/reindex.js';
import { copyIndex } from '../search/reindex-copies.js';

/** Everything that the machine derives from the record: `onrecord reindex` makes it anew, in this order. What rests
 * on comparisons is made once more as they are, after this. */
export const REBUILDERS: readonly Rebuilder[] = [
  claimIndex,
  recordKeyIndex,
  comparisonIndex,
  staleIndex,
  matchIndex,
  statusIndex,
  searchIndex,
  copyIndex,
];
