import { accuses } from '../../../derived/status/model/second.js';
import {
  belongsTo,
  needsASearch,
  needsReason,
  needsTheRecord,
} from '../../../derived/status/model/values.js';
import { sentAt } from '../../../platform/lib/fields/as-sent.js';
import type { FieldError } from '../../../platform/lib/result.js';
import { type FindingRecord, WANTED_BEFORE, wantsSecondIn } from './findings.js';
import type { Desk, RecordOf } from './shapes.js';

// Faults of findings whose fields are valid by themselves: evidence of another claim, a value of another facet, missing
// evidence, a broken chain.

type Says = FieldError | false | null | undefined;

export interface FindingFaults {
  of(finding: FindingRecord): Says[];
}

/** Expects resolved references. */
export function findingFaultsIn(desk: Desk): FindingFaults {
  const evidence = evidenceOf(desk);
  const findings = new Map(desk.findings.map((one) => [one.ref, one]));
  const places = new Map(desk.findings.map(({ ref }, at) => [ref, at]));
  const standing = new Set<string>();
  return {
    of: (finding) => [
      ...valueFaults(finding),
      ...agreementFaults(finding),
      ...chainFaults(finding, findings, places),
      standsTwice(finding, standing),
      ...(finding.evidence ?? []).map(
        (one, at) =>
          !evidence.isOf(finding.claim, one.kind, one.ref) && {
            path: `evidence.${sentAt(finding.evidence ?? [], at)}.ref`,
            message: 'that is not evidence for this claim',
          },
      ),
      finding.words_from !== null &&
        !evidence.isOf(finding.claim, 'attribution', finding.words_from) && {
          path: 'words_from',
          message: 'this belongs to another claim',
        },
    ],
  };
}

function valueFaults({ facet, value, rationale, mechanism, actual_speaker, ...rest }: FindingRecord): Says[] {
  const kinds = (rest.evidence ?? []).map(({ kind }) => kind);
  const stands = rest.superseded_by === null && !rest.stale;
  return [
    !belongsTo(facet, value) && { path: 'value', message: `that is not a finding on ${facet}` },
    value === 'misattributed' &&
      mechanism === null && { path: 'mechanism', message: 'explain how the misattribution happened' },
    value !== 'misattributed' &&
      (mechanism !== null || actual_speaker !== null) && {
        path: 'mechanism',
        message: 'only a misattribution has a mechanism and an actual speaker',
      },
    rationale === null &&
      needsReason(facet, value, null) && { path: 'rationale', message: 'give the evidence for this finding' },
    stands &&
      needsTheRecord(facet, value) &&
      !kinds.includes('attribution') && { path: 'evidence', message: 'give the wording of the record' },
    // Accepts any search outcome: older findings did not require an empty search.
    stands &&
      needsASearch(facet, value) &&
      !kinds.includes('search') && { path: 'evidence', message: 'give the search that found nothing' },
  ];
}

function agreementFaults(finding: FindingRecord): Says[] {
  const { facet, value, author, agreed_at, agreed_by, created_at } = finding;
  return [
    finding.needs_second === true &&
      facet !== 'wording' &&
      !accuses(value) && {
        path: 'needs_second',
        message: 'only an accusation or a finding on the wording needs a second person',
      },
    finding.needs_second === false &&
      WANTED_BEFORE.includes(value) && {
        path: 'needs_second',
        message: 'a finding of misattribution or invention needs a second person',
      },
    (agreed_at === null) !== (agreed_by === null) && {
      path: 'agreed_by',
      message: 'give who agreed and when, or neither',
    },
    finding.answers !== null &&
      !(facet === 'wording' && wantsSecondIn(finding)) && {
        path: 'answers',
        message: 'only a finding on the wording that needs a second person answers a comparison',
      },
    agreed_by !== null &&
      !wantsSecondIn(finding) && {
        path: 'agreed_by',
        message: 'only a finding that needs a second person is agreed to: set “needs_second” to true',
      },
    agreed_by === author && { path: 'agreed_by', message: 'nobody can agree to their own finding' },
    agreed_at !== null &&
      agreed_at.utc < created_at.utc && { path: 'agreed_at', message: 'that is before it was written' },
  ];
}

function chainFaults(
  finding: FindingRecord,
  findings: ReadonlyMap<number, FindingRecord>,
  places: ReadonlyMap<number, number>,
): Says[] {
  const { ref, superseded_by: by } = finding;
  const next = by === null ? undefined : findings.get(by);
  if (next === undefined) return [];
  const path = 'superseded_by';
  return [
    (next.claim !== finding.claim || next.facet !== finding.facet) && {
      path,
      message: 'that is a finding on something else',
    },
    (places.get(next.ref) ?? 0) <= (places.get(ref) ?? 0) && {
      path,
      message: 'a finding is older than the one that superseded it',
    },
    finding.stale && { path: 'stale', message: 'only a current finding can be stale' },
  ];
}

/** A facet has at most one current and one pending finding. */
function standsTwice(finding: FindingRecord, standing: Set<string>): Says {
  const { claim, facet, agreed_at, superseded_by } = finding;
  if (superseded_by !== null) return null;
  const key = `${claim} ${facet} ${wantsSecondIn(finding) && agreed_at === null ? 'waits' : 'counts'}`;
  const isTwice = standing.has(key);
  standing.add(key);
  return isTwice && { path: 'superseded_by', message: 'this facet already has a current finding' };
}

type EvidenceKind = NonNullable<NonNullable<FindingRecord['evidence']>[number]>['kind'];

/** Which records are evidence on which claim. */
function evidenceOf(desk: Desk) {
  const attributions = new Map(desk.attributions.map((one) => [one.ref, one]));
  const snapshots = new Map(desk.snapshots.map((one) => [one.ref, one]));
  const notes = new Map(desk.annotations.map((one) => [one.ref, one]));
  const searches = new Map(desk.searches.map((one) => [one.ref, one.claim]));
  const contacts = new Map(desk.contacts.map((one) => [one.ref, one.claim]));
  const cited = new Set(desk.attributions.map(({ claim, source }) => `${claim} ${source}`));
  const cites = (claim: number, source: number | undefined) => cited.has(`${claim} ${source}`);
  const isNoteOf = (claim: number, note: RecordOf<'annotations'> | undefined) => {
    if (note === undefined) return false;
    const { kind, ref } = note.target;
    if (kind === 'claim') return ref === claim;
    if (kind === 'attribution') return attributions.get(ref)?.claim === claim;
    return cites(claim, kind === 'source' ? ref : snapshots.get(ref)?.source);
  };
  return {
    isOf(claim: number, kind: EvidenceKind, ref: number): boolean {
      switch (kind) {
        case 'attribution':
          return attributions.get(ref)?.claim === claim;
        case 'snapshot':
          return cites(claim, snapshots.get(ref)?.source);
        case 'annotation':
          return isNoteOf(claim, notes.get(ref));
        case 'search':
          return searches.get(ref) === claim;
        case 'contact':
          return contacts.get(ref) === claim;
      }
    },
  };
}
