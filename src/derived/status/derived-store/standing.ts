import { sql } from 'kysely';
import { among } from '../../../platform/db/queries/among.js';
import { InTransaction } from '../../../platform/db/queries/reader.js';
import { grouped } from '../../../platform/lib/grouped.js';
import { answersIn } from '../../match/model/mismatch.js';
import { targetOf } from '../findings-store.js';
import { lackOf } from '../model/needs.js';
import { occasionsHeld, type StandsSince } from '../model/stale.js';
import type { Weighed } from '../model/status.js';
import { isSettled } from '../model/values.js';
import { GroundsReader } from './grounds.js';

/** Reads the findings of many claims that are not superseded, for deriving stale marks and statuses. */
export class StandingReader extends InTransaction {
  /** With their basis, and the event that recorded each. */
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
      // NOTE: a subquery for each; in a join, SQLite would begin with the events of all findings.
      .select(
        sql<number>`(select seq from events where subject_kind = 'finding' and subject_id = findings.id
          and action = 'added' limit 1)`.as('since'),
      )
      .where(among('findings.claim_id', claimIds))
      .where('findings.superseded_by', 'is', null)
      .execute();
    if (rows.length === 0) return [];
    const evidence = await this.evidenceOf(rows.map(({ id }) => id));
    const moves = await this.occasionMoves(rows.map(({ claim_id }) => claim_id));
    return rows.map(({ answers, occasion_id, ...row }) => {
      const own = evidence.get(row.id) ?? [];
      return {
        ...row,
        occasions: occasionsHeld(occasion_id, moves.get(row.claim_id) ?? []),
        reference_id: own.find(({ basis }) => basis === 1)?.attribution_id ?? null,
        evidence: [...own.filter(({ basis }) => basis === 0).map(targetOf), ...copiesIn(answers)],
      };
    });
  }

  /**
   * Those of these claims with a mismatch of the wording that no two people accepted, set aside or not, or that is
   * still being compared.
   */
  async mismatchedAmong(claimIds: readonly number[]): Promise<ReadonlySet<number>> {
    if (claimIds.length === 0) return new Set();
    const rows = await this.tx
      .selectFrom('claim_match')
      .select('claim_id')
      .where(among('claim_id', claimIds))
      .where('audience', '=', 1)
      .where('standing', '<>', 'accepted')
      .execute();
    const compared = await this.tx
      .selectFrom('comparisons_due')
      .innerJoin('attributions', 'attributions.id', 'comparisons_due.attribution_id')
      .select('attributions.claim_id')
      .where(among('attributions.claim_id', claimIds))
      .execute();
    const setAside = await this.tx
      .selectFrom('standing_set_asides')
      .innerJoin('set_asides', 'set_asides.id', 'standing_set_asides.set_aside_id')
      .select('standing_set_asides.claim_id')
      .where(among('standing_set_asides.claim_id', claimIds))
      .where('set_asides.agreed_at', 'is', null)
      .execute();
    return new Set([...rows, ...compared, ...setAside].map(({ claim_id }) => claim_id));
  }

  /** When merges, or undoing them, gave a claim another occasion, and which it had before. */
  private async occasionMoves(claimIds: readonly number[]) {
    const { rows } = await sql<{ claim_id: number; seq: number; from: number | null }>`
      SELECT e.subject_id AS claim_id, e.seq, p.before ->> 'occasion_id' AS "from"
      FROM json_each(${JSON.stringify([...new Set(claimIds)])}) AS asked
      CROSS JOIN events AS e ON e.subject_kind = 'claim' AND e.subject_id = asked.value
        AND e.action IN ('repointed', 'returned')
      JOIN event_payloads AS p ON p.seq = e.seq
      WHERE p.before ->> 'occasion_id' IS NOT p.after ->> 'occasion_id'
      ORDER BY e.seq`.execute(this.tx);
    return grouped(rows, ({ claim_id }) => claim_id);
  }

  private async evidenceOf(findingIds: readonly number[]) {
    const query = this.tx.selectFrom('finding_evidence').selectAll();
    const rows = await query.where(among('finding_id', findingIds)).execute();
    return grouped(rows, ({ finding_id }) => finding_id);
  }

  /** The columns on which the status of their claims depends. Claims without findings are left out. */
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
    const settled = rows.filter(({ facet, value }) => isSettled(facet, value));
    const grounds = await new GroundsReader(this.tx).of(settled);
    const weighed = rows.map(({ is_stale, ...row }) => {
      const own = grounds.get(row.id);
      const lacking = own !== undefined && lackOf(row.facet, row.value, own) !== null;
      return { ...row, stale: is_stale === 1, lacking };
    });
    return grouped(weighed, ({ claim_id }) => claim_id);
  }

  /** Every claim with a finding, by id. */
  async allClaims(): Promise<number[]> {
    const claims = this.tx.selectFrom('findings').select('claim_id').distinct();
    const rows = await claims.orderBy('claim_id').execute();
    return rows.map(({ claim_id }) => claim_id);
  }
}

/** The copies whose comparison a finding answers: it is based on them as on its evidence. */
function copiesIn(answers: string | null) {
  const ids = new Set((answersIn(answers) ?? []).flatMap(({ snapshot_id }) => snapshot_id ?? []));
  return [...ids].map((id) => ({ kind: 'snapshot' as const, id }));
}
