import { comparisonJson } from '../../../checking/comparisons/section.js';
import { matchJson } from '../../../derived/match/section.js';
import { misattributionOf } from '../../../derived/status/model/misattribution.js';
import { statusOfClaim } from '../../../derived/status/model/reason.js';
import { grouped } from '../../../platform/lib/grouped.js';
import { attributionJson } from '../../../record/attributions/json.js';
import type { CLAIM_FIELDS } from '../../../record/claims/fields.js';
import type { ClaimRow, LinkRow } from '../../../record/claims/store.js';
import type { ClaimShown } from './show.js';

type FieldJson = Readonly<Record<keyof typeof CLAIM_FIELDS, unknown>>;

/** A claim in a list. NOTE: one literal, since V8 takes ten times as long to put an object together from others. */
export function claimJson(claim: ClaimRow) {
  return {
    id: claim.id,
    text: claim.text,
    language: claim.language,
    language_guessed: claim.language_guessed === 1,
    form: claim.form,
    ground_rule: claim.ground_rule,
    embargoed_until: claim.embargoed_until,
    state: 'to_check',
    attribution_status: statusOfClaim(claim),
    match: matchJson(claim.match),
    misattributed: misattributionOf(claim),
    said_on: claim.said_on,
    summary: claim.summary,
    note: claim.note,
    version: claim.version,
    speaker: { id: claim.speaker_id, name: claim.speaker_name, kind: claim.speaker_kind },
    recounted_by: claim.recounted_by,
    occasion:
      claim.occasion_id === null
        ? null
        : { id: claim.occasion_id, name: claim.occasion_name, place: claim.occasion_place },
  } satisfies FieldJson & Record<string, unknown>;
}

/** A claim with everything that editing it may change. */
export function claimEditedJson(claim: ClaimRow, tags: ClaimShown['tags']) {
  return {
    ...claimJson(claim),
    reference_attribution_id: claim.reference_attribution_id,
    tags: tags.map(({ name }) => name),
  };
}

/** The nodes of the chain for the attributions of a part; the origins are counted over all. */
export function chainJson({ wordings, chain }: Pick<ClaimShown, 'wordings' | 'chain'>) {
  const inPart = new Set(wordings.attributions.map(({ id }) => id));
  const nodes = chain.whole.nodes.filter(({ attribution }) => inPart.has(attribution.id));
  return {
    origins: chain.whole.origins,
    nodes: nodes.map(({ attribution, sight, depth, origin }) => ({
      attribution_id: attribution.id,
      sight,
      depth,
      origin,
    })),
  };
}

/** A claim with what belongs to it, of each kind the first part. */
export function claimWholeJson(shown: ClaimShown) {
  const { claim, wordings } = shown;
  const compared = grouped(wordings.comparisons, ({ attribution_id }) => attribution_id);
  return {
    ...claimEditedJson(claim, shown.tags),
    attributions: wordings.attributions.map((one) => ({
      ...attributionJson(one),
      comparisons: (compared.get(one.id) ?? []).map(comparisonJson),
    })),
    chain: chainJson(shown),
    links: shown.links.rows.map(linkJson),
  };
}

export function linkJson({ id, kind, back, other_id, note }: LinkRow) {
  return { id, kind, direction: back ? 'from' : 'to', claim_id: other_id, note };
}
