import type { FindingRow } from '../../../derived/status/findings-store.js';
import type { ClaimRow } from '../../../record/claims/store.js';
import { findingsHref } from '../section.js';
import type { Shown } from './agreement.js';
import { findingShown } from './finding.js';

/** The superseded findings that the page of their claim has not, newest first. */
export function earlierPage(
  claim: ClaimRow,
  { rows, next }: { readonly rows: readonly FindingRow[]; readonly next: string | null },
  as: Pick<Shown, 'candidates' | 'viewer'>,
) {
  const shown = { ...as, match: claim.match, isAlone: claim.status_alone === 1 };
  return {
    title: `Earlier findings on quotation ${claim.id}`,
    findings: rows.map((row) => ({ ...findingShown(row, shown), href: `/findings/${row.id}` })),
    nextHref: next && findingsHref(claim.id, next),
    backHref: `/claims/${claim.id}#checks`,
  };
}
