import { type RawBuilder, type SqlBool, sql } from 'kysely';
import { isSeen } from '../../platform/db/connection/hidden-rows.js';
import { ViewerReader } from '../../platform/db/queries/reader.js';
import { MAX_COUNTED } from '../../platform/lib/capped-count.js';
import { seesRestricted } from '../../platform/viewer.js';

/** What was done in a week. Each is counted up to one above `MAX_COUNTED`. */
export interface WeekDone {
  /** Quotations added, without those in the trash. */
  readonly added: number;
  /** Findings recorded. */
  readonly checked: number;
}

/** Reads how much was done over time, including quotations off the record: for checkers and above. */
export class ProgressReader extends ViewerReader {
  /** @param starts the first days of weeks, in order, and the day after the last; one result fewer than days */
  async weeks(starts: readonly string[]): Promise<WeekDone[]> {
    if (!seesRestricted(this.viewer)) return [];
    const weeks = starts.slice(1).map((before, at) => [starts[at], before]);
    const { rows } = await sql<WeekDone>`select
        ${counted('claims', sql`trashed_at is null`)} as added, ${counted('findings', sql`1`)} as checked
      from json_each(${JSON.stringify(weeks)}) as week order by week.key`.execute(this.db);
    return rows;
  }
}

/**
 * Rows of a week, at most one more than are shown. NOTE: of the table itself, since the limit has to hold for the rows
 * of a running import, too, which readers do not see.
 */
function counted(table: 'claims' | 'findings', where: RawBuilder<SqlBool>): RawBuilder<number> {
  return sql<number>`(select count(*) from (select id as made_id from ${sql.raw(`main.${table}`)}
      where ${where} and created_at >= week.value ->> 0 and created_at < week.value ->> 1
      limit ${sql.lit(MAX_COUNTED + 1)})
    where ${sql.raw(isSeen(table, 'made_id'))})`;
}
