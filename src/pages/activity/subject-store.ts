import { type Expression, type SqlBool, sql } from 'kysely';
import type { HistoryTable } from '../../people/activity/names-model.js';
import { ViewerReader } from '../../platform/db/queries/reader.js';
import { MERGED_TABLES } from '../../platform/db/subjects.js';

export interface Subject {
  readonly trashed_at: string | null;
  readonly merged_into_id: number | null;
}

/** Finds a record of any kind that a viewer may see. */
export class SubjectReader extends ViewerReader {
  /** In the trash or not; undefined for none, and for a hidden one. */
  async byId(table: HistoryTable, id: number): Promise<Subject | undefined> {
    const { rows } = await sql<Subject>`
      select ${trashedAt(table)} as trashed_at, ${mergedInto(table)} as merged_into_id from ${sql.table(table)}
      where ${sql.ref(`${table}.id`)} = ${id} and ${this.isSeen(table)}`.execute(this.db);
    return rows[0];
  }

  private isSeen(table: HistoryTable): Expression<SqlBool> {
    const { visible } = this;
    if (table === 'lists' || table === 'views') return visible[table](this.viewer.userId);
    if (table === 'styles') return sql<SqlBool>`1`;
    if (table === 'attributions') return visible.ofClaim('attributions.claim_id');
    if (table === 'searches') return visible.ofClaim('searches.claim_id');
    return visible[table]();
  }
}

function mergedInto(table: HistoryTable) {
  return MERGED_TABLES.includes(table) ? sql.ref(`${table}.merged_into_id`) : sql.lit(null);
}

/** Rows that belong to a claim are in the trash with it. */
function trashedAt(table: HistoryTable) {
  const own = sql.ref(`${table}.trashed_at`);
  if (table !== 'attributions' && table !== 'searches') return own;
  return sql`coalesce(${own}, (select c.trashed_at from claims as c where c.id = ${sql.ref(`${table}.claim_id`)}))`;
}
