import { matchJson } from '../../derived/match/section.js';
import { misattributionOf } from '../../derived/status/model/misattribution.js';
import { statusOfClaim } from '../../derived/status/model/reason.js';
import { grouped } from '../../platform/lib/grouped.js';
import type { ClaimRow } from '../../record/claims/store.js';
import { standsIn } from './model/answers.js';
import { drawnOf } from './model/drawn.js';
import type { LookupKind } from './model/found.js';
import { type Answer, type LookedUp, type ShownClaim, type ShownCopy, wholeAnswer } from './model/shown.js';

/** A claim as it was found for one quotation of the text. */
interface FoundFor {
  readonly answer: Answer;
  readonly shown: ShownClaim;
}

/**
 * `passages`: each quotation of the text, with its own answer. `claims`, `copies`: all that was found, each once, with
 * the numbers of its passages. Spans are UTF-16 code units, end exclusive: `passage`, `start` and `end` of the text that
 * was looked up, `spans` of a saved copy. `copies` is null where saved copies could not be searched.
 * @param citations by claim; without those that may not be cited
 */
export function lookupJson(up: LookedUp, citations: ReadonlyMap<number, string>) {
  const { answers, text, unanswered } = up;
  const claims = answers.flatMap((answer) => answer.claims.map((shown): FoundFor => ({ answer, shown })));
  return {
    passages: answers.map((answer) => passageJson(answer, text)),
    passages_left: unanswered,
    claims: [...grouped(claims, ({ shown }) => shown.claim.id).values()].map((own) =>
      claimJson(own, text, citations),
    ),
    left: answers.reduce((sum, { left }) => sum + left, 0),
    copies: copiesJson(answers),
  };
}

function passageJson(answer: Answer, text: string) {
  const { n, item, state, stands, claims, copies, left } = answer;
  const { typed, instead } = answer.answeredFor;
  const [start, end] = item.span;
  const { mention, setting, because, recounted_by } = item.credit;
  return {
    n,
    start,
    end,
    text: item.text,
    form: item.form,
    speaker: item.name,
    credited_as: mention,
    recounted_by,
    setting,
    because,
    state,
    answered_for: typed ?? item.name ?? item.credit.name,
    typed_speaker_holds: instead === null,
    says: wholeAnswer(answer),
    stands,
    claim_ids: claims.map(({ claim }) => claim.id),
    claims: claims.map((shown) => foundJson(answer, shown, text)),
    left,
    copies:
      copies?.map((copy) => ({
        snapshot_id: copy.wording.copy.id,
        verdict: copy.wording.comparison.verdict,
        credit_read: copy.isRead,
        credited_to: copy.credit?.name ?? null,
        setting: copy.credit?.setting ?? null,
        says: copy.remarks.map(({ sentence }) => sentence).join('. ') || null,
      })) ?? null,
  };
}

/** What was found of a claim for one quotation. */
function foundJson({ item, claims }: Answer, shown: ShownClaim, text: string) {
  const { found, claim, creditedTo, isOtherSpeaker, alsoBy, remarks } = shown;
  return {
    id: claim.id,
    kind: kindInText(found.kind, item.text, text),
    speaker: speakerJson(claim),
    credited_to: creditedTo,
    other_speaker: isOtherSpeaker,
    also_said_by: alsoJson(alsoBy),
    differences: drawnOf(found).differences,
    says: remarks.map(({ sentence }) => sentence).join('. ') || null,
    stands: standsIn({ item, claims }, shown),
  };
}

/** Of a quotation with words around it, a claim with its words is in the text. */
function kindInText(kind: LookupKind, quotation: string, text: string): LookupKind {
  return kind === 'same' && quotation.length < text.trim().length - MAX_MARKS_UTF16 ? 'contains' : kind;
}

/** The marks around a text that is one quotation. */
const MAX_MARKS_UTF16 = 4;

/** By its first quotation; another speaker and other names by all of them. */
function claimJson(all: readonly FoundFor[], text: string, citations: ReadonlyMap<number, string>) {
  const { answer, shown } = (all.find(({ shown: one }) => one.isOtherSpeaker) ?? all[0]) as FoundFor;
  const { found, claim } = shown;
  const { id, language, form, said_on } = claim;
  const own = foundJson(answer, shown, text);
  return {
    ...{ id, kind: own.kind, text: claim.text, language, form, said_on },
    passages: all.map((one) => one.answer.n),
    speaker: own.speaker,
    attribution_status: statusOfClaim(claim),
    match: matchJson(claim.match),
    misattributed_to: misattributedJson(claim),
    credited_to: own.credited_to,
    other_speaker: own.other_speaker,
    also_said_by: alsoJson([...new Set(all.flatMap((one) => one.shown.alsoBy))]),
    passage: found.passage?.span ?? null,
    wording: found.wording?.attributionId
      ? { attribution_id: found.wording.attributionId, text: found.wording.text }
      : null,
    differences: own.differences,
    translation_of: found.linkedTo,
    citation: citations.get(id) ?? null,
  };
}

function alsoJson(others: readonly ClaimRow[]) {
  return others.map((other) => ({ claim_id: other.id, speaker: speakerJson(other) }));
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

/** Each copy once, with the first quotation that it has; null where none were searched. */
function copiesJson(answers: readonly Answer[]) {
  if (answers.length > 0 && answers.every(({ copies }) => copies === null)) return null;
  const all = answers.flatMap((answer) => (answer.copies ?? []).map((copy) => ({ answer, copy })));
  return [...grouped(all, ({ copy }) => copy.wording.copy.id).values()].flatMap((own) => {
    const [first] = own;
    if (first === undefined) return [];
    return [{ ...copyJson(first.answer, first.copy), passages: own.map(({ answer }) => answer.n) }];
  });
}

function copyJson({ item }: Answer, { wording: { copy, comparison } }: ShownCopy) {
  return {
    source_id: copy.source_id,
    source_title: copy.source_title,
    snapshot_id: copy.id,
    captured_at: copy.captured_at,
    passage: item.span,
    verdict: comparison.verdict,
    flags: comparison.flags,
    spans: comparison.spans,
  };
}
