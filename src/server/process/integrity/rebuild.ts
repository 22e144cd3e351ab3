import { compareAgain, followAgain } from '../../../checking/comparison-queue/reindex.js';
import { deriveMatches } from '../../../derived/match/derived-store.js';
import { EntriesApart } from '../../../derived/search/entries-apart-store.js';
import { indexCopy } from '../../../derived/search/indexed-copies-store.js';
import { copyIndex, searchIndex } from '../../../derived/search/reindex.js';
import { deriveStatuses, remark } from '../../../derived/status/reindex.js';
import { markAsDerived } from '../../../derived/status/rules-store.js';
import { PublicRecords } from '../../../derived/visibility/public-store.js';
import { record } from '../../../people/activity/event-store.js';
import type { DerivedParts } from '../../../people/integrity/actions.js';
import type { Report } from '../../../people/integrity/job/check.js';
import { REBUILT, type ShownFault, VISIBILITY_CORRECTED } from '../../../platform/db/derivation.js';
import type { DerivedFault } from '../../../platform/db/integrity/derived.js';
import type { Transact, WriteContext } from '../../../platform/db/transact.js';
import { grouped } from '../../../platform/lib/grouped.js';
import { DESK_ACTOR } from '../../../platform/viewer.js';
import { deriveKeys } from '../../../record/claims/likeness-store.js';

// Rebuilds what differs from what it derives from, and records that for each quotation.

/** Claims of one transaction, so that other writers hardly wait. */
const BATCH = 50;

export const DERIVED_PARTS: DerivedParts = {
  worker: 'dist/src/server/process/integrity/check-worker.js',
  rebuild: async (transact, report, signal) => void (await rebuildDerived(transact, report, signal)),
  hide: async (transact, report) => void (await hideWronglyShown(transact, report)),
  recordRules: (transact) => transact(DESK_ACTOR, markAsDerived),
};

/**
 * @returns the number of records
 * @throws the reason of the signal, between two transactions
 */
export async function rebuildDerived(
  transact: Transact,
  found: Found,
  signal?: AbortSignal,
): Promise<number> {
  const { areCountsWrong, misindexed, isDerivedOlder, areRulesChanged, isCutOff } = found;
  // Triggers count as entries change, from numbers that have to be right.
  if (areCountsWrong) await transact(DESK_ACTOR, ({ tx }) => new EntriesApart(tx).recount());
  const shown = await rebuildShown(transact, found);
  const records = await rebuildRecords(transact, found, signal);
  // One at a time, since a copy may be a book.
  for (const id of misindexed) {
    signal?.throwIfAborted();
    await transact(DESK_ACTOR, ({ tx }) => indexCopy(tx, id));
  }
  // While more is to be compared, the rows that nobody looked at are still those of the older version.
  if ((isDerivedOlder || areRulesChanged) && !isCutOff) await transact(DESK_ACTOR, markAsDerived);
  return shown + records;
}

async function rebuildRecords(transact: Transact, found: Found, signal?: AbortSignal): Promise<number> {
  const { derived, compared, isDerivedOlder } = found;
  // What an older version derived was not changed by anybody.
  const unchanged = new Set(isDerivedOlder ? derived : []);
  let count = 0;
  for (const kind of ['claim', 'annotation'] as const) {
    const bySubject = [...grouped([...compared, ...derived], (fault) => idOf(kind, fault))];
    const subjects = bySubject.flatMap(([id, faults]) => (id === null ? [] : [{ kind, id, faults }]));
    for (let at = 0; at < subjects.length; at += BATCH) {
      signal?.throwIfAborted();
      await transact(DESK_ACTOR, async (change) => {
        const some = subjects.slice(at, at + BATCH);
        const ids = some.map(({ id }) => id);
        await (kind === 'claim' ? rebuildClaims(change, ids) : followAgain(change.tx, ids));
        for (const { id, faults } of some)
          recordRebuilt(change, { kind, id, faults: faults.filter((fault) => !unchanged.has(fault)) });
      });
    }
    count += subjects.length;
  }
  return count;
}

