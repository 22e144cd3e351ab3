import { changeRowNow } from '../../../../people/activity/row-store.js';
import type { WriteContext } from '../../../../platform/db/transact.js';
import { toColumns } from '../../../../platform/lib/fields/noun-fields.js';
import { grouped } from '../../../../platform/lib/grouped.js';
import { DESK } from '../../../../platform/viewer.js';
import type { ResolvedAttribution } from '../../../../record/attributions/actions.js';
import { ATTRIBUTION_FIELDS } from '../../../../record/attributions/fields.js';
import { selectorColumns } from '../../../../record/attributions/model.js';
import { AttributionReader } from '../../../../record/attributions/store.js';
import type { ResolvedQuotation } from '../../../../record/capture/actions/resolve.js';
import { recordQuotations } from '../../../../record/capture/actions.js';
import { addLink } from '../../../../record/claims/actions.js';
import type { Desk, RecordOf } from '../../input/shapes.js';
import type { Refs } from './refs.js';

// Claims, their attributions, and their links. References between attributions are written in a second pass, once all
// of them exist.

/**
 * Assigns the ids of attributions in advance: they are numbered in the order of the file, not by claim.
 * @param onClaim called before each claim is written
 */
export async function writeClaims(
  change: WriteContext,
  { claims, attributions }: Desk,
  refs: Refs,
  onClaim: () => void,
): Promise<void> {
  refs.number('attributions', attributions, await new AttributionReader(change.tx, DESK).nextId());
  const reported = grouped(attributions, ({ claim }) => claim);
  function* quotations() {
    for (const claim of claims) {
      onClaim();
      yield quotationOf(claim, reported.get(claim.ref) ?? [], refs);
    }
  }
  for (const [at, { id }] of (await recordQuotations(change, quotations())).entries())
    refs.keep('claims', claims[at]?.ref ?? 0, id);
}

function quotationOf(
  claim: RecordOf<'claims'>,
  attributions: readonly RecordOf<'attributions'>[],
  refs: Refs,
): ResolvedQuotation {
  const { reference_attribution: reference } = claim;
  return {
    claim: {
      ...claim,
      speaker_id: refs.id('speakers', claim.speaker),
      occasion_id: refs.maybe('occasions', claim.occasion),
      tag_ids: (claim.tags ?? []).flatMap((tag) => (tag === null ? [] : [refs.id('tags', tag)])),
    },
    fragment_of: null,
    attributions: attributions.map((one) => resolved(one, refs)),
    reference: reference === null ? null : attributions.findIndex(({ ref }) => ref === reference),
  };
}

function resolved(attribution: RecordOf<'attributions'>, refs: Refs): ResolvedAttribution {
  const columns = Object.assign(toColumns(ATTRIBUTION_FIELDS, attribution), {
    source_id: refs.id('sources', attribution.source),
    snapshot_id: refs.maybe('snapshots', attribution.snapshot),
    speaker_id: refs.maybe('speakers', attribution.speaker),
    voiced_by_id: refs.maybe('speakers', attribution.voiced_by),
    occasion_id: refs.maybe('occasions', attribution.occasion),
    ...selectorColumns(attribution.selector),
    rank: attribution.rank,
  });
  return { id: refs.id('attributions', attribution.ref), columns };
}

/** Sets the attribution that it cites, now that all exist. */
export function tieAttribution(
  change: WriteContext,
  { ref, translates, relayed_from }: RecordOf<'attributions'>,
  refs: Refs,
): void {
  if (translates === null && relayed_from === null) return;
  changeRowNow(change, 'attributions', refs.id('attributions', ref), {
    translates_id: refs.maybe('attributions', translates),
    relayed_from_id: refs.maybe('attributions', relayed_from),
  });
}

export function writeLink(change: WriteContext, link: RecordOf<'links'>, refs: Refs): void {
  addLink(change, {
    claim_id: refs.id('claims', link.claim),
    kind: link.kind,
    other_claim_id: refs.id('claims', link.other_claim),
    note: link.note,
  });
}
