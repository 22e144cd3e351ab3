import { comparisonIndex } from '../../checking/comparison-queue/reindex.js';
import { matchIndex } from '../../derived/match/derived-store.js';
import { copyIndex, searchIndex } from '../../derived/search/reindex.js';
import { staleIndex, statusIndex } from '../../derived/status/reindex.js';
import { visibilityIndex } from '../../derived/visibility/reindex.js';
import type { Rebuilder } from '../../platform/db/rebuilder.js';
import { claimIndex } from '../../record/claims/likeness-store.js';
import { recordKeyIndex } from '../../record/duplicates/reindex.js';

/**
 * Everything derived from the record: `onrecord reindex` rebuilds it in this order. What derives from comparisons is
 * rebuilt again after these are up to date.
 */
export const REBUILDERS: readonly Rebuilder[] = [
  claimIndex,
  recordKeyIndex,
  visibilityIndex,
  comparisonIndex,
  staleIndex,
  matchIndex,
  statusIndex,
  searchIndex,
  copyIndex,
];
