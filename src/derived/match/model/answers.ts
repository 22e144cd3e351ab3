import { createHash } from 'node:crypto';
import type { Setting } from '../../../engines/context/setting.js';
import type { Facet, FindingValue, MatchStanding, StoredVerdict } from '../../../vocabulary.js';
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
  /** The check whose finding answers it: whose words they are, their setting, or the words themselves. */
  readonly facet: ReturnType<typeof facetOf>;
  /** SHA-256 of the name that the copy credits instead, for `speaker`: the name itself may have to be erased. */
  readonly credited_sha256: string | null;
  /** For `context`. */
  readonly setting: Setting | null;
}

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

function mismatchOfResult({ state, of }: Result): Mismatch {
  const facet = facetOf(state);
  if (of === null) return NO_TEXT;
  const { attribution_id, version, wording_sha256, snapshot_id, verdict, flags, spoken } = of;
  return {
    ...{ attribution_id, version, wording_sha256, snapshot_id, verdict, flags: [...flags].sort(), facet },
    credited_sha256: facet === 'speaker' ? hashOf(spoken.credited) : null,
    setting: facet === 'context' ? spoken.setting : null,
  };
}

const NO_TEXT: Mismatch = {
  attribution_id: null,
  version: null,
  wording_sha256: null,
  snapshot_id: null,
  verdict: NO_SOURCE_HAS_TEXT,
  flags: [],
  facet: 'wording',
  credited_sha256: null,
  setting: null,
};

function hashOf(name: string | null): string | null {
  return name === null ? null : createHash('sha256').update(name).digest('hex');
}

/** Parses the stored answers of a finding; null where it answers no comparison. */
export function answersIn(stored: string | null): readonly Mismatch[] | null {
  return stored === null ? null : (JSON.parse(stored) as Stored[]).map(complete);
}

/** Parses the stored answer of a set-aside. */
export function answerIn(stored: string | null): Mismatch | null {
  return stored === null ? null : complete(JSON.parse(stored) as Stored);
}

/** Answers that were stored before a mismatch could be about more than the wording. */
type Stored = Omit<Mismatch, 'facet' | 'credited_sha256' | 'setting'> & Partial<Mismatch>;

function complete(stored: Stored): Mismatch {
  return { facet: 'wording', credited_sha256: null, setting: null, ...stored };
}

/**
 * Whether a finding answers each of these in their present form. Changes of an attribution besides its wording do not
 * matter.
 */
export function answersAll(answers: readonly Mismatch[] | null, mismatches: readonly Mismatch[]): boolean {
  const answered = new Set((answers ?? []).map(keyOf));
  return answers !== null && mismatches.every((one) => answered.has(keyOf(one)));
}

function keyOf(one: Mismatch): string {
  const { attribution_id, wording_sha256, snapshot_id, verdict, facet, credited_sha256, setting } = one;
  const about = facet === 'wording' ? [verdict, [...one.flags].sort()] : [facet, credited_sha256 ?? setting];
  return JSON.stringify([attribution_id, wording_sha256, snapshot_id, ...about]);
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
  const own = deprecated.filter(({ answers }) => answers !== null && isOfSame(answers, mismatch));
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

/** Whether both are of one wording and one copy: to deprecate it is to answer all that its comparison shows. */
function isOfSame(one: Mismatch, other: Mismatch): boolean {
  return (
    one.attribution_id === other.attribution_id &&
    one.wording_sha256 === other.wording_sha256 &&
    one.snapshot_id === other.snapshot_id
  );
}

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
