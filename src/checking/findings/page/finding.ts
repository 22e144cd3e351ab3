import type { Cause, FindingRow } from '../../../derived/status/findings-store.js';
import { accuses, agreementOf, isByOnePerson } from '../../../derived/status/model/second.js';
import { isPending, isSettled, valueWords, wasWithdrawn } from '../../../derived/status/model/values.js';
import { formatEdtf } from '../../../platform/lib/edtf/edtf.js';
import { listed } from '../../../platform/lib/text/how-many.js';
import { FACETS, STALE_CAUSES, UNSEEN_CAUSE } from '../../../vocabulary.js';
import { mayAgree, type Shown, unacceptedWords, waitsWords } from './agreement.js';
import { citedInLine, evidenceShown } from './evidence.js';

// One finding as a page shows it.

export function findingShown(row: FindingRow, as: Shown) {
  const { id, facet, value, actual_speaker_id: speaker } = row;
  const evidence = evidenceShown(row.evidence, as.candidates);
  return {
    id,
    facet: FACETS[facet],
    value: valueWords(facet, value),
    icon: iconOf(row),
    rationale: row.rationale,
    mechanism: row.mechanism,
    actualSpeaker: speaker === null ? null : { name: row.actual_speaker ?? '', href: `/speakers/${speaker}` },
    isErased: row.erased_by !== null,
    evidence,
    cited: citedInLine(evidence),
    by: row.author,
    at: row.created_at,
    day: row.created_at.slice(0, 10),
    href: `/claims/${row.claim_id}#finding-${id}`,
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

/** Always beside the finding in words. */
function iconOf({ facet, value, causes }: FindingRow): string {
  if (causes.length > 0) return 'clock';
  if (accuses(value)) return value === 'misattributed' ? 'misattributed' : 'disputed';
  return isSettled(facet, value) ? 'confirmed' : 'partly';
}

/**
 * “Out of date since 25 June 2023, because the quotation was changed (Eddie Editor).” Null where nothing is
 * stale.
 */
function staleWords(causes: readonly Cause[]): string | null {
  const seen = causes.filter((one) => one.cause !== 'unseen');
  const [first] = seen;
  if (first === undefined) return causes.length === 0 ? null : `Out of date, because ${UNSEEN_CAUSE}.`;
  const people = [...new Set(seen.map(({ by }) => by))];
  const reasons = people.map((by) => {
    const own = seen.filter((one) => one.by === by).map(({ cause }) => STALE_CAUSES[cause]);
    return `because ${listed([...new Set(own)])} (${by})`;
  });
  if (seen.length < causes.length) reasons.push(`because ${UNSEEN_CAUSE}`);
  return `Out of date since ${dayOf(first.at)}, ${reasons.join('; and ')}.`;
}

function dayOf(time: string): string {
  return formatEdtf(time.slice(0, 10));
}
