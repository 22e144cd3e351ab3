import { type SqlBool, sql } from 'kysely';
import { isSeen } from '../../platform/db/connection/hidden-rows.js';
import { among } from '../../platform/db/queries/among.js';
import { visibleTo } from '../../platform/db/queries/visible.js';
import type { Db, Tx } from '../../platform/db/schema.js';
import { seesRestricted, type Viewer } from '../../platform/viewer.js';

/** Those of some claims that a look-up may show to a viewer. */
export function shownClaims(db: Db | Tx, viewer: Viewer, ids: readonly number[]) {
  return db
    .selectFrom('claims')
    .where(among('claims.id', ids))
    .where('claims.trashed_at', 'is', null)
    .where('claims.erased_by', 'is', null)
    .where(visibleTo({ seesRestricted: seesRestricted(viewer) }).claims())
    .where(sql<SqlBool>`${sql.raw(isSeen('claims', 'claims.id'))}`);
}
