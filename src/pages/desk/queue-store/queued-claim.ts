import type { MisattributionColumn } from '../../../derived/status/model/misattribution.js';
import { misattributionOn, recountedOn } from '../../../derived/status/status-store.js';
import type { Form, GroundRule } from '../../../vocabulary.js';

// The queue of a checker: open questions, stale findings, pending findings, open searches. Reads a few rows of each,
// and the dates of all, which give the count as well.

/** The columns with which the queue names a claim. */
export interface QueuedClaim extends MisattributionColumn {
  readonly claim_id: number;
  readonly text: string;
  readonly language: string | null;
  readonly form: Form;
  readonly ground_rule: GroundRule;
  readonly speaker: string;
  readonly recounted_by: string | null;
}

/** The columns of QueuedClaim. */
export const CLAIM = [
  'claims.id as claim_id',
  'claims.text',
  'claims.language',
  'claims.form',
  'claims.ground_rule',
  'speakers.name as speaker',
  misattributionOn('claims.id'),
  recountedOn('claims.id'),
] as const;

/** Who brought something into the queue, and when. */
export interface Since {
  readonly by: string;
  readonly at: string;
}
