import { sql } from 'kysely';
import { seesRestricted, type Viewer } from '../accounts/model.js';
import { isOnePersonDesk } from '../accounts/store/users.js';
import { amongListed } from '../db/among.js';
import { prepared } from '../db/prepared.js';
import type { Db, Tx } from '../db/schema.js';
import type { AttributionStatus } from '../vocabulary.js';
import type { StatusColumns } from './model/reason.js';

/** Before the change that adds a claim is followed up, it has no status yet. */
const UNCHECKED: StatusColumns = {
  status: 'open',
  status_checked: 0,
  status_settled: 0,
  status_stale: 0,
  status_pending: 0,
  status_alone: 0,
  status_mismatched: 0,
  decided_facet: null,
  decided_value: null,
  decided_at: null,
  decided_by: null,
  agreed_at: null,
  agreed_by: null,
};

/** Of the finding that decides. */
const DECIDING = [
  'findings.facet as decided_facet',
  'findings.value as decided_value',
  'findings.created_at as decided_at',
  'authors.name as decided_by',
  'findings.agreed_at as agreed_at',
  'seconds.name as agreed_by',
] as const;

/**
 * How a claim stands, as far as a list says it: columns for a store's own query, to which `claim_status` is joined
 * from the left. `sees`: whether the viewer may know what waits for a second person.
 */
export function listedStatus(sees: boolean) {
  const pending = sees ? sql<number | null>`coalesce(claim_status.pending, 0)` : sql<number | null>`null`;
  return [
    sql<AttributionStatus>`coalesce(claim_status.status, ${sql.lit(UNCHECKED.status)})`.as('status'),
    sql<number>`coalesce(claim_status.stale, 0)`.as('status_stale'),
    pending.as('status_pending'),
    isOnePersonDesk().as('status_alone'),
  ] as const;
}

/** A mismatch that nobody accepted, among the copies that the viewer may see. */
function mismatched(sees: boolean) {
  return sql<0 | 1>`exists (select 1 from claim_match where claim_match.claim_id = claim_status.claim_id
    and claim_match.audience = ${sql.lit(sees ? 1 : 0)} and claim_match.standing <> 'accepted')`;
}

/** How claims stand, with what decides, in a query of their rows. */
export function claimsWithStatus(db: Db | Tx, sees: boolean) {
  return db
    .selectFrom('claims')
    .leftJoin('claim_status', 'claim_status.claim_id', 'claims.id')
    .leftJoin('findings', 'findings.id', 'claim_status.finding_id')
    .leftJoin('users as authors', 'authors.id', 'findings.author_id')
    .leftJoin('users as seconds', 'seconds.id', 'findings.agreed_by')
    .select(listedStatus(sees))
    .select([
      sql<number>`coalesce(claim_status.checked, 0)`.as('status_checked'),
      sql<number>`coalesce(claim_status.settled, 0)`.as('status_settled'),
    ])
    .select(mismatched(sees).as('status_mismatched'))
    .select(DECIDING);
}

/** How claims stand, beside the rows of claims that a store has read: one more query, whatever their number. */
export async function withStatus<Row extends { readonly id: number }>(
  db: Db | Tx,
  viewer: Viewer,
  rows: readonly Row[],
): Promise<(Row & StatusColumns)[]> {
  if (rows.length === 0) return [];
  const mayKnow = seesRestricted(viewer);
  const found = await statusRows(db, { ids: JSON.stringify(rows.map(({ id }) => id)) }, mayKnow);
  const byClaim = new Map(found.map(({ claim_id, ...status }) => [claim_id, status]));
  return rows.map((row) => {
    const status = byClaim.get(row.id) ?? UNCHECKED;
    return { ...row, ...status, status_pending: mayKnow ? (status.status_pending ?? 0) : null };
  });
}

const statusRows = prepared((db, { ids }: { ids: string }, sees: boolean) =>
  db
    .selectFrom('claim_status')
    .leftJoin('findings', 'findings.id', 'claim_status.finding_id')
    .leftJoin('users as authors', 'authors.id', 'findings.author_id')
    .leftJoin('users as seconds', 'seconds.id', 'findings.agreed_by')
    .select([
      'claim_status.claim_id',
      'claim_status.status',
      'claim_status.checked as status_checked',
      'claim_status.settled as status_settled',
      'claim_status.stale as status_stale',
      'claim_status.pending as status_pending',
    ])
    .select([isOnePersonDesk().as('status_alone'), mismatched(sees).as('status_mismatched')])
    .select(DECIDING)
    .where(amongListed('claim_status.claim_id', ids)),
);

/** Those of these claims whose speaker was inferred, as the finding that counts says. */
export async function inferredAmong(db: Db | Tx, claimIds: readonly number[]): Promise<ReadonlySet<number>> {
  if (claimIds.length === 0) return new Set();
  const rows = await db
    .selectFrom('findings')
    .select('claim_id')
    .where('claim_id', 'in', claimIds)
    .where('facet', '=', 'speaker')
    .where('value', '=', 'inferred')
    .where('superseded_by', 'is', null)
    .execute();
  return new Set(rows.map(({ claim_id }) => claim_id));
}
