import { comparisonIndex } from '../../checking/comparisons/reindex.js';
import { matchIndex } from '../../derived/match/reindex.js';
import { searchIndex } from '../../derived/search/reindex.js';
import { copyIndex } from '../../derived/search/reindex-copies.js';
import { staleIndex, statusIndex } from '../../derived/status/reindex.js';
import type { Rebuilder } from '../../platform/db/rebuilder.js';
import { claimIndex } from '../../record/claims/reindex.js';
import { recordKeyIndex } from '../../record/duplicates/reindex.js';

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
