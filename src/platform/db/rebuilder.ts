import type { WriteContext } from './transact.js';

/** Makes one kind of derived rows anew. They leave no event. */
export interface Rebuilder {
  /** What is rebuilt, in words: shown while it runs. */
  readonly name: string;
  /** Drops what there is and derives it again from the record, whatever stood there. */
  rebuild(change: WriteContext, progress: (done: number, total: number) => void): Promise<Rebuilt>;
}

export interface Rebuilt {
  /** Rows of the record that were read. */
  readonly rows: number;
}
