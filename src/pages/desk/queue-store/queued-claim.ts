import type { MisattributionColumn } from '../../../derived/status/model/misattribution.js';
import { misattributionOn } from '../../../derived/status/status-store.js';
import type { Form, GroundRule } from '../../../vocabulary.js';

// What waits for a checker: open questions, findings that no longer rest on what they were made on, findings
// that wait for a second person, searches without an end. A few rows of each, and the days since when all of
// them wait, which is their count as well.

/** A claim as a line of the queue names it. */
export interface QueuedClaim extends MisattributionColumn {
  readonly claim_id: number;
  readonly text: string;
  readonly language: string | null;
  readonly form: Form;
  readonly ground_rule: GroundRule;
  readonly speaker: string;
}

/** Its columns. */
export const CLAIM = [
  'claims.id as claim_id',
  'claims.text',
  'claims.language',
  'claims.form',
  'claims.ground_rule',
  'speakers.name as speaker',
  misattributionOn('claims.id'),
] as const;

/** Counting and dating stop here: the page says "1,000+". */
export const MAX_COUNTED = 1_000;
