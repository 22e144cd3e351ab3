import type { Cause, FindingRow } from '../../derived/status/findings-store.js';
import { agreementOf, isByOnePerson } from '../../derived/status/model/second.js';
import {
  ALL_FACETS,
  isCurrent,
  isPending,
  valueWords,
  wasWithdrawn,
} from '../../derived/status/model/values.js';
import { formatEdtf } from '../../platform/lib/edtf/edtf.js';
import { listed } from '../../platform/lib/text/how-many.js';
import { mayWrite } from '../../platform/viewer.js';
import { FACET_QUESTIONS, FACETS, STALE_CAUSES, UNSEEN_CAUSE } from '../../vocabulary.js';
import { mayAgree, type Shown, unacceptedWords, waitsWords } from './page/agreement.js';
import { evidenceShown } from './page/evidence.js';

// The findings on a claim as its page shows them: for each facet the effective, the pending and the superseded ones.
// They concern the attribution; never whether a statement is true.

export function findingShown(row: FindingRow, as: Shown) {
  const { id, facet, value, actual_speaker_id: speaker } = row;
  return {
    id,
    facet: FACETS[facet],
    value: valueWords(facet, value),
    rationale: row.rationale,
    mechanism: row.mechanism,
    actualSpeaker: speaker === null ? null : { name: row.actual_speaker ?? '', href: `/speakers/${speaker}` },
    isErased: row.erased_by !== null,
    evidence: evidenceShown(row.evidence, as.candidates),
    by: row.author,
    at: row.created_at,
    href: `/claims/${row.claim_id}/findings#finding-${id}`,
    agreed: row.agreed_at === null ? null : { by: row.agreed_name ?? '', at: row.agreed_at },
    stale: staleWords(row.causes),
    isPending: isPending(row),
    waits: waitsWords(row, as),
    unaccepted: unacceptedWords(row, as),
    isByOnePerson: isByOnePerson(row),
    wasWithdrawn: wasWithdrawn(row),
    agree: mayAgree(row, as) ? agreementOf(id) : null,
  };
}

/** Each facet with its findings, in the order of the form. `findings` newest first. */
export function facetsShown(findings: readonly FindingRow[], as: Shown) {
  const shown = (row: FindingRow | undefined) => (row ? findingShown(row, as) : null);
  return ALL_FACETS.map((facet) => {
    const own = findings.filter((one) => one.facet === facet);
    return {
      key: facet,
      facet: FACETS[facet],
      question: FACET_QUESTIONS[facet],
      current: shown(own.find(isCurrent)),
      pending: shown(own.find(isPending)),
      before: own.flatMap((row) => shown(row.superseded_by === null ? undefined : row) ?? []),
    };
  });
}

export interface FindingsSection {
  readonly href: string;
  readonly facets: ReturnType<typeof facetsShown>;
  /** Pending findings, newest first. */
  readonly pending: readonly ReturnType<typeof findingShown>[];
  /** Whether it never had a finding. */
  readonly isBare: boolean;
  /** A link to the form; null for readers, and where the claim is in the trash or erased. */
  readonly check: string | null;
}

export function findingsSection(
  claim: { readonly id: number; readonly trashed_at: string | null; readonly erased_by: number | null },
  findings: readonly FindingRow[],
  as: Shown,
): FindingsSection {
  const canCheck = mayWrite(as.viewer) && claim.trashed_at === null && claim.erased_by === null;
  return {
    href: `/claims/${claim.id}/findings`,
    facets: facetsShown(findings, as),
    pending: findings.filter(isPending).map((row) => findingShown(row, as)),
    isBare: findings.length === 0,
    check: canCheck ? (findings.length === 0 ? 'Record findings' : 'Change findings') : null,
  };
}

/**
 * “Stale since 25 June 2023, because the quotation was changed (Eddie Editor).” Null where nothing is
 * stale.
 */
export function staleWords(causes: readonly Cause[]): string | null {
  const seen = causes.filter((one) => one.cause !== 'unseen');
  const [first] = seen;
  if (first === undefined) return causes.length === 0 ? null : `Stale, because ${UNSEEN_CAUSE}.`;
  const people = [...new Set(seen.map(({ by }) => by))];
  const reasons = people.map((by) => {
    const own = seen.filter((one) => one.by === by).map(({ cause }) => STALE_CAUSES[cause]);
    return `because ${listed([...new Set(own)])} (${by})`;
  });
  if (seen.length < causes.length) reasons.push(`because ${UNSEEN_CAUSE}`);
  return `Stale since ${dayOf(first.at)}, ${reasons.join('; and ')}.`;
}

/** “Word for word, found by Ada Berg on 12 June 2023”: a finding in one line. */
export function findingLine(row: FindingRow): string {
  return `${valueWords(row.facet, row.value)}, by ${row.author} on ${dayOf(row.created_at)}`;
}

function dayOf(time: string): string {
  return formatEdtf(time.slice(0, 10));
}
