import type { FindingValue, MatchStanding, StoredVerdict } from '../../../vocabulary.js';
import { type ClaimWordings, type ComparedWording, isMismatch, stateOf } from './state.js';

// How a mismatch was dealt with. A finding that contradicts the comparison lists the mismatches it answers, and
// answers each only while the comparison still gives it.

/** No attribution has the claim's text, though some have a wording. */
export const NO_SOURCE_HAS_TEXT = 'no_source_has_text';

/** A mismatch as a finding answers it. Ids are null where no source has the claim's text. */
export interface Mismatch {
  readonly attribution_id: number | null;
  readonly version: number | null;
  readonly wording_sha256: string | null;
  readonly snapshot_id: number | null;
  readonly verdict: StoredVerdict | typeof NO_SOURCE_HAS_TEXT;
  readonly flags: readonly string[];
}

/** A finding on the wording that is not superseded. */
export interface WordingFinding {
  readonly id: number;
  readonly value: FindingValue;
  /** Whether it is in effect: it needs no second person, or one has agreed. */
  readonly counts: boolean;
  readonly is_stale: boolean;
  readonly has_reason: boolean;
  readonly answers: readonly Mismatch[] | null;
}

/** An attribution whose mismatch was set aside by deprecating it. */
export interface Deprecated {
  readonly id: number;
  readonly answers: Mismatch | null;
  readonly is_agreed: boolean;
}

export interface Standing {
  readonly standing: MatchStanding;
  readonly finding_id: number | null;
  readonly set_aside_id: number | null;
}

/** Findings that themselves call the wording wrong: they neither accept nor hide a mismatch. */
export const SAYS_SO: readonly FindingValue[] = [
  'meaning_changed',
  'paraphrase_as_quotation',
  'not_in_record',
];

/** Every mismatch of a claim, in the order of its attributions: over public copies, or over all. */
export function mismatchesIn(claim: ClaimWordings, audience: 0 | 1): Mismatch[] {
  const compared = claim.compared
    .filter((one) => (audience === 1 || one.is_public) && isMismatch(stateOf(one)))
    .map(mismatchOf);
  return claim.has_its_text ? compared : [...compared, NO_TEXT];
}

/** A comparison in the form in which findings answer it. */
export function mismatchOf(compared: ComparedWording): Mismatch {
  const { attribution_id, version, wording_sha256, snapshot_id, verdict, flags } = compared;
  return { attribution_id, version, wording_sha256, snapshot_id, verdict, flags: [...flags].sort() };
}

const NO_TEXT: Mismatch = {
  attribution_id: null,
  version: null,
  wording_sha256: null,
  snapshot_id: null,
  verdict: NO_SOURCE_HAS_TEXT,
  flags: [],
};

/** Parses the stored answers of a finding; null where it answers no comparison. */
export function answersIn(stored: string | null): readonly Mismatch[] | null {
  return stored === null ? null : (JSON.parse(stored) as Mismatch[]);
}

/**
 * Whether a finding answers each of these in their present form. Changes of an attribution besides its wording do not
 * matter.
 */
export function answersAll(answers: readonly Mismatch[] | null, mismatches: readonly Mismatch[]): boolean {
  const answered = new Set((answers ?? []).map(keyOf));
  return answers !== null && mismatches.every((one) => answered.has(keyOf(one)));
}

function keyOf({ attribution_id, wording_sha256, snapshot_id, verdict, flags }: Mismatch): string {
  return JSON.stringify([attribution_id, wording_sha256, snapshot_id, verdict, [...flags].sort()]);
}

/** How a claim's mismatches were dealt with; there is at least one. */
export function standingOf(
  mismatches: readonly Mismatch[],
  findings: readonly WordingFinding[],
  deprecated: readonly Deprecated[] = [],
): Standing {
  const agreed = deprecated.filter(({ is_agreed }) => is_agreed);
  const left = leftBy(mismatches, agreed);
  const [last] = agreed.slice(-1);
  if (left.length === 0 && last) return setAsideAs('accepted', last);
  const fresh = findings.filter(({ is_stale }) => !is_stale);
  const counting = fresh.filter(({ counts }) => counts);
  const accepting = counting.find(({ answers }) => answersAll(answers, left));
  if (accepting) return foundAs('accepted', accepting);
  const saying = counting.find(({ value }) => SAYS_SO.includes(value));
  if (saying) return foundAs('said', saying);
  const waiting = fresh.find(
    (one) => !one.counts && one.has_reason && (SAYS_SO.includes(one.value) || answersAll(one.answers, left)),
  );
  if (waiting) return foundAs('waiting', waiting);
  const [pending] = deprecated.filter(({ is_agreed }) => !is_agreed).slice(-1);
  if (pending && leftBy(left, deprecated).length === 0) return setAsideAs('waiting', pending);
  return { standing: 'open', finding_id: null, set_aside_id: null };
}

/** How one of a claim's mismatches was dealt with. */
export function standingOfOne(
  mismatch: Mismatch,
  findings: readonly WordingFinding[],
  deprecated: readonly Deprecated[],
): Standing {
  const own = deprecated.filter(({ answers }) => answers !== null && answersAll([answers], [mismatch]));
  return standingOf([mismatch], findings, own);
}

/** The claim with only those wordings whose mismatch nobody accepted; the whole claim where there are none. */
export function unacceptedPart(
  claim: ClaimWordings,
  audience: 0 | 1,
  findings: readonly WordingFinding[],
  deprecated: readonly Deprecated[],
): ClaimWordings {
  const left = mismatchesIn(claim, audience).filter(
    (one) => standingOfOne(one, findings, deprecated).standing !== 'accepted',
  );
  if (left.length === 0) return claim;
  const ids = new Set(left.map(({ attribution_id }) => attribution_id));
  return {
    ...claim,
    has_its_text: !ids.has(null),
    compared: claim.compared.filter(({ attribution_id }) => ids.has(attribution_id)),
  };
}

function leftBy(mismatches: readonly Mismatch[], deprecated: readonly Deprecated[]): Mismatch[] {
  const answers = deprecated.flatMap((one) => one.answers ?? []);
  return mismatches.filter((one) => !answersAll(answers, [one]));
}

function foundAs(standing: MatchStanding, { id }: WordingFinding): Standing {
  return { standing, finding_id: id, set_aside_id: null };
}

function setAsideAs(standing: MatchStanding, { id }: Deprecated): Standing {
  return { standing, finding_id: null, set_aside_id: id };
}
