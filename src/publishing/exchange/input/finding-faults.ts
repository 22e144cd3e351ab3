import { isAnswering } from '../../../derived/match/model/answers.js';
import { accuses } from '../../../derived/status/model/second.js';
import {
  belongsTo,
  needsASearch,
  needsReason,
  needsTheRecord,
} from '../../../derived/status/model/values.js';
import { sentAt } from '../../../platform/lib/fields/as-sent.js';
import type { FieldError } from '../../../platform/lib/result.js';
import { FACETS } from '../../../vocabulary.js';
import { byRef, type Desk, rememberedOf } from './desk.js';
import { type FindingRecord, WANTED_BEFORE, wantsSecondIn } from './findings.js';
import type { RecordOf } from './shapes.js';

// Faults of findings whose fields are valid by themselves: evidence of another claim, a value of another facet, missing
// evidence, a broken chain.

/** Null where nothing is wrong. */
export type Says = FieldError | null;

export function faultIf(isWrong: boolean, path: string, message: string): Says {
  return isWrong ? { path, message } : null;
}

export interface FindingFaults {
  /** @param at its index in the list */
  of(finding: FindingRecord, at: number): Says[];
}

/** Expects resolved references. */
export function findingFaultsIn(desk: Desk): FindingFaults {
  const evidence = evidenceOf(desk);
  const standing = new Standing(desk);
  return {
    of: (finding, at) => [
      ...valueFaults(finding),
      ...agreementFaults(finding),
      ...chainFaults(desk, finding, at),
      standsTwice(finding, standing),
      ...(finding.evidence ?? []).map(({ kind, ref }, nth) =>
        faultIf(
          !evidence.isOf(finding.claim, kind, ref),
          `evidence.${sentAt(finding.evidence ?? [], nth)}.ref`,
          'that is not evidence for this claim',
        ),
      ),
      faultIf(
        finding.words_from !== null && !evidence.isOf(finding.claim, 'attribution', finding.words_from),
        'words_from',
        'this belongs to another claim',
      ),
    ],
  };
}

function valueFaults({ facet, value, rationale, mechanism, actual_speaker, ...rest }: FindingRecord): Says[] {
  const kinds = (rest.evidence ?? []).map(({ kind }) => kind);
  const stands = rest.superseded_by === null && !rest.stale;
  const lacks = (kind: EvidenceKind) => stands && !kinds.includes(kind);
  const isMisattributed = value === 'misattributed';
  const isExplained = mechanism !== null || actual_speaker !== null;
  const isUnfounded = rationale === null && needsReason(facet, value, null);
  return [
    faultIf(!belongsTo(facet, value), 'value', `that is not a finding on ${facet}`),
    faultIf(isMisattributed && mechanism === null, 'mechanism', 'explain how the misattribution happened'),
    faultIf(!isMisattributed && isExplained, 'mechanism', ONLY_MISATTRIBUTED),
    faultIf(isUnfounded, 'rationale', 'give the evidence for this finding'),
    faultIf(
      needsTheRecord(facet, value) && lacks('attribution'),
      'evidence',
      'give the wording of the record',
    ),
    // Accepts any search outcome: older findings did not require an empty search.
    faultIf(needsASearch(facet, value) && lacks('search'), 'evidence', 'give the search that found nothing'),
  ];
}

const ONLY_MISATTRIBUTED = 'only a misattribution has a mechanism and an actual speaker';

function agreementFaults(finding: FindingRecord): Says[] {
  const { facet, value, needs_second, answers, agreed_by } = finding;
  const [mayAnswer, isWanted] = [isAnswering(facet), wantsSecondIn(finding)];
  const isIdle = needs_second === true && !mayAnswer && !accuses(value);
  const isMissing = needs_second === false && WANTED_BEFORE.includes(value);
  return [
    faultIf(
      isIdle,
      'needs_second',
      'only an accusation, or a finding on the wording, the speaker or the context, needs a second person',
    ),
    faultIf(isMissing, 'needs_second', 'a finding of misattribution or invention needs a second person'),
    halfAgreed(finding),
    faultIf(answers !== null && !(mayAnswer && isWanted), 'answers', ONLY_ANSWERING),
    faultIf(agreed_by !== null && !isWanted, 'agreed_by', ONLY_WANTED),
    faultIf(agreed_by === finding.author, 'agreed_by', 'nobody can agree with their own finding'),
    faultIf(isAgreedEarly(finding), 'agreed_at', 'that is before it was written'),
  ];
}

const ONLY_ANSWERING =
  'only a finding on the wording, the speaker or the context that needs a second person answers a comparison';
