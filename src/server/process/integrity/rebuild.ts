import { compareAgain } from '../../../checking/comparison-queue/reindex.js';
import { deriveMatches } from '../../../derived/match/derived-store.js';
import { EntriesApart } from '../../../derived/search/entries-apart-store.js';
import { deriveStatuses, remark } from '../../../derived/status/reindex.js';
import { markAsDerived } from '../../../derived/status/rules-store.js';
import { record } from '../../../people/activity/event-store.js';
import type { DerivedParts } from '../../../people/integrity/actions.js';
import type { Report } from '../../../people/integrity/job/check.js';
import { REBUILT } from '../../../platform/db/derivation.js';
import type { DerivedFault } from '../../../platform/db/integrity/derived.js';
import type { Transact, WriteContext } from '../../../platform/db/transact.js';
import { grouped } from '../../../platform/lib/grouped.js';
import { DESK_ACTOR } from '../../../platform/viewer.js';

// Rebuilds what differs from what it derives from, and records that for each quotation.

/** Claims of one transaction, so that other writers hardly wait. */
const BATCH = 50;

export const DERIVED_PARTS: DerivedParts = {
  worker: 'dist/src/server/process/integrity/check-worker.js',
  rebuild: async (transact, report) => void (await rebuildDerived(transact, report)),
};

/** @returns the number of claims */
export async function rebuildDerived(
  transact: Transact,
  { derived, areCountsWrong, isDerivedOlder }: Found,
): Promise<number> {
  const claims = [...grouped(derived, ({ claimId }) => claimId)];
  for (let at = 0; at < claims.length; at += BATCH)
    await transact(DESK_ACTOR, async (change) => {
      const some = claims.slice(at, at + BATCH);
      await rebuildClaims(
        change,
        some.map(([id]) => id),
      );
      // What an older version derived was not changed by anybody.
      if (!isDerivedOlder) for (const [id, faults] of some) recordRebuilt(change, id, faults);
    });
  if (areCountsWrong) await transact(DESK_ACTOR, ({ tx }) => new EntriesApart(tx).recount());
  if (isDerivedOlder) await transact(DESK_ACTOR, ({ tx }) => markAsDerived(tx));
  return claims.length;
}

type Found = Pick<Report, 'derived' | 'areCountsWrong' | 'isDerivedOlder'>;

async function rebuildClaims({ tx }: WriteContext, ids: readonly number[]): Promise<void> {
  // The comparisons may be what was changed: they are made again, and the claims derived once more after that.
  await compareAgain(tx, ids);
  await remark(tx, ids);
  await deriveMatches(tx, ids);
  await deriveStatuses(tx, ids);
  await new EntriesApart(tx).restore(ids);
}

function recordRebuilt(change: WriteContext, claimId: number, faults: readonly DerivedFault[]): void {
  const columns = (value: (fault: DerivedFault) => unknown) =>
    Object.fromEntries(faults.map((fault) => [`${fault.table}.${fault.field}`, value(fault) ?? null]));
  const subject = { action: REBUILT, subjectKind: 'claim', subjectId: claimId, claimId } as const;
  record(change, {
    ...subject,
    before: columns(({ stored }) => stored),
    after: columns(({ derived }) => derived),
  });
}
