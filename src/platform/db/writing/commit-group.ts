import { setImmediate as othersTurn } from 'node:timers/promises';
import type { ControlledTransaction } from 'kysely';
import { AppError } from '../../lib/errors.js';
import type { Connection } from '../connection/open.js';
import type { Head } from '../heads/head.js';
import type { Schema } from '../schema.js';
import type { WriteFaults } from './write-faults.js';

// Changes that wait at the same time are committed together: a commit costs about as much for eight as for one, and the
// pages to which all of them append are written once. A change that throws is undone alone, and none is answered before
// the disk has confirmed it.

/** The transaction of a group. */
export type Open = ControlledTransaction<Schema>;

/** The last event of a change; null where it recorded none. */
export type LastEvent = Head | null;

/** A change that waits for its turn. */
export interface QueuedChange {
  /** Runs the change with its followers. */
  run(tx: Open): Promise<LastEvent>;
  /** Why it was not saved; null where it was. */
  failure: { readonly error: unknown } | null;
}

export interface GroupParts {
  readonly connection: Connection;
  readonly faults: WriteFaults;
  /** Whether every file of the database is in place. */
  readonly isInPlace: () => boolean;
  readonly maxJoiningMs?: number | undefined;
  /** Stores the last event outside the database, once it is confirmed. */
  readonly keepHead: (last: Head) => void;
}

/** How long others may join, since the first one waits for them. Milliseconds. */
const MAX_JOINING_MS = 5;

/**
 * Runs a change, and those that wait by then, and commits them.
 * @param next the change that has waited longest
 * @throws whatever the first change, or the commit, throws; the failures of the others are theirs
 */
export async function commitTogether(
  parts: GroupParts,
  tx: Open,
  first: QueuedChange,
  next: () => QueuedChange | undefined,
): Promise<void> {
  const joined: QueuedChange[] = [];
  try {
    if (!parts.isInPlace()) throw displaced();
    let last = await first.run(tx);
    // Lets in the requests that have arrived meanwhile.
    await othersTurn();
    const until = performance.now() + (parts.maxJoiningMs ?? MAX_JOINING_MS);
    for (let one = next(); one !== undefined; one = performance.now() < until ? next() : undefined) {
      joined.push(one);
      last = (await joinedRun(parts, tx, one)) ?? last;
    }
    await commit(parts, tx, last);
    if (!parts.isInPlace()) throw displacedMeanwhile();
    if (last !== null) parts.keepHead(last);
  } catch (error) {
    parts.faults.note(error);
    if (!tx.isCommitted && !tx.isRolledBack) await tx.rollback().execute();
    for (const one of joined) one.failure ??= { error };
    throw error;
  }
}

/** Runs a change in a savepoint. @throws the change's error where SQLite undid the whole transaction with it */
async function joinedRun(
  { connection, faults }: GroupParts,
  tx: Open,
  change: QueuedChange,
): Promise<LastEvent> {
  connection.exec('SAVEPOINT joined');
  try {
    const last = await change.run(tx);
    connection.exec('RELEASE joined');
    return last;
  } catch (error) {
    if (!connection.inTransaction) throw error;
    faults.note(error);
    connection.exec('ROLLBACK TO joined; RELEASE joined');
    change.failure = { error };
    return null;
  }
}

/** @param last of all changes */
async function commit({ faults }: GroupParts, tx: Open, last: LastEvent): Promise<void> {
  try {
    await tx.commit().execute();
    if (last !== null) faults.clear();
  } catch (error) {
    await tx.rollback().execute();
    if (!faults.isKept(last, error)) throw error;
  }
}

function displaced(): AppError {
  return new AppError(
    'database_unusable',
    'The database files were moved or replaced while Onrecord was running, so nothing was saved. Tell your system administrator.',
  );
}

function displacedMeanwhile(): AppError {
  return new AppError(
    'outcome_unknown',
    'It is not known whether this was saved: the database files were moved while it was being saved. Tell your system administrator.',
  );
}
