import type { Facet, FindingValue, MatchStanding } from '../../../vocabulary.js';
import { answersAll, hashOf, isOnSame, type Mismatch, NO_TEXT } from './mismatch.js';
import {
  type ClaimWordings,
  type ComparedWording,
  facetOf,
  gravestOf,
  isMismatch,
  type Result,
  resultsOf,
  resultsOfOne,
} from './state.js';

// How a mismatch was dealt with. A finding that contradicts the comparison lists the mismatches it answers, and
// answers each only while the comparison still gives it.

/** A finding on the wording, the speaker or the context that is not superseded. */
export interface MatchFinding {
  readonly id: number;
  readonly facet: Facet;
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

/** What is shown of some results, and how their mismatches were dealt with; null where there is none. */
export interface Decided extends Result {
  readonly done: Standing | null;
}

/** Findings that themselves say so: they neither accept nor hide a mismatch. */
const SAYS_SO: Readonly<Record<Mismatch['facet'], readonly FindingValue[]>> = {
  wording: ['meaning_changed', 'paraphrase_as_quotation', 'not_in_record'],
  speaker: ['denied', 'disputed', 'misattributed', 'fabricated', 'unknown'],
  context: ['cut_meaning_changed', 'quoting_someone_else', 'question_or_irony'],
};

export function saysSo(facet: Facet, value: FindingValue): boolean {
  return isAnswering(facet) && SAYS_SO[facet].includes(value);
}

/** Whether findings on this check can answer a mismatch. */
export function isAnswering(facet: Facet): facet is Mismatch['facet'] {
  return Object.hasOwn(SAYS_SO, facet);
}

/** Every mismatch of a claim, in the order of its attributions: over public copies, or over all. */
export function mismatchesIn(claim: ClaimWordings, audience: 0 | 1): Mismatch[] {
  return resultsOf(claim, audience).filter(isOfMismatch).map(mismatchOfResult);
}

/** Those that findings on a check answer. */
export function answeredBy(facet: Facet, mismatches: readonly Mismatch[]): readonly Mismatch[] {
  return mismatches.filter((one) => one.facet === facet);
}

/** The gravest mismatch of a comparison in the form in which it is answered. */
export function mismatchOf(compared: ComparedWording): Mismatch {
  return mismatchOfResult(gravestOf(resultsOfOne(compared)) ?? { state: 'same', of: compared });
}

function isOfMismatch({ state }: Result): boolean {
  return isMismatch(state);
}

/** A mismatch of a comparison in the form in which it is answered. */
export function mismatchOfResult({ state, of }: Result): Mismatch {
  const facet = facetOf(state);
  if (of === null) return NO_TEXT;
  const { attribution_id, version, wording_sha256, snapshot_id, verdict, flags, speaker_id, spoken } = of;
  return {
    ...{ attribution_id, version, wording_sha256, snapshot_id, verdict, flags: [...flags].sort(), facet },
    speaker_id,
    credited_sha256: facet === 'speaker' ? hashOf(spoken.credited) : null,
    setting: facet === 'context' ? spoken.setting : null,
  };
}

/** The gravest result that nobody accepted, or of all; and how their mismatches were dealt with. */
export function decide(
  results: readonly Result[],
  findings: readonly MatchFinding[],
  deprecated: readonly Deprecated[],
): Decided | null {
  const mismatches = results.filter(isOfMismatch);
  const standings = new Map(
    mismatches.map((one) => [one, standingOfOne(mismatchOfResult(one), findings, deprecated)]),
  );
  const left = mismatches.filter((one) => standings.get(one)?.standing !== 'accepted');
  const gravest = gravestOf(left.length > 0 ? left : results);
  return gravest && { ...gravest, done: worstOf([...standings.values()]) };
}

/** How a claim's mismatches were dealt with; there is at least one. */
export function standingOf(
  mismatches: readonly Mismatch[],
  findings: readonly MatchFinding[],
  deprecated: readonly Deprecated[] = [],
): Standing {
  return worstOf(mismatches.map((one) => standingOfOne(one, findings, deprecated))) ?? OPEN;
}

function standingOfOne(
  mismatch: Mismatch,
  findings: readonly MatchFinding[],
  deprecated: readonly Deprecated[],
): Standing {
  const own = deprecated.filter(({ answers }) => answers !== null && isOnSame(answers, mismatch));
  const [agreed] = own.filter(({ is_agreed }) => is_agreed).slice(-1);
  if (agreed) return setAsideAs('accepted', agreed);
  const fresh = findings.filter(({ facet, is_stale }) => facet === mismatch.facet && !is_stale);
  const counting = fresh.filter(({ counts }) => counts);
  const accepting = counting.find(({ answers }) => answersAll(answers, [mismatch]));
  if (accepting) return foundAs('accepted', accepting);
  const saying = counting.find(({ facet, value }) => saysSo(facet, value));
  if (saying) return foundAs('said', saying);
  const waiting = fresh.find(
    ({ counts, has_reason, facet, value, answers }) =>
      !counts && has_reason && (saysSo(facet, value) || answersAll(answers, [mismatch])),
  );
  if (waiting) return foundAs('waiting', waiting);
  const [pending] = own.slice(-1);
  if (pending) return setAsideAs('waiting', pending);
  return OPEN;
}

const OPEN: Standing = { standing: 'open', finding_id: null, set_aside_id: null };

/** Least dealt with first. */
const STANDINGS: readonly MatchStanding[] = ['open', 'waiting', 'said', 'accepted'];

/** Of several that were dealt with alike, one by a finding; of set-asides the last. */
function worstOf(standings: readonly Standing[]): Standing | null {
  const rank = ({ standing }: Standing) => STANDINGS.indexOf(standing);
  const worst = Math.min(...standings.map(rank));
  const alike = standings.filter((one) => rank(one) === worst);
  return alike.find(({ finding_id }) => finding_id !== null) ?? alike.at(-1) ?? null;
}

function foundAs(standing: MatchStanding, { id }: MatchFinding): Standing {
  return { standing, finding_id: id, set_aside_id: null };
}

function setAsideAs(standing: MatchStanding, { id }: Deprecated): Standing {
  return { standing, finding_id: null, set_aside_id: id };
}
