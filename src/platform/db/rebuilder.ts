import type { WriteContext } from './transact.js';

/** Rebuilds one kind of derived rows. They leave no event. */
export interface Rebuilder {
  /** The name shown while it runs. */
  readonly name: string;
  /** Deletes the derived rows and derives them again from the record. */
  rebuild(change: WriteContext, progress: (done: number, total: number) => void): Promise<Rebuilt>;
}

export interface Rebuilt {
  /** The number of record rows that were read. */
  readonly rows: number;
}
