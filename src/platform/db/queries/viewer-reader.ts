import { seesRestricted, type Viewer } from '../../viewer.js';
import type { Db, Tx } from '../schema.js';
import { type Visible, visibleTo } from './visible.js';

/** Reads rows as one viewer may see them. */
export abstract class ViewerReader {
  protected readonly db: Db | Tx;
  /** Whether the viewer sees what is not on the record: the variant of a prepared query. */
  protected readonly sees: boolean;
  protected readonly visible: Visible;

  constructor(db: Db | Tx, viewer: Viewer) {
    this.db = db;
    this.sees = seesRestricted(viewer);
    this.visible = visibleTo({ seesRestricted: this.sees });
  }
}
