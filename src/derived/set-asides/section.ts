import type { Viewer } from '../../platform/viewer.js';
import { SET_ASIDE_KINDS } from '../../vocabulary.js';
import { isRecordedOf, type Mismatch } from '../match/model/mismatch.js';
import { mayAgreeTo, whoAgrees } from '../status/model/second.js';
import type { SetAsideRow } from './store.js';

// Describes a mismatch that was set aside: for its claim's page, the queue, a dossier, and JSON.

/** `Copy moved to the trash while the wording differed: ‘not’ is missing after ‘does’` */
export function setAsideWords({ kind, difference, answers }: DescribedSetAside): string {
  if (answers === null) return `${SET_ASIDE_KINDS[kind]}; the text was erased`;
  const head = `${SET_ASIDE_KINDS[kind]} while ${saidOf(answers)}`;
  if (difference === null || answers.facet !== 'wording') return head;
  return `${head}: ${difference.charAt(0).toLowerCase()}${difference.slice(1)}`;
}

type DescribedSetAside = Pick<SetAsideRow, 'kind' | 'difference' | 'answers'>;

/** What our copy said at that time, or was recorded of the source. */
function saidOf({ facet, verdict }: Mismatch): string {
  if (isRecordedOf({ verdict })) return 'the source was recorded as crediting someone else';
  if (facet === 'speaker') return 'our copy credited someone else with the words';
  if (facet === 'context') return 'our copy did not have the words said outright';
  return DIFFERED[verdict] ?? 'the wording differed';
}

const DIFFERED: Readonly<Record<string, string>> = {
  not_found: 'the words were not found in our copy',
};

/** The address at which a second person agrees. */
export function setAsideAgreementOf(id: number): string {
  return `/set-asides/${id}/agreement`;
}

export function isWaiting({ is_standing, agreed_at }: SetAsideRow): boolean {
  return is_standing === 1 && agreed_at === null;
}

/** Those in effect, for the claim's page. @param isAlone whether only one person may check */
export function setAsidesShown(rows: readonly SetAsideRow[], viewer: Viewer, isAlone: boolean) {
  return rows
    .filter(({ is_standing, answers }) => is_standing === 1 && answers !== null)
    .map((row) => ({
      id: row.id,
      text: setAsideWords(row),
      source: { title: row.source_title, href: `/sources/${row.source_id}` },
      reason: row.reason,
      by: row.author,
      at: row.created_at,
      agreed: row.agreed_at === null ? null : { by: row.agreed_name ?? '', at: row.agreed_at },
      waits: waitsWords(row, isAlone),
      acts:
        !isAlone && isWaiting(row) && mayAgreeTo(row, viewer)
          ? [
              {
                label: 'Agree',
                about: setAsideWords(row),
                action: setAsideAgreementOf(row.id),
                version: null,
              },
            ]
          : [],
    }));
}

function waitsWords(row: SetAsideRow, isAlone: boolean): string | null {
  if (row.agreed_at !== null) return null;
  return isAlone ? 'Recorded by one person.' : `Waiting for ${whoAgrees(row)}.`;
}

export function setAsideJson(row: SetAsideRow) {
  return {
    id: row.id,
    claim_id: row.claim_id,
    attribution_id: row.attribution_id,
    kind: row.kind,
    answers: row.answers,
    difference: row.difference,
    reason: row.reason,
    by: { id: row.author_id, name: row.author },
    at: row.created_at,
    agreed_by: row.agreed_name,
    agreed_at: row.agreed_at,
    /** Whether the action was not undone, and nothing newer answers it. */
    stands: row.is_standing === 1,
    pending: isWaiting(row),
    version: row.version,
  };
}
