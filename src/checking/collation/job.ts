import type { FindingRow } from '../../derived/status/findings-store.js';
import type { ClaimRow } from '../../record/claims/store.js';
import { collationJson } from './json.js';
import type { Printed } from './model/wordings.js';
import { collationPage } from './page.js';

// The collation of a claim's wordings, computed here or in a thread: plain values only.

export interface CollationJob {
  readonly face: 'html' | 'json';
  readonly claim: Pick<ClaimRow, 'id' | 'language'>;
  readonly wordings: readonly Printed[];
  readonly findings: readonly FindingRow[];
  /** The attribution with which only the reference is compared; null for all. */
  readonly asked: number | null;
}

export function collationOf({ face, claim, wordings, findings, asked }: CollationJob): object {
  return face === 'html'
    ? collationPage(claim, wordings, findings, asked)
    : collationJson(claim, wordings, asked);
}
