import type { ReaderContext } from '../../../record/snapshots/file-pool.js';
import type { KnownMatches } from '../known-store.js';
import type { CaptureThread } from '../pool.js';

/** What the routes of captures are given. */
export interface CaptureContext extends ReaderContext {
  /** Finds the quotations of articles. */
  readonly captures: CaptureThread;
  /** Cached: how quotations of captures stand to the record. */
  readonly known: KnownMatches;
}
