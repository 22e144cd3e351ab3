import { CONTINUED, type Continuation } from '../../platform/db/heads/head.js';
import type { WriteContext } from '../../platform/db/transact.js';
import { record } from './event-store.js';

/** Records that the history deliberately goes on from an earlier entry, and what was given up. */
export function recordContinuation(change: WriteContext, { why, from, known, left }: Continuation): void {
  record(change, {
    action: CONTINUED[why],
    subjectKind: 'user',
    subjectId: change.actor.id,
    claimId: null,
    before: { entries: known },
    after: { entries: left, backup: from },
  });
}
