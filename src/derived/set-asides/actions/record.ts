import { addRow } from '../../../people/activity/row-store.js';
import type { RowChange } from '../../../platform/db/row-change.js';
import type { TableName } from '../../../platform/db/subjects.js';
import type { WriteContext } from '../../../platform/db/transact.js';
import { ok, type Result, refused } from '../../../platform/lib/result.js';
import type { SetAsideKind } from '../../../vocabulary.js';
import { ComparedReader } from '../../match/compared-store.js';
import { mismatchOf, mismatchOfResult } from '../../match/model/answers.js';
import type { Mismatch } from '../../match/model/mismatch.js';
import { creditResult } from '../../match/model/state.js';
import { HiddenReader } from '../hidden-store.js';
import type { Act, Hidden } from '../model/act.js';
import { hiddenBy, hiddenCredit } from '../model/hidden.js';
import { agreedByPeople } from './people.js';
import { reasonWanted } from './reason-wanted.js';

/** Maximum number of claims whose mismatches one action may set aside: each gets a row and an event. */
const MAX_CLAIMS = 1_000;

/**
 * Does what may hide mismatches, and records those that it hid. Fails where a reason is required and missing.
 * @param act null where it hides none
 */
export async function settingAside<T extends TableName>(
  change: WriteContext,
  act: Act | null,
  reason: string | null | undefined,
  write: () => Promise<RowChange<T>>,
): Promise<Result<RowChange<T>>> {
  // Before the action, which deletes the comparisons.
  const hidden = act === null ? ok([]) : await hiddenByAct(change, act);
  if (!hidden.ok) return hidden;
  if (hidden.value.length > 0 && !reason)
    return refused([{ path: 'set_aside_reason', message: await reasonWanted(change, hidden.value) }]);
  const outcome = await write();
  if (outcome.kind === 'changed') await recordSetAsides(change, hidden.value, reason);
  return ok(outcome);
}

/** The mismatches that an action would hide. Fails where they are too many. */
async function hiddenByAct(change: WriteContext, act: Act): Promise<Result<readonly Hidden[]>> {
  const reader = new HiddenReader(change.tx);
  const claims =
    'claimId' in act.on
      ? await reader.unacceptedAmong([act.on.claimId])
      : await reader.unacceptedOn(act.on.sourceId, MAX_CLAIMS + 1);
  if (claims.length > MAX_CLAIMS) return refused([{ path: 'set_aside_reason', message: TOO_MANY }]);
  const hidden = claims.length === 0 ? [] : await hiddenOn(change, claims, act);
  return ok([...hidden, ...(await agreedByPeople(change, act))]);
}

const TOO_MANY = `More than ${MAX_CLAIMS.toLocaleString('en-GB')} quotations on this source are contradicted by our copies. Correct or check some of them first.`;

async function hiddenOn(change: WriteContext, claimIds: readonly number[], act: Act): Promise<Hidden[]> {
  const reader = new HiddenReader(change.tx);
  const comparing = await reader.comparingOf(claimIds);
  const claims = await new ComparedReader(change.tx).ofClaims(claimIds);
  const hidden = claims.flatMap(({ claim_id, compared, credited }) => {
    const row = (kind: SetAsideKind | null, answers: Mismatch, attributionId: number) =>
      kind === null ? [] : [{ claimId: claim_id, attributionId, kind, answers }];
    const ofCopies = compared.flatMap((one) => {
      const before = comparing.get(one.attribution_id);
      if (before === undefined) return [];
      const goes = one.snapshot_id === act.copyId;
      const kind = hiddenBy(one, before, goes ? { ...before, has_copy: false } : act.makes(before));
      return row(kind, mismatchOf(one), one.attribution_id);
    });
    const ofRecord = credited.flatMap((one) => {
      const before = comparing.get(one.attribution_id);
      if (before === undefined) return [];
      const kind = hiddenCredit(before, act.makes(before));
      return row(kind, mismatchOfResult(creditResult(one)), one.attribution_id);
    });
    return [...ofCopies, ...ofRecord];
  });
  const differences = await reader.differences(hidden.map(({ attributionId }) => attributionId));
  return hidden.map((one) => ({
    ...one,
    difference:
      one.answers.facet === 'wording'
        ? (differences.get(`${one.attributionId} ${one.answers.snapshot_id}`) ?? null)
        : null,
  }));
}

/** Adds one row for each, in the transaction of the action. */
async function recordSetAsides(
  change: WriteContext,
  hidden: readonly Hidden[],
  reason: string | null | undefined,
): Promise<void> {
  for (const { claimId, attributionId, answers, ...one } of hidden)
    await addRow(change, 'set_asides', {
      ...one,
      claim_id: claimId,
      attribution_id: attributionId,
      answers: JSON.stringify(answers),
      reason: reason ?? null,
      author_id: change.actor.id,
      ...{ agreed_at: null, agreed_by: null, erased_by: null },
    });
}
