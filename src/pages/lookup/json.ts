import { matchJson } from '../../derived/match/section.js';
import { misattributionOf } from '../../derived/status/model/misattribution.js';
import { statusOfClaim } from '../../derived/status/model/reason.js';
import type { ClaimRow } from '../../record/claims/store.js';
import { drawnOf } from './model/drawn.js';
import type { LookedUp, ShownClaim, ShownCopy } from './model/shown.js';

/**
 * Spans are UTF-16 code units, end exclusive: `passage` of the text that was looked up, `spans` of a saved copy.
 * `copies` is null where saved copies could not be searched.
 * @param citations by claim; without those that may not be cited
 */
export function lookupJson({ claims, left, copies }: LookedUp, citations: ReadonlyMap<number, string>) {
  return {
    claims: claims.map((one) => claimJson(one, citations)),
    left,
    copies: copies?.map(copyJson) ?? null,
  };
}

function claimJson(shown: ShownClaim, citations: ReadonlyMap<number, string>) {
  const { found, claim, creditedTo, isOtherSpeaker, alsoBy } = shown;
  const { id, text, language, form, said_on } = claim;
  return {
    ...{ id, kind: found.kind, text, language, form, said_on },
    speaker: speakerJson(claim),
    attribution_status: statusOfClaim(claim),
    match: matchJson(claim.match),
    misattributed_to: misattributedJson(claim),
    credited_to: creditedTo,
    other_speaker: isOtherSpeaker,
    also_said_by: alsoBy.map((other) => ({ claim_id: other.id, speaker: speakerJson(other) })),
    passage: found.passage?.span ?? null,
    wording: found.wording?.attributionId
      ? { attribution_id: found.wording.attributionId, text: found.wording.text }
      : null,
    differences: drawnOf(found).differences,
    translation_of: found.linkedTo,
    citation: citations.get(id) ?? null,
  };
}

function speakerJson({ speaker_id: id, speaker_name: name, speaker_kind: kind }: ClaimRow) {
  return { id, name, kind };
}

/** To whom the words were wrongly credited, and what is known instead; null where no such finding was agreed to. */
function misattributedJson(claim: ClaimRow) {
  const wrong = misattributionOf(claim);
  if (wrong === null) return null;
  const { value, mechanism, actual_speaker } = wrong;
  return { ...speakerJson(claim), value, mechanism, actual_speaker };
}

function copyJson({ passage, wording: { copy, comparison } }: ShownCopy) {
  return {
    source_id: copy.source_id,
    source_title: copy.source_title,
    snapshot_id: copy.id,
    captured_at: copy.captured_at,
    passage: passage.span,
    verdict: comparison.verdict,
    flags: comparison.flags,
    spans: comparison.spans,
  };
}
