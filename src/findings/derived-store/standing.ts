import { sql } from 'kysely';
import { among } from '../../db/among.js';
import type { Tx } from '../../db/schema.js';
import { grouped } from '../../lib/grouped.js';
import { answersIn } from '../../match/model/answers.js';
import type { StandsSince } from '../model/stale.js';
import type { Weighed } from '../model/status.js';
import { targetOf } from '../store.js';

/** Reads the findings that nothing superseded, of many claims at once, for what is derived from them. */
export class StandingReader {
  private readonly tx: Tx;

  constructor(tx: Tx) {
    this.tx = tx;
  }

  /** With what they rest on, and the event that recorded each. */
  async ofClaims(claimIds: readonly number[]): Promise<StandsSince[]> {
    if (claimIds.length === 0) return [];
    const rows = await this.tx
      .selectFrom('findings')
      .innerJoin('claims', 'claims.id', 'findings.claim_id')
      .select([
        'findings.id',
        'findings.facet',
        'findings.claim_id',
        'findings.answers',
        'claims.occasion_id',
      ])
      // NOTE: asked for each by itself. In a join, SQLite would begin with the events of all findings there are.
      .select(
        sql<number>`(select seq from events where subject_kind = 'finding' and subject_id = findings.id
          and action = 'added' limit 1)`.as('since'),
      )
      .where(among('findings.claim_id', claimIds))
      .where('findings.superseded_by', 'is', null)
      .execute();
    const evidence = await this.evidenceOf(rows.map(({ id }) => id));
    return rows.map(({ answers, ...row }) => {
      const own = evidence.get(row.id) ?? [];
      return {
        ...row,
        reference_id: own.find(({ basis }) => basis === 1)?.attribution_id ?? null,
        evidence: [...own.filter(({ basis }) => basis === 0).map(targetOf), ...copiesIn(answers)],
      };
    });
  }

  /** Those of these claims on whose wording a mismatch stands that nobody accepted. */
  async mismatchedAmong(claimIds: readonly number[]): Promise<ReadonlySet<number>> {
    if (claimIds.length === 0) return new Set();
    const rows = await this.tx
      .selectFrom('claim_match')
      .select('claim_id')
      .where(among('claim_id', claimIds))
      .where('audience', '=', 1)
      .where('standing', '<>', 'accepted')
      .execute();
    return new Set(rows.map(({ claim_id }) => claim_id));
  }

  private async evidenceOf(findingIds: readonly number[]) {
    const query = this.tx.selectFrom('finding_evidence').selectAll();
    const rows = await query.where(among('finding_id', findingIds)).execute();
    return grouped(rows, ({ finding_id }) => finding_id);
  }

  /** As far as the status of their claims rests on them. A claim on which nothing was found is left out. */
  async weighedOf(claimIds: readonly number[]): Promise<ReadonlyMap<number, Weighed[]>> {
    if (claimIds.length === 0) return new Map();
    const rows = await this.tx
      .selectFrom('findings')
      .select(['id', 'claim_id', 'facet', 'value', 'needs_second', 'agreed_at', 'superseded_by'])
      .select(
        sql<number>`exists (select 1 from stale_findings where finding_id = findings.id)`.as('is_stale'),
      )
      .where(among('claim_id', claimIds))
      .where('superseded_by', 'is', null)
      .execute();
    const weighed = rows.map(({ is_stale, ...row }) => ({ ...row, stale: is_stale === 1 }));
    return grouped(weighed, ({ claim_id }) => claim_id);
  }

  /** Every claim on which something was found, by number. */
  async allClaims(): Promise<number[]> {
    const claims = this.tx.selectFrom('findings').select('claim_id').distinct();
    const rows = await claims.orderBy('claim_id').execute();
    return rows.map(({ claim_id }) => claim_id);
  }
}

/** The copies whose comparison a finding answers: it rests on them as on what it cites. */
function copiesIn(answers: string | null) {
  const ids = new Set((answersIn(answers) ?? []).flatMap(({ snapshot_id }) => snapshot_id ?? []));
  return [...ids].map((id) => ({ kind: 'snapshot' as const, id }));
}
