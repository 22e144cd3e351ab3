import { seesRestricted, type Viewer } from '../accounts/model.js';
import type { Db, Tx } from '../db/schema.js';
import { visibleTo } from '../db/visible.js';
import { type Note, seenBy } from './store.js';

/** Notes on words of older copies of a source, as they are shown beside a newer one. */
export class FollowedNoteReader {
  private readonly db: Db | Tx;
  private readonly sees: boolean;

  constructor(db: Db | Tx, viewer: Viewer) {
    this.db = db;
    this.sees = seesRestricted(viewer);
  }

  /** Those whose words were looked for in this copy, without answers and without what is in the trash. */
  async on(snapshotId: number): Promise<Note[]> {
    return seenBy(this.db, visibleTo({ seesRestricted: this.sees }))
      .where('annotations.id', 'in', (eb) =>
        eb
          .selectFrom('anchors')
          .select('anchors.annotation_id')
          .where('anchors.snapshot_id', '=', snapshotId)
          .where('anchors.annotation_id', 'is not', null)
          .$castTo<{ annotation_id: number }>(),
      )
      .where('annotations.parent_id', 'is', null)
      .where('annotations.trashed_at', 'is', null)
      .where('on_snapshot.trashed_at', 'is', null)
      .orderBy('annotations.id')
      .execute();
  }
}
