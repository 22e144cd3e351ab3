import { sql } from 'kysely';
import { among } from '../../platform/db/queries/among.js';
import type { Tx } from '../../platform/db/schema.js';
import { grouped } from '../../platform/lib/grouped.js';
import { answersIn, type WordingFinding } from './model/answers.js';

/** By claim: the findings on the wording that are not superseded. */
export async function wordingFindings(
  tx: Tx,
  claimIds: readonly number[],
): Promise<ReadonlyMap<number, readonly WordingFinding[]>> {
  if (claimIds.length === 0) return new Map();
  const rows = await tx
    .selectFrom('findings')
    .select(['id', 'claim_id', 'value', 'needs_second', 'agreed_at', 'rationale', 'answers'])
    .select(sql<number>`exists (select 1 from stale_findings where finding_id = findings.id)`.as('is_stale'))
    .where(among('claim_id', claimIds))
    .where('facet', '=', 'wording')
    .where('superseded_by', 'is', null)
    .orderBy('id')
    .execute();
  const findings = rows.map(({ id, claim_id, value, needs_second, agreed_at, ...row }) => ({
    ...{ id, claim_id, value, counts: needs_second === 0 || agreed_at !== null },
    ...{ is_stale: row.is_stale === 1, has_reason: row.rationale !== null, answers: answersIn(row.answers) },
  }));
  return grouped(findings, ({ claim_id }) => claim_id);
}
