import { chainOf } from '../../attributions/model.js';
import type { AttributionRow } from '../../attributions/store.js';
import { attributionStatus } from '../model.js';
import type { ClaimRow } from '../store.js';
import type { ClaimShown } from './show.js';

/** A claim in a list of them. */
export function claimJson(claim: ClaimRow) {
  return {
    id: claim.id,
    text: claim.text,
    language: claim.language,
    form: claim.form,
    ground_rule: claim.ground_rule,
    embargoed_until: claim.embargoed_until,
    state: 'to_check',
    attribution_status: attributionStatus(),
    said_on: claim.said_on,
    summary: claim.summary,
    note: claim.note,
    version: claim.version,
    speaker: { id: claim.speaker_id, name: claim.speaker_name, kind: claim.speaker_kind },
    occasion: claim.occasion_id === null ? null : { id: claim.occasion_id, name: claim.occasion_name, place: claim.occasion_place },
  };
}

/** A claim with everything that hangs on it. */
export function claimWholeJson(shown: ClaimShown) {
  const { claim, attributions } = shown;
  const chain = chainOf(attributions);
  return {
    ...claimJson(claim),
    reference_attribution_id: claim.reference_attribution_id,
    tags: shown.tags.map(({ name }) => name),
    attributions: attributions.map(attributionJson),
    chain: {
      origins: chain.origins,
      nodes: chain.nodes.map(({ attribution, sight, depth, origin }) => ({ attribution_id: attribution.id, sight, depth, origin })),
    },
    findings: [],
    links: shown.links.map(({ id, kind, back, other_id, note }) => ({ id, kind, direction: back ? 'from' : 'to', claim_id: other_id, note })),
  };
}

export function attributionJson(one: AttributionRow) {
  const { created_at, created_by, updated_at, trashed_at, trashed_by, erased_by, source_title, source_type, source_language, outlet_name, source_id, ...rest } = one;
  const { selector_exact, selector_prefix, selector_suffix, selector_start_utf16, selector_end_utf16, ...plain } = rest;
  const selector = { exact: selector_exact, prefix: selector_prefix, suffix: selector_suffix, start_utf16: selector_start_utf16, end_utf16: selector_end_utf16 };
  return {
    ...plain,
    source: { id: source_id, title: source_title, type: source_type, outlet: outlet_name },
    selector: selector_exact === null && selector_start_utf16 === null ? null : selector,
    seen: one.wording !== null,
  };
}
