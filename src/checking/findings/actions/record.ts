import { answersIn } from '../../../derived/match/model/mismatch.js';
import { FindingReader, type FindingRow } from '../../../derived/status/findings-store.js';
import { isPending } from '../../../derived/status/model/values.js';
import { addRow, changeRow } from '../../../people/activity/row-store.js';
import type { RowOf } from '../../../platform/db/row-change.js';
import type { WriteContext } from '../../../platform/db/transact.js';
import { DESK } from '../../../platform/viewer.js';
import { answersExactly } from '../model/basis.js';
import { evidenceKey } from './evidence.js';
import type { ResolvedFinding } from './resolve.js';

export type Finding = RowOf<'findings'>;

/** The context of a new finding: the claim as it is, and its findings that are not superseded. */
interface On {
  readonly claim: { readonly id: number; readonly version: number };
  readonly standing: readonly FindingRow[];
}

/** Writes a finding with its evidence, and supersedes those before it. */
export async function recordOne(
  change: WriteContext,
  { claim, standing }: On,
  { finding, evidence, speakerId, needsSecond, answers }: ResolvedFinding,
): Promise<Finding> {
  const { facet, value, rationale, mechanism } = finding;
  const before = standing.filter((one) => one.facet === facet);
  const gone = before.filter((one) => !needsSecond || isPending(one));
  // Each facet has at most one effective and one pending finding, so those before are superseded first.
  const id = await new FindingReader(change.tx, DESK).nextId();
  for (const one of gone) await supersede(change, one.id, id);
  const row = await addRow(change, 'findings', {
    ...{ claim_id: claim.id, facet, value, rationale, mechanism },
    actual_speaker_id: speakerId,
    needs_second: needsSecond ? 1 : 0,
    answers: answers === null ? null : JSON.stringify(answers),
    claim_version: claim.version,
    author_id: change.actor.id,
    superseded_by: null,
  });
  if (row.id !== id)
    throw new Error(`Finding ${row.id} was to be ${id}: those before it would point nowhere.`);
  for (const one of evidence)
    await addRow(change, 'finding_evidence', { ...one.row, finding_id: row.id, claim_id: claim.id });
  return row;
}

export function supersede(change: WriteContext, id: number, by: number) {
  return changeRow(change, 'findings', id, null, { superseded_by: by }, { action: 'superseded' });
}

/**
 * Whether a person repeats their own last finding, with nothing in between: no other finding on the facet, effective
 * or pending, and no change to what it is based on. Another person's finding is never repeated: confirming it is a
 * decision of one's own.
 */
export function repeats(
  by: number,
  standing: readonly FindingRow[],
  { finding, evidence, speakerId, answers }: ResolvedFinding,
): boolean {
  const { facet, value, rationale, mechanism } = finding;
  const own = standing.filter((one) => one.facet === facet);
  // A pending finding was recorded after the effective one.
  const last = own.find(isPending) ?? own[0];
  if (last === undefined || last.author_id !== by || last.causes.length > 0) return false;
  if (!answersExactly(answersIn(last.answers), answers ?? [])) return false;
  const cited = evidence.filter(({ row }) => row.basis === 0).map(({ key }) => key);
  const had = last.evidence.map(evidenceKey);
  const isSame = last.value === value && last.rationale === rationale && last.mechanism === mechanism;
  return isSame && last.actual_speaker_id === speakerId && cited.sort().join() === had.sort().join();
}

/** The identical pending finding that this person may agree to instead. */
export function sameThatWaits(
  standing: readonly FindingRow[],
  { finding: { facet, value }, speakerId, answers }: ResolvedFinding,
): FindingRow | undefined {
  return standing.find(
    (one) =>
      isPending(one) &&
      one.causes.length === 0 &&
      answersExactly(answersIn(one.answers), answers ?? []) &&
      one.facet === facet &&
      one.value === value &&
      one.actual_speaker_id === speakerId,
  );
}
