import { followComparisons } from './checking/comparison-queue/follow.js';
import { deriveMatchesOf } from './derived/match/follow.js';
import { followCopies } from './derived/search/copies-follow.js';
import { followSearch, indexAfterComparing } from './derived/search/follow.js';
import { followFindings, updateStatusesAfterComparing } from './derived/status/follow.js';
import { followVisibility } from './derived/visibility/follow.js';
import { followCaptures } from './pages/capture/follow.js';
import type { Follower } from './platform/db/transact.js';
import { followClaims } from './record/claims/follow.js';
import { followRecordKeys } from './record/duplicates/follow.js';

// Registers the followers. Separate from server/context, since a worker that writes has no context.

/** The followers of events, in this order, before each commit. */
export const FOLLOWERS: readonly Follower[] = [
  followClaims,
  // Those after it read what everybody is shown.
  followVisibility,
  followComparisons,
  followRecordKeys,
  followFindings,
  followSearch,
  followCopies,
  followCaptures,
];

/** The followers of comparisons, in this order, before their commit. */
export const AFTER_COMPARING = [deriveMatchesOf, updateStatusesAfterComparing, indexAfterComparing];