/** The whole index where any of it is wrong: FTS5 removes only words that it is told. It takes as long as `onrecord reindex`. */
export async function rebuildIndexes(
  transact: Transact,
  { damagedIndexes, misindexedClaims }: Pick<Report, 'damagedIndexes' | 'misindexedClaims'>,
): Promise<number> {
  const isWrong = [
    [searchIndex, damagedIndexes.includes('claim_index') || misindexedClaims.length > 0],
    [copyIndex, damagedIndexes.includes('snapshot_index')],
  ] as const;
  const wrong = isWrong.flatMap(([index, is]) => (is ? [index] : []));
  for (const index of wrong) await transact(DESK_ACTOR, (change) => index.rebuild(change, () => {}));
  return wrong.length;
}

type Found = Pick<
  Report,
  | 'shown'
  | 'derived'
  | 'compared'
  | 'areCountsWrong'
  | 'misindexed'
  | 'isDerivedOlder'
  | 'areRulesChanged'
  | 'isCutOff'
>;

/**
 * Hides what readers should not see, whatever else is wrong: a changed row may have to be repaired by hand first.
 * @returns the number of records that are hidden since
 */
export function hideWronglyShown(transact: Transact, { shown, isDerivedOlder }: ShownFound): Promise<number> {
  return rebuildShown(transact, { shown: shown.filter(({ isShown }) => isShown), isDerivedOlder });
}

type ShownFound = Pick<Report, 'shown' | 'isDerivedOlder'>;

/** @returns the number of records that are shown or hidden since */
async function rebuildShown(transact: Transact, { shown, isDerivedOlder }: ShownFound): Promise<number> {
  for (let at = 0; at < shown.length; at += BATCH)
    await transact(DESK_ACTOR, async (change) => {
      for (const fault of shown.slice(at, at + BATCH)) {
        await new PublicRecords(change.tx).correct(fault.kind, fault.id);
        if (!isDerivedOlder) recordShown(change, fault);
      }
    });
  return shown.length;
}

function recordShown(change: WriteContext, { kind, id, isShown }: ShownFault): void {
  const columns = (is: boolean) => ({ [`public_records.${kind}`]: is ? 1 : 0 });
  record(change, {
    action: VISIBILITY_CORRECTED,
    subjectKind: kind === 'copies' ? 'source' : kind,
    subjectId: id,
    claimId: null,
    before: columns(isShown),
    after: columns(!isShown),
  });
}

/** A claim or a note, and what differs of it. */
interface Differing {
  readonly kind: 'claim' | 'annotation';
  readonly id: number;
  readonly faults: readonly DerivedFault[];
}

function idOf(kind: Differing['kind'], { claimId, noteId }: DerivedFault): number | null {
  return kind === 'claim' ? claimId : noteId;
}

async function rebuildClaims({ tx }: WriteContext, ids: readonly number[]): Promise<void> {
  // The comparisons may be what was changed: they are made again, and the claims derived once more after that.
  await compareAgain(tx, ids);
  await remark(tx, ids);
  await deriveMatches(tx, ids);
  await deriveStatuses(tx, ids);
  await new EntriesApart(tx).restore(ids);
  await deriveKeys(tx, ids);
}

function recordRebuilt(change: WriteContext, { kind, id, faults }: Differing): void {
  if (faults.length === 0) return;
  const columns = (value: (fault: DerivedFault) => unknown) =>
    Object.fromEntries(faults.map((fault) => [`${fault.table}.${fault.field}`, value(fault) ?? null]));
  record(change, {
    action: REBUILT,
    subjectKind: kind,
    subjectId: id,
    claimId: kind === 'claim' ? id : null,
    before: columns(({ stored }) => stored),
    after: columns(({ derived }) => derived),
  });
}
