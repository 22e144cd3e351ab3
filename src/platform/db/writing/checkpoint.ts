import type { Connection } from '../connection/open.js';
import type { WriteFaults } from './write-faults.js';

// Copies the log into the database. SQLite does so within a commit that made the log long, and a long text already
// takes that commit as much time: here it is work of its own, between two changes.

/** As long as the log may be; SQLite's own limit, in pages. */
const MAX_PAGES = 1_000;

interface Progress {
  readonly log: number;
  readonly checkpointed: number;
}

/** Ends SQLite's own copying at commits of this connection: call `checkpointWhenDue` after each. */
export function checkpointApart(connection: Connection): void {
  connection.pragma('wal_autocheckpoint = 0');
}

/** Waits for nobody: what a reader still needs is copied after a later change. */
export function checkpointWhenDue(connection: Connection, faults: WriteFaults): void {
  try {
    // NOTE: where no page is in the log yet, both numbers are -1.
    const [progress] = connection.pragma('wal_checkpoint(NOOP)') as Progress[];
    if (progress && progress.log - progress.checkpointed >= MAX_PAGES)
      connection.pragma('wal_checkpoint(PASSIVE)');
  } catch (error) {
    // Every change is in the log already, so nothing is lost; it is copied after the next one.
    faults.note(error);
  }
}
