import type { Connection } from '../connection/open.js';
import type { HistoryEnd, StoredHead } from './head.js';
import { readEnd } from './history-end.js';

// Holds a history against heads that were stored outside it.

/**
 * `missing`: the history ends before the head. `changed`: it has another event there. `foreign`: the head is of another
 * database, or the whole history was rewritten.
 */
export interface HeadFault {
  readonly what: 'missing' | 'changed' | 'foreign';
  readonly head: StoredHead;
  /** Where the head was found. */
  readonly place: string;
  /** The number of the last event; 0 for an empty history. */
  readonly end: number;
}

/**
 * The gravest fault of one place; null where the history has every head.
 * @param heads read before the history is, since writers continue
 */
export function compareHeads(
  connection: Connection,
  place: string,
  heads: readonly StoredHead[],
): HeadFault | null {
  const end = readEnd(connection);
  const at = connection.prepare(end === null ? 'SELECT NULL' : 'SELECT hash FROM main.events WHERE seq = ?');
  const hashAt = (seq: number) => (end === null ? null : at.pluck().get(seq));
  const faults = heads.flatMap((head): HeadFault[] => {
    const what = faultOf(head, end, hashAt(head.seq));
    return what === null ? [] : [{ what, head, place, end: end?.seq ?? 0 }];
  });
  // The furthest head says most: what lies between it and the end.
  return faults.sort((one, other) => other.head.seq - one.head.seq)[0] ?? null;
}

function faultOf(head: StoredHead, end: HistoryEnd | null, there: unknown): HeadFault['what'] | null {
  if (end !== null && head.first !== end.first) return 'foreign';
  if (head.seq > (end?.seq ?? 0)) return 'missing';
  return there === head.hash ? null : 'changed';
}

/** One sentence. @param file the database, as it is named to whoever reads this */
export function describeHeadFault({ what, head, place, end }: HeadFault, file: string): string {
  const by = head.backup === undefined ? '' : ` with the backup ${head.backup}`;
  const stored = `${place} has entry ${head.seq}, stored at ${head.at}${by}`;
  if (what === 'missing')
    return `The history of ${file} ends at entry ${end}, but ${stored}: ${entriesBetween(end + 1, head.seq)} missing.`;
  if (what === 'changed')
    return `Entry ${head.seq} of ${file} is not the one that was saved: ${stored}, with another hash. The history was cut off or changed before that entry.`;
  return `${place} has the head of another database, or the whole history of ${file} was rewritten: its first entry is another one. ${stored}.`;
}

/** What to do about a fault, for whoever has the machine. */
export const LOST_ENTRIES_ADVICE =
  'If the file that ends in -wal was moved or removed, put it back; otherwise restore a backup that has these entries. To go on without them, run `onrecord audit accept`.';

/** `entries 5 to 9 (5 entries) are`, `entry 5 is` */
function entriesBetween(first: number, last: number): string {
  return first === last
    ? `entry ${first} is`
    : `entries ${first} to ${last} (${last - first + 1} in all) are`;
}
