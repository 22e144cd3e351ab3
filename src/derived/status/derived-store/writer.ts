import { type RawBuilder, type SqlBool, sql } from 'kysely';
import { among } from '../../../platform/db/queries/among.js';
import { InTransaction } from '../../../platform/db/queries/reader.js';
import type { Mark } from '../model/stale.js';
import { statusOf } from '../model/status.js';
import { StandingReader } from './standing.js';

// Writes what is derived from findings: which are stale and why, and the status of each claim. Superseded findings
// have no stale marks. Any number of rows goes to SQLite as one JSON text: with one statement per claim a rebuild
// would take minutes.

export class DerivedWriter extends InTransaction {
  /** Existing marks are kept. */
  async mark(marks: readonly Mark[]): Promise<void> {
    if (marks.length === 0) return;
    await sql`INSERT OR IGNORE INTO stale_findings (finding_id, seq, cause)
      SELECT value ->> 'finding_id', value ->> 'seq', value ->> 'cause'
      FROM json_each(${JSON.stringify(marks)})`.execute(this.tx);
  }

  /** Removes the marks of superseded findings. */
  async unmark(findingIds: readonly number[]): Promise<void> {
    if (findingIds.length === 0) return;
    await sql`DELETE FROM stale_findings WHERE finding_id IN
      (SELECT value FROM json_each(${JSON.stringify(findingIds)}))`.execute(this.tx);
  }

  async clearMarks(): Promise<void> {
    await this.tx.deleteFrom('stale_findings').execute();
  }

  /** Removes the marks of these claims' findings that events explain: not those whose event was erased. */
  async clearMarksOf(claimIds: readonly number[]): Promise<void> {
    const findings = this.tx.selectFrom('findings').select('id').where(among('claim_id', claimIds));
    await this.tx
      .deleteFrom('stale_findings')
      .where('finding_id', 'in', findings)
      .where(sql<SqlBool>`NOT ${isErased(sql.ref('stale_findings.seq'))}`)
      .execute();
  }

  /** Copies the stored marks of these claims' findings whose event was erased, where the table here is another one. */
  async keepErasedMarks(claimIds: readonly number[]): Promise<void> {
    await sql`INSERT OR IGNORE INTO stale_findings SELECT s.* FROM findings AS f
      JOIN main.stale_findings AS s ON s.finding_id = f.id
      WHERE ${among('f.claim_id', claimIds)} AND ${isErased(sql.ref('s.seq'))}`.execute(this.tx);
  }

  async clearStatuses(): Promise<void> {
    await this.tx.deleteFrom('claim_status').execute();
  }

  /** Recomputes and writes the status of claims, also of those without findings. */
  async updateStatuses(claimIds: readonly number[]): Promise<void> {
    if (claimIds.length === 0) return;
    const standing = new StandingReader(this.tx);
    const weighed = await standing.weighedOf(claimIds);
    const mismatched = await standing.mismatchedAmong(claimIds);
    const rows = claimIds.map((claim_id) => ({
      claim_id,
      ...statusOf(weighed.get(claim_id) ?? [], mismatched.has(claim_id)),
    }));
    await sql`INSERT OR REPLACE INTO claim_status
      (claim_id, status, finding_id, checked, settled, stale, pending, checks)
      SELECT value ->> 'claim_id', value ->> 'status', value ->> 'finding_id', value ->> 'checked',
        value ->> 'settled', value ->> 'stale', value ->> 'pending', value ->> 'checks'
      FROM json_each(${JSON.stringify(rows)})`.execute(this.tx);
  }

  /** Gives every claim without a status that of a claim without findings; returns how many. */
  async openRest(): Promise<number> {
    const { status, finding_id, checked, settled, stale, pending, checks } = statusOf([], false);
    const { numAffectedRows } = await sql`INSERT INTO claim_status
      (claim_id, status, finding_id, checked, settled, stale, pending, checks)
      SELECT id, ${status}, ${finding_id}, ${checked}, ${settled}, ${stale}, ${pending}, ${checks} FROM claims
      WHERE NOT EXISTS (SELECT 1 FROM claim_status WHERE claim_id = claims.id)`.execute(this.tx);
    return Number(numAffectedRows ?? 0n);
  }
}

function isErased(seq: RawBuilder<unknown>): RawBuilder<SqlBool> {
  return sql<SqlBool>`EXISTS (SELECT 1 FROM event_payloads AS p WHERE p.seq = ${seq} AND p.erased_by IS NOT NULL)`;
}
