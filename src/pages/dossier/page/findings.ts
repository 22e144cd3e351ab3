import type { FindingRow } from '../../../derived/status/findings-store.js';
import { isByOnePerson, whoAgrees } from '../../../derived/status/model/second.js';
import {
  ALL_FACETS,
  isCurrent,
  isPending,
  valueWords,
  wasWithdrawn,
} from '../../../derived/status/model/values.js';
import { FACET_QUESTIONS, FACETS, STALE_CAUSES, UNSEEN_CAUSE } from '../../../vocabulary.js';
import type { DossierRows } from '../store.js';
import { evidenceShown } from './evidence.js';

/** The six facets in order: effective, pending and earlier findings. */
export function facetsShown(rows: DossierRows) {
  return ALL_FACETS.map((facet) => {
    const own = rows.findings.filter((finding) => finding.facet === facet);
    return {
      word: FACETS[facet],
      question: FACET_QUESTIONS[facet],
      findings: own
        .filter(isCurrent)
        .concat(own.filter(isPending))
        .map((finding) => findingShown(finding, rows)),
      earlier: own.filter(({ superseded_by }) => superseded_by !== null).map(earlierShown),
    };
  });
}

function findingShown(finding: FindingRow, rows: DossierRows) {
  return {
    id: finding.id,
    value: valueWords(finding.facet, finding.value),
    reason: reasonShown(finding),
    by: finding.author,
    at: finding.created_at,
    agreed:
      finding.agreed_at === null ? null : { by: finding.agreed_name ?? 'Someone', at: finding.agreed_at },
    isPending: isPending(finding),
    isByOnePerson: isByOnePerson(finding),
    waits: isPending(finding) ? waitingFor(finding, rows) : null,
    mechanism: finding.mechanism,
    actualSpeaker: finding.actual_speaker,
    stale: staleShown(finding),
    evidence: finding.evidence.map((one) => evidenceShown(one, rows)),
  };
}

/** Each reason once a day for each person, however often they edited. */
function staleShown({ causes }: FindingRow) {
  const all = causes.map(({ cause, at, by }) => ({
    why: cause === 'unseen' ? UNSEEN_CAUSE : STALE_CAUSES[cause],
    at,
    by,
  }));
  const key = ({ why, at, by }: (typeof all)[number]) => `${why} ${at?.slice(0, 10)} ${by}`;
  return [...new Map(all.map((one) => [key(one), one])).values()];
}

function waitingFor(finding: FindingRow, { claim }: DossierRows): string {
  return claim.status_alone === 1
    ? 'Recorded by one person; does not count until a second person agrees'
    : `Waiting for ${whoAgrees(finding)}: it does not count yet`;
}

function earlierShown(finding: FindingRow) {
  return {
    value: valueWords(finding.facet, finding.value),
    reason: reasonShown(finding),
    by: finding.author,
    at: finding.created_at,
    wasWithdrawn: wasWithdrawn(finding),
  };
}

function reasonShown({ rationale, erased_by }: FindingRow): string | null {
  return erased_by === null ? rationale : 'The reason was erased.';
}
