import { sql } from 'kysely';
import { type Described, nounOf } from '../../nouns.js';
import { type HistoryTable, WITH_HISTORY } from '../../people/activity/names-model.js';
import { ViewerReader } from '../../platform/db/queries/reader.js';
import { seenRows } from '../../platform/db/queries/seen-rows.js';
import { MERGED_TABLES } from '../../platform/db/subjects.js';

export interface Subject {
  readonly trashed_at: string | null;
  readonly merged_into_id: number | null;
}

/** Finds a record of any kind that a viewer may see. */
export class SubjectReader extends ViewerReader {
  /** In the trash or not; undefined for none, and for a hidden one. */
  async byId(table: HistoryTable, id: number): Promise<Subject | undefined> {
    const noun = nounOf(WITH_HISTORY[table]);
    const { rows } = await sql<Subject>`
      select ${trashedAt(noun)} as trashed_at, ${mergedInto(table)} as merged_into_id from ${sql.table(table)}
      where ${sql.ref(`${table}.id`)} = ${id} and ${seenRows(noun, this.viewer)}`.execute(this.db);
    return rows[0];
  }
}

function mergedInto(table: HistoryTable) {
  return MERGED_TABLES.includes(table) ? sql.ref(`${table}.merged_into_id`) : sql.lit(null);
}

/** Rows that belong to a claim are in the trash with it. */
function trashedAt({ table, seen }: Described) {
  const own = sql.ref(`${table}.trashed_at`);
  if (seen !== 'of claim') return own;
  return sql`coalesce(${own}, (select c.trashed_at from claims as c where c.id = ${sql.ref(`${table}.claim_id`)}))`;
}
