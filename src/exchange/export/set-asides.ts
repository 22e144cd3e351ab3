import type { RowOf } from '../../db/row-change.js';
import type { Mismatch } from '../../match/model/answers.js';
import { answerRecord } from './findings.js';
import type { Kept } from './kept.js';

/** A mismatch that somebody set aside, as a record of a file. Erased ones stay behind. */
export function setAsideRecord(row: RowOf<'set_asides'>, kept: Kept) {
  return {
    ref: row.id,
    claim: row.claim_id,
    kind: row.kind,
    answers: row.answers === null ? null : answerRecord(JSON.parse(row.answers) as Mismatch, kept),
    difference: row.difference,
    reason: row.reason,
    author: kept.user(row.author_id),
    created_at: row.created_at,
    agreed_at: row.agreed_at,
    agreed_by: kept.user(row.agreed_by),
  };
}
