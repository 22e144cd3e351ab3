import { type DriftCounts, NO_DRIFT } from '../../derived/match/model/comparison.js';
import { among } from '../../platform/db/queries/among.js';
import { visibleTo } from '../../platform/db/queries/visible.js';
import type { Db, Tx } from '../../platform/db/schema.js';
import { seesRestricted, type Viewer } from '../../platform/viewer.js';

/** Counts how many passages of older copies changed in newer ones, as one viewer may see it. */
export class DriftCountReader {
  private readonly db: Db | Tx;
  private readonly sees: boolean;

  constructor(db: Db | Tx, viewer: Viewer) {
    this.db = db;
    this.sees = seesRestricted(viewer);
  }

  /** By newer copy; copies into which nothing was followed are left out. */
  async inCopies(ids: readonly number[]): Promise<ReadonlyMap<number, DriftCounts>> {
    if (ids.length === 0) return new Map();
    const rows = await this.db
      .selectFrom('anchors')
      .innerJoin('snapshots', 'snapshots.id', 'anchors.snapshot_id')
      .leftJoin('attributions', 'attributions.id', 'anchors.attribution_id')
      .leftJoin('claims', 'claims.id', 'attributions.claim_id')
      .leftJoin('annotations', 'annotations.id', 'anchors.annotation_id')
      .select(['anchors.snapshot_id', 'anchors.state'])
      .select((eb) => eb.fn.countAll<number>().as('count'))
      .where(among('anchors.snapshot_id', ids))
      .where('snapshots.trashed_at', 'is', null)
      .where('attributions.trashed_at', 'is', null)
      .where('claims.trashed_at', 'is', null)
      .where('annotations.trashed_at', 'is', null)
      .where(visibleTo({ seesRestricted: this.sees }).snapshots())
      .groupBy(['anchors.snapshot_id', 'anchors.state'])
      .execute();
    const counts = new Map<number, DriftCounts>();
    for (const { snapshot_id: id, state, count } of rows)
      counts.set(id, { ...(counts.get(id) ?? NO_DRIFT), [state]: count });
    return counts;
  }
}
