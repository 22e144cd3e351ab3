import { InTransaction, UnfilteredReader } from '../../platform/db/queries/reader.js';
import type { FoundReport, IntegrityCheck } from './model.js';

/** Checks of the whole database, newest first. The columns contain no text of the record. */
export class IntegrityCheckReader extends UnfilteredReader {
  async latest(): Promise<IntegrityCheck | null> {
    return (await this.recent(1))[0] ?? null;
  }

  async recent(limit: number): Promise<IntegrityCheck[]> {
    const rows = await this.db
      .selectFrom('integrity_checks')
      .select(['started_at', 'finished_at', 'outcome', 'report'])
      .orderBy('id', 'desc')
      .limit(limit)
      .execute();
    return rows.map(({ report, ...check }) => ({ ...check, report: JSON.parse(report) as FoundReport }));
  }

  /** Those of these copies that the last check found changed. */
  async changedCopies(ids: readonly number[]): Promise<ReadonlySet<number>> {
    if (ids.length === 0) return new Set();
    const copies = new Set((await this.latest())?.report.copies ?? []);
    return new Set(ids.filter((id) => copies.has(id)));
  }
}

/** How many checks are kept. */
const KEPT = 30;

export class IntegrityCheckWriter extends InTransaction {
  /** Stores the result of a check, and deletes the oldest. */
  async keep({ report, ...check }: IntegrityCheck): Promise<void> {
    await this.tx
      .insertInto('integrity_checks')
      .values({ ...check, report: JSON.stringify(report) })
      .execute();
    const newest = this.tx.selectFrom('integrity_checks').select('id').orderBy('id', 'desc').limit(KEPT);
    await this.tx.deleteFrom('integrity_checks').where('id', 'not in', newest).execute();
  }
}