const ONLY_WANTED =
  'only a finding that needs a second person can be agreed with: set “needs_second” to true';

type Agreed = Pick<FindingRecord, 'agreed_at' | 'agreed_by' | 'created_at'>;

function halfAgreed({ agreed_at, agreed_by }: Agreed): Says {
  return faultIf(
    (agreed_at === null) !== (agreed_by === null),
    'agreed_by',
    'give who agreed and when, or neither',
  );
}

function isAgreedEarly({ agreed_at, created_at }: Agreed): boolean {
  return agreed_at !== null && agreed_at.utc < created_at.utc;
}

function chainFaults(desk: Desk, finding: FindingRecord, at: number): Says[] {
  const { claim, facet, superseded_by: by } = finding;
  const next = byRef(desk, 'findings', by);
  if (next === undefined) return [];
  const isElsewhere = next.claim !== claim || next.facet !== facet;
  const isOlder = (desk.find('findings', next.ref) ?? 0) <= at;
  return [
    faultIf(isElsewhere, 'superseded_by', 'that is a finding on something else'),
    faultIf(isOlder, 'superseded_by', 'a finding is older than the one that superseded it'),
    faultIf(finding.stale === true, 'stale', 'only a current finding can be stale'),
  ];
}

/** A facet has at most one current and one pending finding. */
function standsTwice(finding: FindingRecord, standing: Standing): Says {
  if (finding.superseded_by !== null) return null;
  return faultIf(standing.add(finding), 'superseded_by', 'this facet already has a current finding');
}

const FACET_NAMES = Object.keys(FACETS);

/** The findings that stand, in two bits for each facet of a claim. */
class Standing {
  readonly #desk: Desk;
  readonly #bits: Uint32Array;

  constructor(desk: Desk) {
    this.#desk = desk;
    this.#bits = new Uint32Array(desk.count('claims'));
  }

  /** Returns whether there is one like it already. */
  add(finding: FindingRecord): boolean {
    const claim = this.#desk.find('claims', finding.claim) ?? 0;
    const isPending = wantsSecondIn(finding) && finding.agreed_at === null;
    const bit = 1 << (FACET_NAMES.indexOf(finding.facet) * 2 + (isPending ? 1 : 0));
    const before = this.#bits[claim] ?? 0;
    this.#bits[claim] = before | bit;
    return (before & bit) !== 0;
  }
}

type EvidenceKind = NonNullable<NonNullable<FindingRecord['evidence']>[number]>['kind'];

/** Which records are evidence on which claim. */
function evidenceOf(desk: Desk) {
  const cites = (claim: number, source: number | undefined) =>
    desk
      .attributionsOf(desk.find('claims', claim) ?? 0)
      .some((at) => desk.remembered('attributions', 'source', at) === source);
  const claimOf = (ref: number) => rememberedOf(desk, 'attributions', 'claim', ref);
  const sourceOf = (ref: number) => rememberedOf(desk, 'snapshots', 'source', ref);
  const isNoteOf = (claim: number, note: RecordOf<'annotations'> | undefined) => {
    if (note === undefined) return false;
    const { kind, ref } = note.target;
    if (kind === 'claim') return ref === claim;
    if (kind === 'attribution') return claimOf(ref) === claim;
    return cites(claim, kind === 'source' ? ref : sourceOf(ref));
  };
  return {
    isOf(claim: number, kind: EvidenceKind, ref: number): boolean {
      switch (kind) {
        case 'attribution':
          return claimOf(ref) === claim;
        case 'snapshot':
          return cites(claim, sourceOf(ref));
        case 'annotation':
          return isNoteOf(claim, byRef(desk, 'annotations', ref));
        case 'search':
          return rememberedOf(desk, 'searches', 'claim', ref) === claim;
        case 'contact':
          return rememberedOf(desk, 'contacts', 'claim', ref) === claim;
      }
    },
  };
}

/** @param claimOf the claim of an attribution, by their refs */
export function setAsideFaults(
  record: RecordOf<'set_asides'>,
  claimOf: (attribution: number) => number | undefined,
): Says[] {
  const { claim, answers, author, agreed_by } = record;
  const { attribution } = answers;
  const isElsewhere = attribution !== null && claimOf(attribution) !== claim;
  return [
    faultIf(attribution === null, 'answers.attribution', 'give the ref of the attribution'),
    faultIf(isElsewhere, 'answers.attribution', 'this attribution belongs to another claim'),
    halfAgreed(record),
    faultIf(agreed_by === author, 'agreed_by', 'nobody can agree with what they set aside themselves'),
    faultIf(isAgreedEarly(record), 'agreed_at', 'this is before it was set aside'),
  ];
}
