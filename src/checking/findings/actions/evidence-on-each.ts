import { foundNothing } from '../../../derived/status/model/values.js';
import type { WriteContext } from '../../../platform/db/transact.js';
import type { FieldError } from '../../../platform/lib/result.js';
import { DESK } from '../../../platform/viewer.js';
import { ClaimReader } from '../../../record/claims/store.js';
import { type Candidate, EvidenceReader } from '../evidence-store.js';
import type { EachEvidence, EvidenceRef } from '../input.js';

// One finding on several claims is based on evidence of each: what is asked for by what it is, since its id is another
// on every claim.

export interface WantedOnEach {
  readonly evidence_each: readonly EachEvidence[];
  /** A source that all of the claims have. */
  readonly source_id: number | null;
}

export interface FoundOnEach {
  readonly evidence: readonly EvidenceRef[];
  readonly faults: readonly FieldError[];
}

/** The evidence of one claim, or what it lacks. */
export async function evidenceOnEach(
  change: WriteContext,
  claimId: number,
  { evidence_each, source_id }: WantedOnEach,
): Promise<FoundOnEach> {
  if (evidence_each.length === 0 && source_id === null) return { evidence: [], faults: [] };
  const reader = new EvidenceReader(change.tx, DESK);
  const claim = await new ClaimReader(change.tx, DESK).byId(claimId);
  const all = await reader.among(await reader.offeredOn(claimId, (kind) => KINDS.includes(kind)));
  const reference = all.find((one) => isSource(one) && one.id === claim?.reference_attribution_id);
  const found: [field: string, name: string, one: Candidate | undefined][] = evidence_each.map((wanted) => [
    'evidence_each',
    MISSING[wanted],
    pick(wanted, all, reference),
  ]);
  if (source_id !== null)
    found.push([
      'source_id',
      'is not in this source',
      all.find((one) => isSource(one) && one.source_id === source_id),
    ]);
  return {
    evidence: found.flatMap(([, , one]) => (one ? [{ kind: one.kind, id: one.id, selector: null }] : [])),
    faults: found.flatMap(([path, name, one]) =>
      one ? [] : [{ path, message: `Quotation ${claimId} ${name}` }],
    ),
  };
}

const KINDS: readonly string[] = ['attribution', 'snapshot', 'search'];

const MISSING: Readonly<Record<EachEvidence, string>> = {
  wording_source: 'has no source of its wording',
  newest_copy: 'has no saved copy of the source of its wording',
  vain_search: 'has no search that found nothing',
};

function isSource(one: Candidate): one is Candidate & { kind: 'attribution' } {
  return one.kind === 'attribution';
}

function pick(wanted: EachEvidence, all: readonly Candidate[], reference: Candidate | undefined) {
  switch (wanted) {
    case 'wording_source':
      return reference;
    case 'newest_copy':
      // Copies come newest first.
      return all.find(
        (one) =>
          one.kind === 'snapshot' &&
          reference?.kind === 'attribution' &&
          one.source_id === reference.source_id,
      );
    case 'vain_search':
      return all.findLast((one) => one.kind === 'search' && foundNothing(one.outcome));
  }
}
