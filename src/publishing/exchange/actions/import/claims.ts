import { changeRowNow } from '../../../../people/activity/row-store.js';
import type { WriteContext } from '../../../../platform/db/transact.js';
import { toColumns } from '../../../../platform/lib/fields/noun-fields.js';
import type { ResolvedAttribution } from '../../../../record/attributions/actions.js';
import { ATTRIBUTION_FIELDS } from '../../../../record/attributions/fields.js';
import { selectorColumns } from '../../../../record/attributions/model.js';
import { addLink } from '../../../../record/claims/actions.js';
import type { ResolvedQuotation } from '../../../../record/entry/actions/resolve.js';
import { recordQuotations } from '../../../../record/entry/actions.js';
import type { Desk } from '../../input/desk.js';
import type { RecordOf } from '../../input/shapes.js';
import type { Refs } from './refs.js';

// Claims, their attributions, and their links. References between attributions are written in a second pass, once all
// of them exist.

/**
 * Writes some claims with their attributions, which have their ids already: they are numbered in the order of the file,
 * not by claim. @param first the index of the first claim, from 0 @param end the index after the last
 */
export async function writeClaims(
  change: WriteContext,
  desk: Desk,
  { first, end }: { readonly first: number; readonly end: number },
  refs: Refs,
): Promise<void> {
  const written: number[] = [];
  function* quotations() {
    for (let at = first; at < end; at += 1) {
      const claim = desk.get('claims', at);
      written.push(claim.ref);
      const attributions = desk.attributionsOf(at).map((one) => desk.get('attributions', one));
      yield quotationOf(claim, attributions, refs);
    }
  }
  for (const [nth, { id }] of (await recordQuotations(change, quotations())).entries())
    refs.keep('claims', written[nth] ?? 0, id);
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
    recounted_by_id: refs.maybe('speakers', attribution.recounted_by),
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
