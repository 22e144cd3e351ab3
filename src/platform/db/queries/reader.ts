import { seesRestricted, type Viewer } from '../../viewer.js';
import type { Db, Tx } from '../schema.js';
import { type Visible, visibleTo } from './visible.js';

/** Reads rows as one viewer may see them. */
export abstract class ViewerReader {
  protected readonly db: Db | Tx;
  protected readonly viewer: Viewer;
  /** Whether the viewer sees claims that are not on the record, and what belongs to them. */
  protected readonly sees: boolean;

  constructor(db: Db | Tx, viewer: Viewer) {
    this.db = db;
    this.viewer = viewer;
    this.sees = seesRestricted(viewer);
  }

  protected get visible(): Visible {
    return visibleTo({ seesRestricted: this.sees });
  }
}

/** Reads rows for the program itself: nothing is hidden. */
export abstract class UnfilteredReader {
  protected readonly db: Db | Tx;

  constructor(db: Db | Tx) {
    this.db = db;
  }
}

/** Reads for a change, or writes, within its transaction. */
export abstract class InTransaction {
  protected readonly tx: Tx;

  constructor(tx: Tx) {
    this.tx = tx;
  }
}
