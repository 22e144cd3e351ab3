import { FindingReader, type FindingRow } from '../../derived/status/findings-store.js';
import { agreementOf } from '../../derived/status/model/second.js';
import type { WriteContext } from '../../platform/db/transact.js';
import { AppError } from '../../platform/lib/errors.js';
import type { FieldError } from '../../platform/lib/result.js';
import { DESK } from '../../platform/viewer.js';
import { ClaimReader } from '../../record/claims/store.js';
import { faultAgainstCopy } from './actions/against-copy.js';
import { evidenceOnEach } from './actions/evidence-on-each.js';
import { type Finding, recordOne, repeats, sameThatWaits } from './actions/record.js';
import { resolveFindings } from './actions/resolve.js';
import type { BulkInput, FindingInput, FindingsInput } from './input.js';

// Records findings. A new one supersedes the one before it, and both are kept; one that accuses somebody is pending
// until a second person agrees, and until then the one before it stays in effect.

type Claim = NonNullable<Awaited<ReturnType<ClaimReader['byId']>>>;

/**
 * Whether the claim or a finding on one of these facets changed since it was read. A form states for every facet what
 * it showed; JSON without that accepts the present state.
 */
export async function isOutdated(
  change: WriteContext,
  claimId: number,
  { findings, claim_version }: FindingsInput,
  as: 'form' | 'json',
): Promise<boolean> {
  const claim = await claimFor(change, claimId);
  if (claim_version !== null && claim_version !== claim.version) return true;
  const standing = await new FindingReader(change.tx, DESK).standing(claimId);
  const saysAll = as === 'form' && claim_version !== null;
  return findings.some(({ facet, supersedes }) => {
    const newest = Math.max(0, ...standing.filter((one) => one.facet === facet).map(({ id }) => id));
    return supersedes === null ? saysAll && newest > 0 : supersedes !== newest;
  });
}

export type Recording =
  /** The result for each facet; `null` where its author only repeats a finding. */
  | { readonly kind: 'recorded'; readonly findings: readonly (Finding | null)[] }
  | { readonly kind: 'refused'; readonly errors: readonly FieldError[] }
  /** An identical finding is pending: the person is asked to agree to it instead of recording another. */
  | { readonly kind: 'same_waits'; readonly waiting: FindingRow };

/**
 * Records findings on a claim, all or none. Each is a decision of whoever sends it; repeating one's own last finding
 * changes nothing. The caller checks before whether its basis changed (`isOutdated`).
 */
export async function recordFindings(
  change: WriteContext,
  claimId: number,
  findings: readonly FindingInput[],
): Promise<Recording> {
  const claim = await claimFor(change, claimId);
  const standing = await new FindingReader(change.tx, DESK).standing(claimId);
  const resolved = await resolveFindings(change, { claim, standing }, findings);
  if (!resolved.ok) return { kind: 'refused', errors: resolved.errors };
  const fresh = resolved.value.filter((one) => !repeats(change.actor.id, standing, one));
  const [waiting] = fresh.flatMap((one) => sameThatWaits(standing, one) ?? []);
  if (waiting !== undefined) return { kind: 'same_waits', waiting };
  const recorded: (Finding | null)[] = [];
  for (const one of resolved.value)
    recorded.push(fresh.includes(one) ? await recordOne(change, { claim, standing }, one) : null);
  return { kind: 'recorded', findings: recorded };
}

export type RecordingOnSeveral =
  | Exclude<Recording, { readonly kind: 'recorded' }>
  | {
      readonly kind: 'recorded';
      readonly done: readonly { readonly claim_id: number; readonly finding: Finding | null }[];
    };

/**
 * Records the same finding on several claims, all or none. Errors name the claim.
 * @throws AppError not_found for a claim that does not exist
 */
export async function recordOnSeveral(
  change: WriteContext,
  { claim_ids, finding, ...wanted }: BulkInput,
): Promise<RecordingOnSeveral> {
  const done: { claim_id: number; finding: Finding | null }[] = [];
  const faults: FieldError[] = [];
  for (const id of new Set(claim_ids)) {
    const on = await evidenceOnEach(change, id, wanted);
    const against = await faultAgainstCopy(change, id, finding);
    faults.push(...on.faults, ...(against === null ? [] : [onClaim(id, against)]));
    if (on.faults.length > 0 || against !== null) continue;
    const recorded = await recordFindings(change, id, [{ ...finding, evidence: on.evidence }]);
    if (recorded.kind === 'same_waits') return recorded;
    if (recorded.kind === 'recorded') done.push({ claim_id: id, finding: recorded.findings[0] ?? null });
    else faults.push(...recorded.errors.map((error) => onClaim(id, error)));
  }
  return faults.length > 0 ? { kind: 'refused', errors: faults } : { kind: 'recorded', done };
}

function onClaim(id: number, { path, message }: FieldError): FieldError {
  return { path: path.replace('findings.0.', ''), message: `Quotation ${id}: ${message}` };
}

/** The message that an identical finding is pending, with the address for agreeing. */
export function sameWaitsWords({ id, claim_id, author }: FindingRow): string {
  return `${author} has already recorded this finding on quotation ${claim_id}; it is waiting for a second person. Nothing was saved. To agree, POST to ${agreementOf(id)}; to disagree, record a different finding.`;
}

async function claimFor(change: WriteContext, claimId: number): Promise<Claim> {
  const claim = await new ClaimReader(change.tx, DESK).byId(claimId);
  if (claim === undefined) throw new AppError('not_found', `Quotation ${claimId} does not exist.`);
  if (claim.trashed_at !== null)
    throw new AppError('not_now', `Quotation ${claimId} is in the trash. Restore it first.`);
  if (claim.erased_by !== null)
    throw new AppError('not_now', `Quotation ${claimId} was erased. There is nothing to check.`);
  return claim;
}
