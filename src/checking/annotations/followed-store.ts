import { visibleTo } from '../../platform/db/queries/visible.js';
import type { Db, Tx } from '../../platform/db/schema.js';
import { seesRestricted, type Viewer } from '../../platform/viewer.js';
import type { AnchorState } from '../../vocabulary.js';
import { visibleNotes } from './store/visible-notes.js';
import type { Note } from './store.js';

/** The place of a note's words in the newest copy after its own. */
export interface Since {
  readonly annotation_id: number;
  readonly state: AnchorState;
  readonly source_id: number;
  readonly snapshot_id: number;
  readonly captured_at: string;
  /** Null where the words are gone. */
  readonly start_utf16: number | null;
  readonly end_utf16: number | null;
}

/** Reads notes on older copies of a source, for showing them beside a newer one. */
export class FollowedNoteReader {
  private readonly db: Db | Tx;
  private readonly sees: boolean;

  constructor(db: Db | Tx, viewer: Viewer) {
    this.db = db;
    this.sees = seesRestricted(viewer);
  }

  /** Notes whose words were looked for in this copy, without replies and without the trash. */
  async on(snapshotId: number): Promise<Note[]> {
    return visibleNotes(this.db, visibleTo({ seesRestricted: this.sees }))
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
      .orderBy('annotations.created_at')
      .orderBy('annotations.id')
      .execute();
  }

  /** By note; only notes on a copy whose words changed or moved in the newest one. */
  async since(noteIds: readonly number[]): Promise<Map<number, Since>> {
    if (noteIds.length === 0) return new Map();
    const rows = await this.db
      .selectFrom('anchors')
      .innerJoin('snapshots', 'snapshots.id', 'anchors.snapshot_id')
      .select(['anchors.annotation_id', 'anchors.state', 'anchors.snapshot_id', 'snapshots.source_id'])
      .select(['snapshots.captured_at', 'anchors.start_utf16', 'anchors.end_utf16'])
      .where('anchors.annotation_id', 'in', [...noteIds])
      .where('snapshots.trashed_at', 'is', null)
      .where(visibleTo({ seesRestricted: this.sees }).snapshots())
      .orderBy('snapshots.captured_at')
      .orderBy('snapshots.id')
      .$narrowType<{ annotation_id: number }>()
      .execute();
    // Rows are ordered so that the newest copy overwrites older ones.
    return new Map(rows.map((row) => [row.annotation_id, row]));
  }
}
