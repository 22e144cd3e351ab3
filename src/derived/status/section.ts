import type { RowOf } from '../../platform/db/row-change.js';
import { ATTRIBUTION_STATUSES, GROUND_RULES } from '../../vocabulary.js';
import type { Matched } from '../match/model/claim-match.js';
import { recalledBy } from '../match/model/recalled.js';
import { matchRow } from '../match/section.js';
import { checksShown } from './model/checks.js';
import { misattributionShown } from './model/misattribution.js';
import { type StatusColumns, todoOf } from './model/reason.js';

type Columns = 'id' | 'text' | 'language' | 'form' | 'said_on' | 'ground_rule' | 'speaker_id';
type Listed = Pick<RowOf<'claims'>, Columns> & StatusColumns & Matched & { readonly speaker_name: string };

/** A row in a list of claims on the page of another record. @param speaker whom the row names; null for nobody */
export function claimRow(
  claim: Listed,
  speaker: { readonly name: string; readonly href: string | null } | null,
) {
  return {
    href: `/claims/${claim.id}`,
    text: claim.text,
    lang: claim.language ?? 'und',
    form: claim.form,
    date: claim.said_on,
    status: { status: claim.status, word: ATTRIBUTION_STATUSES[claim.status] },
    lock: claim.ground_rule === 'on_record' ? null : GROUND_RULES[claim.ground_rule],
    match: matchRow(claim.match),
    todo: todoOf(claim),
    checks: checksShown(claim.status_checks),
    questions: null,
    source: null,
    wrong: misattributionShown(claim),
    parts: null,
    found: [],
    tick: null,
    speaker,
    recalled: claim.recounted_by && recalledBy(claim.recounted_by),
  };
}
