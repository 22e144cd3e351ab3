import type { FindingValue, MatchStanding, StoredVerdict } from '../../vocabulary.js';
import { type ClaimWordings, isMismatch, stateOf } from './state.js';

// What was done about a mismatch. A finding made against our own comparison names each mismatch that it answers, and
// answers it only as long as that is what the comparison says.

/** No attribution has the claim's text, though some have a wording. */
export const NO_SOURCE_HAS_TEXT = 'no_source_has_text';

/** One mismatch, as a finding answers it. Ids are null where no source has the claim's text. */
export interface Mismatch {
  readonly attribution_id: number | null;
  readonly version: number | null;
  readonly wording_sha256: string | null;
  readonly snapshot_id: number | null;
  readonly verdict: StoredVerdict | typeof NO_SOURCE_HAS_TEXT;
  readonly flags: readonly string[];
}

/** A finding on the wording that nothing superseded. */
export interface WordingFinding {
  readonly id: number;
  readonly value: FindingValue;
  /** Whether it counts: it wants no second person, or one has agreed. */
  readonly counts: boolean;
  readonly is_stale: boolean;
  readonly has_reason: boolean;
  readonly answers: readonly Mismatch[] | null;
}

export interface Standing {
  readonly standing: MatchStanding;
  readonly finding_id: number | null;
}

/** Findings that say themselves that the wording is not right: they accept nothing, and hide nothing. */
export const SAYS_SO: readonly FindingValue[] = [
  'meaning_changed',
  'paraphrase_as_quotation',
  'not_in_record',
];

/** Every mismatch of a claim, in the order of its attributions: over the copies that everybody may see, or over all. */
export function mismatchesIn(claim: ClaimWordings, audience: 0 | 1): Mismatch[] {
  const compared = claim.compared
    .filter((one) => (audience === 1 || one.is_public) && isMismatch(stateOf(one)))
    .map(({ attribution_id, version, wording_sha256, snapshot_id, verdict, flags }) => ({
      ...{ attribution_id, version, wording_sha256, snapshot_id, verdict },
      flags: [...flags].sort(),
    }));
  return claim.has_its_text ? compared : [...compared, NO_TEXT];
}

const NO_TEXT: Mismatch = {
  attribution_id: null,
  version: null,
  wording_sha256: null,
  snapshot_id: null,
  verdict: NO_SOURCE_HAS_TEXT,
  flags: [],
};

/** What a finding answers, as it is stored; null where it answers no comparison. */
export function answersIn(stored: string | null): readonly Mismatch[] | null {
  return stored === null ? null : (JSON.parse(stored) as Mismatch[]);
}

/** Whether a finding answers each of these, as they are now. An attribution may have changed elsewhere than in its words. */
export function answersAll(answers: readonly Mismatch[] | null, mismatches: readonly Mismatch[]): boolean {
  const answered = new Set((answers ?? []).map(keyOf));
  return answers !== null && mismatches.every((one) => answered.has(keyOf(one)));
}

function keyOf({ attribution_id, wording_sha256, snapshot_id, verdict, flags }: Mismatch): string {
  return JSON.stringify([attribution_id, wording_sha256, snapshot_id, verdict, [...flags].sort()]);
}

/** What was done about the mismatches of a claim, of which there is at least one. */
export function standingOf(mismatches: readonly Mismatch[], findings: readonly WordingFinding[]): Standing {
  const fresh = findings.filter(({ is_stale }) => !is_stale);
  const counting = fresh.filter(({ counts }) => counts);
  const accepting = counting.find(({ answers }) => answersAll(answers, mismatches));
  if (accepting) return { standing: 'accepted', finding_id: accepting.id };
  const saying = counting.find(({ value }) => SAYS_SO.includes(value));
  if (saying) return { standing: 'said', finding_id: saying.id };
  const waiting = fresh.find((one) => !one.counts && one.has_reason && answersAll(one.answers, mismatches));
  if (waiting) return { standing: 'waiting', finding_id: waiting.id };
  return { standing: 'open', finding_id: null };
}
