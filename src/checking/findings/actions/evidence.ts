import { GroundsReader } from '../../../derived/status/derived-store/grounds.js';
import type { Evidence } from '../../../derived/status/findings-store.js';
import { type GroundsOfClaim, lackOf } from '../../../derived/status/model/needs.js';
import { foundNothing, needsASearch, valueWords } from '../../../derived/status/model/values.js';
import type { NewRow } from '../../../people/activity/row-store.js';
import type { WriteContext } from '../../../platform/db/transact.js';
import { sentAt } from '../../../platform/lib/fields/as-sent.js';
import { errorsAt } from '../../../platform/lib/fields/picks.js';
import { type FieldError, ok, type Result, refused } from '../../../platform/lib/result.js';
import { DESK } from '../../../platform/viewer.js';
import { selectorColumns } from '../../../record/attributions/model.js';
import { AttributionReader } from '../../../record/attributions/store.js';
import { EVIDENCE_KINDS, type Facet } from '../../../vocabulary.js';
import { type Candidate, EvidenceReader } from '../evidence-store.js';
import type { EvidenceRef, FindingInput } from '../input.js';

/** Evidence that belongs to this claim, with its current version. */
export interface Checked {
  /** `attribution:8:` and the marked words (`evidenceKey`). */
  readonly key: string;
  readonly row: Omit<NewRow<'finding_evidence'>, 'finding_id' | 'claim_id'> & { readonly basis: 0 | 1 };
}

export interface Checks {
  readonly faults: readonly FieldError[];
  /** For each finding, in the same order. */
  readonly evidence: readonly (readonly Checked[])[];
}

interface OfClaim {
  readonly id: number;
  readonly reference_attribution_id: number | null;
}

/** The facets that are always based on the wording, and so on its reference. */
const ON_THE_WORDS: readonly Facet[] = ['wording', 'context', 'translation'];

/** Checks that all evidence belongs to this claim, is not in the trash, and satisfies the finding's requirements. */
export async function checkEvidence(
  change: WriteContext,
  claim: OfClaim,
  findings: readonly FindingInput[],
): Promise<Checks> {
  const reader = new EvidenceReader(change.tx, DESK);
  const cited = findings.flatMap(({ evidence }) => evidence ?? []);
  const candidates = await reader.ofClaim(claim.id, cited);
  const grounds = (await new GroundsReader(change.tx).ofClaims([claim.id])).get(claim.id);
  if (grounds === undefined) throw new Error(`Claim ${claim.id} is checked and is not there.`);
  const faults: FieldError[] = [];
  const evidence: (readonly Checked[])[] = [];
  for (const [at, finding] of findings.entries()) {
    const where = `findings.${sentAt(findings, at)}`;
    const own = finding.evidence ?? [];
    const found: Checked[] = [];
    for (const [place, ref] of own.entries()) {
      const one = await checkOne(reader, candidates, ref);
      if (one.ok) found.push(one.value);
      else faults.push(...errorsAt(`${where}.evidence.${sentAt(own, place)}`, one.errors));
    }
    if (own.length === found.length)
      faults.push(...errorsAt(where, lacksOf(finding, own, candidates, grounds)));
    evidence.push([...found, ...(await basisOf(change, claim, finding.facet))]);
  }
  return { faults, evidence };
}

async function checkOne(
  reader: EvidenceReader,
  candidates: readonly Candidate[],
  ref: EvidenceRef,
): Promise<Result<Checked>> {
  const { kind, id, selector } = ref;
  const candidate = candidates.find((one) => one.kind === kind && one.id === id);
  if (candidate === undefined)
    return refused([
      { path: 'id', message: `${EVIDENCE_KINDS[kind]} ${id} is not evidence for this quotation` },
    ]);
  const fault = selector === null ? null : await passageFault(reader, candidate, selector);
  return fault === null ? ok(rowFor(candidate, ref, 0)) : refused([fault]);
}

async function passageFault(
  reader: EvidenceReader,
  candidate: Candidate,
  { exact }: NonNullable<EvidenceRef['selector']>,
): Promise<FieldError | null> {
  const path = 'selector.exact';
  if (exact === null) return { path, message: 'Copy the text that is the evidence' };
  if (candidate.kind !== 'attribution' && candidate.kind !== 'snapshot')
    return { path: 'selector', message: 'Only a source or a saved copy has a passage to mark' };
  const text = candidate.kind === 'attribution' ? candidate.wording : await reader.textOf(candidate.id);
  return text?.includes(exact) ? null : { path, message: 'This text is not there. Copy it exactly' };
}

/** What the value requires of the record, or of a search that found nothing, and is missing. */
function lacksOf(
  { facet, value }: FindingInput,
  cited: readonly EvidenceRef[],
  candidates: readonly Candidate[],
  claim: GroundsOfClaim,
): FieldError[] {
  const picked = candidates.filter((one) => cited.some((ref) => ref.kind === one.kind && ref.id === one.id));
  if (needsASearch(facet, value) && !picked.some((one) => one.kind === 'search' && foundNothing(one.outcome)))
    return [
      {
        path: 'evidence',
        message: `“${valueWords(facet, value)}” needs a search that found nothing. Tick one`,
      },
    ];
  const sources = picked.flatMap((one) =>
    one.kind === 'attribution'
      ? [{ source_id: one.source_id, tier: one.tier, isSeen: one.wording !== null && !one.is_ours }]
      : [],
  );
  const copies = picked.flatMap((one) => (one.kind === 'snapshot' ? one : []));
  const hasOther = picked.length > sources.length + copies.length;
  return [lackOf(facet, value, { sources, copies, hasOther, claim }) ?? []].flat();
}

/** What a facet is always based on, with its current version. */
async function basisOf(change: WriteContext, claim: OfClaim, facet: Facet): Promise<Checked[]> {
  const id = claim.reference_attribution_id;
  if (id === null || !ON_THE_WORDS.includes(facet)) return [];
  const attribution = await new AttributionReader(change.tx, DESK).byId(id);
  if (attribution === undefined) return [];
  const ref = { kind: 'attribution', id, selector: null } as const;
  return [rowFor({ kind: 'attribution', id, version: attribution.version }, ref, 1)];
}

/** Identifies a piece of evidence within a finding. */
export function evidenceKey(one: Pick<Evidence, 'kind' | 'id'> & Pick<EvidenceRef, 'selector'>): string {
  return `${one.kind}:${one.id}:${one.selector?.exact ?? ''}`;
}

function rowFor(
  { kind, id, version }: Pick<Candidate, 'kind' | 'id' | 'version'>,
  { selector }: EvidenceRef,
  basis: 0 | 1,
): Checked {
  const to = (one: Candidate['kind']) => (one === kind ? id : null);
  return {
    key: evidenceKey({ kind, id, selector }),
    row: {
      basis,
      attribution_id: to('attribution'),
      snapshot_id: to('snapshot'),
      annotation_id: to('annotation'),
      search_id: to('search'),
      contact_id: to('contact'),
      evidence_version: version,
      ...selectorColumns(selector),
    },
  };
}
