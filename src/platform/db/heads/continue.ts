import { existsSync } from 'node:fs';
import { type Clock, nowIso } from '../../lib/clock.js';
import { AppError } from '../../lib/errors.js';
import { type Connection, withConnection } from '../connection/open.js';
import { compareHeads, type HeadFault } from './compare.js';
import type { Continuation, HistoryEnd, StoredHead } from './head.js';
import { headFileOf, readHeadFile, replaceHeadFile } from './head-file.js';
import { readEnd } from './history-end.js';
import { addToHeadList, nameInLists } from './lists.js';
import { compareFound, describeUnreadable, type FoundHeads, type HeadPlaces, readHeads } from './places.js';

// Goes on from an earlier entry of the history on purpose: the heads are set to it, and an event says so.

/**
 * Stores a new head beside the database. Its event is recorded at the next opportunity (`pendingContinuation`).
 * @throws AppError `database_unusable` where it cannot be stored
 */
export function storeHead(
  file: string,
  end: HistoryEnd | null,
  { clock, continues }: { readonly clock: Clock; readonly continues: Continuation | null },
): void {
  const head: StoredHead | null = end && { ...end, at: nowIso(clock), ...(continues && { continues }) };
  const reason = replaceHeadFile(file, head);
  if (reason === null) return;
  throw new AppError(
    'database_unusable',
    `${headFileOf(file)} could not be replaced (${reason}). Remove it, and run the same command again.`,
  );
}

/** In the lists that have other heads, earlier ones no longer count. @returns one line for each that takes no more */
export async function startListsAnew(
  { file, lists }: HeadPlaces,
  { end, faults }: Pick<ComparedHeads, 'end' | 'faults'>,
  clock: Clock,
): Promise<readonly string[]> {
  if (end === null) return [];
  const head = { ...end, at: nowIso(clock), database: nameInLists(file), anew: true };
  const contrary = lists.filter((list) => faults.some(({ place }) => place === list));
  const said = await Promise.all(contrary.map((list) => addToHeadList(list, head)));
  return said.filter((line) => line !== null);
}

/** What is still to be recorded in the history; null where there is nothing. */
export function pendingContinuation(file: string): Continuation | null {
  const read = readHeadFile(file);
  return ('head' in read && read.head?.continues) || null;
}

/** Every head that is known of a database that is about to be replaced. One that cannot be read has none. */
export function headsBeforeRestore(file: string, clock: Clock): readonly StoredHead[] {
  const read = readHeadFile(file);
  const end = readEndOf(file);
  return [
    ...('head' in read && read.head !== null ? [read.head] : []),
    ...(end === null ? [] : [{ ...end, at: nowIso(clock) }]),
  ];
}

function readEndOf(file: string): HistoryEnd | null {
  if (!existsSync(file)) return null;
  try {
    return withConnection(file, 'read', readEnd);
  } catch {
    // It is replaced because it is damaged.
    return null;
  }
}

/** The end of a backup's history, and what is given up with what is known beyond it. @param from its name */
export function planRestore(
  connection: Connection,
  heads: readonly StoredHead[],
  from: string,
): { readonly end: HistoryEnd | null; readonly continues: Continuation | null } {
  const end = readEnd(connection);
  const fault = compareHeads(
    connection,
    from,
    heads.filter(({ first }) => first === end?.first),
  );
  if (fault === null) return { end, continues: null };
  return { end, continues: { why: 'restored', from, known: fault.head.seq, left: end?.seq ?? 0 } };
}

/** What the heads that are stored somewhere show of a database's history. */
export interface ComparedHeads {
  readonly end: HistoryEnd | null;
  readonly faults: readonly HeadFault[];
  /** One line for each place that cannot be read. */
  readonly unread: readonly string[];
  readonly found: readonly FoundHeads[];
}

/** @throws AppError `database_unusable` where the database cannot be opened */
export async function compareStored(places: HeadPlaces): Promise<ComparedHeads> {
  const found = await readHeads(places);
  return withConnection(places.file, 'read', (connection) => ({
    end: readEnd(connection),
    faults: compareFound(connection, found),
    unread: describeUnreadable(found),
    found,
  }));
}
