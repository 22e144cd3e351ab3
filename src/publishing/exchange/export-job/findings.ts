import { answersIn, type Mismatch } from '../../../derived/match/model/answers.js';
import { targetOf } from '../../../derived/status/findings-store.js';
import type { RowOf } from '../../../platform/db/row-change.js';
import { dateRecord } from '../../../platform/lib/fields/dates-in-file.js';
import type { NamedKind } from '../input/shapes.js';
import { withNumbers } from '../input/view-query.js';
import { selectorOf } from './claims.js';
import type { Kept } from './kept.js';

// Findings, their evidence, set-asides and saved views, as records of a file.

export function searchRecord(row: RowOf<'searches'>, kept: Kept) {
  return {
    ref: row.id,
    claim: row.claim_id,
    place: row.place,
    words: row.words,
    searched_on: dateRecord(row.searched_on, row.searched_on_min, row.searched_on_max),
    outcome: row.outcome,
    result: row.result,
    author: kept.user(row.author_id),
    created_at: row.created_at,
  };
}

export function contactRecord(row: RowOf<'contacts'>, kept: Kept) {
  return {
    ref: row.id,
    claim: row.claim_id,
    asked: row.asked,
    way: row.way,
    question: row.question,
    asked_on: dateRecord(row.asked_on, row.asked_on_min, row.asked_on_max),
    outcome: row.outcome,
    answer: row.answer,
    author: kept.user(row.author_id),
    created_at: row.created_at,
  };
}

const KEPT_AS = {
  attribution: 'attributions',
  snapshot: 'snapshots',
  annotation: 'annotations',
  search: 'searches',
  contact: 'contacts',
} as const satisfies Record<string, NamedKind>;

export interface FindingParts {
  readonly evidence: readonly RowOf<'finding_evidence'>[];
  readonly isStale: boolean;
}

export function findingRecord(row: RowOf<'findings'>, { evidence, isStale }: FindingParts, kept: Kept) {
  const words = evidence.find(({ basis }) => basis === 1)?.attribution_id ?? null;
  const cited = evidence.filter(({ basis }) => basis === 0);
  return {
    ref: row.id,
    claim: row.claim_id,
    facet: row.facet,
    value: row.value,
    rationale: row.rationale,
    mechanism: row.mechanism,
    actual_speaker: kept.maybe('speakers', row.actual_speaker_id),
    needs_second: row.needs_second === 1,
    answers: answersIn(row.answers)?.map((one) => answerRecord(one, kept)) ?? null,
    evidence: cited.flatMap((one) => {
      const { kind, id } = targetOf(one);
      const ref = kept.maybe(KEPT_AS[kind], id);
      return ref === null ? [] : [{ kind, ref, selector: selectorOf(one) }];
    }),
    words_from: kept.maybe('attributions', words),
    author: kept.user(row.author_id),
    created_at: row.created_at,
    agreed_at: row.agreed_at,
    agreed_by: kept.user(row.agreed_by),
    superseded_by: row.superseded_by,
    stale: isStale,
  };
}

/** By the hash of the wording, which still identifies the mismatch in another database. */
function answerRecord({ attribution_id, snapshot_id, version: _, ...one }: Mismatch, kept: Kept) {
  const attribution = kept.maybe('attributions', attribution_id);
  return { attribution, snapshot: kept.maybe('snapshots', snapshot_id), ...one };
}

/** A set-aside as a record of a file. Erased ones are omitted. */
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

export function viewRecord({ id, name, query, owner_id }: RowOf<'views'>, kept: Kept) {
  return {
    ref: id,
    name,
    query: withNumbers(query, (kind, number) => kept.maybe(kind, kept.standingFor(kind, number))),
    owner: kept.user(owner_id),
  };
}
