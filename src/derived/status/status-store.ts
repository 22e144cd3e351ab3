import { type SqlBool, sql } from 'kysely';
import { isOnePersonDesk } from '../../people/accounts/store/users.js';
import { amongListed } from '../../platform/db/queries/among.js';
import { prepared } from '../../platform/db/queries/prepared.js';
import type { Db, Tx } from '../../platform/db/schema.js';
import { grouped } from '../../platform/lib/grouped.js';
import { seesRestricted, type Viewer } from '../../platform/viewer.js';
import type { AttributionStatus, FindingValue } from '../../vocabulary.js';
import { NO_CHECKS } from './model/checks.js';
import type { StatusColumns } from './model/reason.js';
import { ALL_FACETS } from './model/values.js';

/** The status of a claim that was added in this transaction, before followers run. */
const UNCHECKED: StatusColumns = {
  status: 'open',
  status_checked: 0,
  status_settled: 0,
  status_checks: NO_CHECKS,
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
  misattribution: null,
  recounted_by: null,
};

/** Columns of the decisive finding. */
const DECIDING = [
  'findings.facet as decided_facet',
  'findings.value as decided_value',
  'findings.created_at as decided_at',
  'authors.name as decided_by',
  'findings.agreed_at as agreed_at',
  'seconds.name as agreed_by',
] as const;

/**
 * The status columns of a list, for a query left-joined with `claim_status`. `sees`: whether the viewer may know of
 * pending findings.
 */
export function listedStatus(sees: boolean) {
  const pending = sees ? sql<number | null>`coalesce(claim_status.pending, 0)` : sql<number | null>`null`;
  return [
    sql<AttributionStatus>`coalesce(claim_status.status, ${sql.lit(UNCHECKED.status)})`.as('status'),
    sql<string>`coalesce(claim_status.checks, ${sql.lit(NO_CHECKS)})`.as('status_checks'),
    sql<number>`coalesce(claim_status.stale, 0)`.as('status_stale'),
    pending.as('status_pending'),
    MISATTRIBUTION.as('misattribution'),
    recountedOn('claims.id'),
    isOnePersonDesk().as('status_alone'),
  ] as const;
}

/**
 * 1: a mismatch that nobody accepted, among copies that the viewer may see; 2: one that was set aside, and is
 * pending. Looked for only where every check is conclusive, since it keeps only these from being confirmed.
 */
function mismatched(sees: boolean) {
  const setAside = sees
    ? sql`exists (select 1 from standing_set_asides join set_asides on set_asides.id = standing_set_asides.set_aside_id
      where standing_set_asides.claim_id = claim_status.claim_id and set_asides.agreed_at is null)`
    : sql`0`;
  return sql<0 | 1 | 2>`case when claim_status.settled < ${sql.lit(ALL_FACETS.length)} then 0
    when exists (select 1 from claim_match where claim_match.claim_id = claim_status.claim_id
    and claim_match.audience = ${sql.lit(sees ? 1 : 0)} and claim_match.standing <> 'accepted') then 1
    when ${setAside} then 2 else 0 end`;
}

/**
 * The column for a misattribution, for any query of claims. The user who may see the claim may see the actual speaker: the
 * finding is agreed to, and that speaker has a claim they see.
 */
export function misattributionOn(claim: 'claims.id') {
  return sql<string | null>`(select ${MISATTRIBUTION} from claim_status
    where claim_status.claim_id = ${sql.ref(claim)})`.as('misattribution');
}

/** The same for a query joined with `claim_status`: it reads nothing more for a claim that is not misattributed. */
const MISATTRIBUTION = sql<string | null>`case when claim_status.status = 'misattributed' then
  (select json_object('value', found.value, 'mechanism', found.mechanism, 'id', real.id, 'name', real.name)
    from findings as found left join speakers as real on real.id = found.actual_speaker_id
    where found.id = claim_status.finding_id) end`;

/**
 * The name of whoever recounts the words, for any query of claims: in the source from which the claim takes its wording.
 * The user who may see the claim may see that name.
 */
export function recountedOn(claim: 'claims.id' | 'claim_status.claim_id') {
  return sql<string | null>`(select teller.name from claims as told
    join attributions as telling on telling.id = told.reference_attribution_id
    join speakers as teller on teller.id = telling.recounted_by_id
    where told.id = ${sql.ref(claim)})`.as('recounted_by');
}

/** Queries claims with their status and decisive finding. */
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

/** Adds the status to rows of claims, by one query for all of them. */
export async function withStatus<Row extends { readonly id: number }>(
  db: Db | Tx,
  viewer: Viewer,
  rows: readonly Row[],
): Promise<(Row & StatusColumns)[]> {
  const statuses = await statusesOf(
    db,
    viewer,
    rows.map(({ id }) => id),
  );
  return rows.map((row) => ({ ...row, ...(statuses.get(row.id) ?? UNCHECKED) }));
}

/** The status of each of these claims, by one query. */
export async function statusesOf(
  db: Db | Tx,
  viewer: Viewer,
  claimIds: readonly number[],
): Promise<ReadonlyMap<number, StatusColumns>> {
  if (claimIds.length === 0) return new Map();
  const mayKnow = seesRestricted(viewer);
  const found = await statusRows(db, { ids: JSON.stringify(claimIds) }, mayKnow);
  const byClaim = new Map<number, StatusColumns>(
    found.map((row) => [row.claim_id, mayKnow ? row : { ...row, status_pending: null }]),
  );
  const unchecked = mayKnow ? UNCHECKED : { ...UNCHECKED, status_pending: null };
  return new Map(claimIds.map((id) => [id, byClaim.get(id) ?? unchecked]));
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
      'claim_status.checks as status_checks',
      'claim_status.stale as status_stale',
      'claim_status.pending as status_pending',
    ])
    .select([isOnePersonDesk().as('status_alone'), mismatched(sees).as('status_mismatched')])
    .select(DECIDING)
    .select([MISATTRIBUTION.as('misattribution'), recountedOn('claim_status.claim_id')])
    .where(amongListed('claim_status.claim_id', ids)),
);

/** What effective findings record about missing data: that the source itself does not state it. */
export interface Recorded {
  readonly speaker_inferred: boolean;
  readonly occasion_not_stated: boolean;
  readonly original_not_seen: boolean;
}

export const NOTHING_RECORDED: Recorded = {
  speaker_inferred: false,
  occasion_not_stated: false,
  original_not_seen: false,
};

/** By claim; claims without such findings are left out. */
export async function recordedAmong(
  db: Db | Tx,
  claimIds: readonly number[],
): Promise<ReadonlyMap<number, Recorded>> {
  if (claimIds.length === 0) return new Map();
  const rows = await db
    .selectFrom('findings')
    .select(['claim_id', 'value'])
    .where('claim_id', 'in', claimIds)
    .where('value', 'in', ['inferred', 'not_stated', 'original_not_seen'])
    .where('superseded_by', 'is', null)
    .where(sql<SqlBool>`not exists (select 1 from stale_findings where finding_id = findings.id)`)
    .execute();
  const values = grouped(rows, ({ claim_id }) => claim_id);
  return new Map([...values].map(([id, found]) => [id, recordedIn(found.map(({ value }) => value))]));
}

function recordedIn(values: readonly FindingValue[]): Recorded {
  return {
    speaker_inferred: values.includes('inferred'),
    occasion_not_stated: values.includes('not_stated'),
    original_not_seen: values.includes('original_not_seen'),
  };
}
