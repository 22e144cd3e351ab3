import { type Expression, type SqlBool, sql } from 'kysely';
import { visibleTo } from '../../platform/db/queries/visible.js';
import type { Db, Tx } from '../../platform/db/schema.js';
import { seesRestricted, type Viewer } from '../../platform/viewer.js';

/** The records with a history page, by the first part of their address. */
export const WITH_HISTORY = {
  claims: 'claim',
  speakers: 'speaker',
  outlets: 'outlet',
  occasions: 'occasion',
  sources: 'source',
  attributions: 'attribution',
  annotations: 'annotation',
  searches: 'search',
  tags: 'tag',
  lists: 'list',
  views: 'view',
} as const;

export type HistoryTable = keyof typeof WITH_HISTORY;

export interface Subject {
  readonly trashed_at: string | null;
  readonly merged_into_id: number | null;
}

/** Finds a record of any kind that a viewer may see. */
export class SubjectReader {
  private readonly db: Db | Tx;
  private readonly viewer: Viewer;

  constructor(db: Db | Tx, viewer: Viewer) {
    this.db = db;
    this.viewer = viewer;
  }

  /** In the trash or not; undefined for none, and for a hidden one. */
  async byId(table: HistoryTable, id: number): Promise<Subject | undefined> {
    const { rows } = await sql<Subject>`
      select ${trashedAt(table)} as trashed_at, ${mergedInto(table)} as merged_into_id from ${sql.table(table)}
      where ${sql.ref(`${table}.id`)} = ${id} and ${this.isSeen(table)}`.execute(this.db);
    return rows[0];
  }

  private isSeen(table: HistoryTable): Expression<SqlBool> {
    const visible = visibleTo({ seesRestricted: seesRestricted(this.viewer) });
    if (table === 'lists' || table === 'views') return visible[table](this.viewer.userId);
    if (table === 'attributions') return visible.ofClaim('attributions.claim_id');
    if (table === 'searches') return visible.ofClaim('searches.claim_id');
    return visible[table]();
  }
}

function mergedInto(table: HistoryTable) {
  return MERGED.includes(table) ? sql.ref(`${table}.merged_into_id`) : sql.lit(null);
}

const MERGED: readonly HistoryTable[] = ['speakers', 'outlets', 'occasions', 'sources', 'tags'];

/** Rows that belong to a claim are in the trash with it. */
function trashedAt(table: HistoryTable) {
  const own = sql.ref(`${table}.trashed_at`);
  if (table !== 'attributions' && table !== 'searches') return own;
  return sql`coalesce(${own}, (select c.trashed_at from claims as c where c.id = ${sql.ref(`${table}.claim_id`)}))`;
}
