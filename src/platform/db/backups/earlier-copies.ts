import type { Connection } from '../connection/open.js';
import { compareHeads, type HeadFault } from '../heads/compare.js';
import { CONTINUED } from '../heads/head.js';
import { readEnd } from '../heads/history-end.js';
import { datedBackups } from './backup-folder.js';
import type { DatedBackup } from './backup-names.js';
import { withCopy } from './copies.js';

// The good backups of a folder as witnesses of the history: it must have every entry that they have, unless the
// history says that it was given up.

/** What shows most that a history lacks; null where it has all that the backups of its database have. */
export function compareCopies(connection: Connection, folder: string, file: string): HeadFault | null {
  const faults = datedBackups(folder, file, 'good').flatMap((backup) => faultBy(backup, connection) ?? []);
  return faults.sort((one, other) => other.head.seq - one.head.seq)[0] ?? null;
}

function faultBy({ path, at }: DatedBackup, connection: Connection): HeadFault | null {
  let fault: HeadFault | null = null;
  try {
    withCopy(path, (copy) => {
      const end = readEnd(copy);
      if (end === null) return;
      const found = compareHeads(connection, path, [{ ...end, at: at.toISOString() }]);
      if (found?.what !== 'foreign' && found !== null && !isGivenUp(connection, copy, found)) fault = found;
    });
  } catch {
    // A damaged backup shows nothing. It is named where backups are counted.
  }
  return fault;
}

/** Whether an event after the last common one says that the history deliberately went on from there. */
function isGivenUp(connection: Connection, copy: Connection, { end, head }: HeadFault): boolean {
  const [ours, theirs] = [connection, copy].map((one) => one.prepare(HASH_AT).pluck());
  let [same, differs] = [0, Math.min(end, head.seq) + 1];
  // Each hash covers all before it, so that the histories are the same up to one entry.
  while (differs - same > 1) {
    const middle = Math.floor((same + differs) / 2);
    if (ours?.get(middle) === theirs?.get(middle)) same = middle;
    else differs = middle;
  }
  return end > 0 && connection.prepare(CONTINUED_AFTER).get(same, ...Object.values(CONTINUED)) !== undefined;
}

const HASH_AT = 'SELECT hash FROM main.events WHERE seq = ?';
const CONTINUED_AFTER = 'SELECT 1 FROM main.events WHERE seq > ? AND action IN (?, ?) LIMIT 1';
