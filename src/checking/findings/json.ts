import { answersIn } from '../../derived/match/model/mismatch.js';
import type { FindingRow } from '../../derived/status/findings-store.js';
import { isByOnePerson } from '../../derived/status/model/second.js';
import { isPending, wasWithdrawn } from '../../derived/status/model/values.js';

// Findings as JSON: the keys that a write accepts, and computed ones.

export function findingJson(row: FindingRow) {
  const { id, claim_id, facet, value, rationale, mechanism, evidence, causes } = row;
  return {
    id,
    claim_id,
    facet,
    value,
    // Also null where the words were erased.
    rationale,
    mechanism,
    actual_speaker:
      row.actual_speaker_id === null ? null : { id: row.actual_speaker_id, name: row.actual_speaker },
    evidence: evidence.map(({ kind, id: of, version, selector }) => ({ kind, id: of, version, selector })),
    by: { id: row.author_id, name: row.author },
    at: row.created_at,
    agreed_by: row.agreed_by === null ? null : { id: row.agreed_by, name: row.agreed_name },
    agreed_at: row.agreed_at,
    stale: causes.map(({ cause, at, by }) => ({ cause, at, by })),
    claim_version: row.claim_version,
    needs_second: row.needs_second === 1,
    /** For checkers and above: the mismatches that the finding answers. */
    answers: answersIn(row.answers),
    /** Accuses somebody, and is in effect without a second person since it predates that rule. */
    recorded_by_one_person: isByOnePerson(row),
    /** Pending until a second person agrees. */
    pending: isPending(row),
    withdrawn: wasWithdrawn(row),
    superseded_by: row.superseded_by,
  };
}
