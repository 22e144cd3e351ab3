import { randomBytes } from 'node:crypto';
import type { ControlledTransaction } from 'kysely';
import { type Clock, nowIso } from '../lib/clock.js';
import { AppError } from '../lib/errors.js';
import { kyselyOn } from './dialect.js';
import { lockDeadline, whileBusy } from './lock-wait.js';
import { UNWATCHED, watchNesting } from './nesting.js';
import { openConnection } from './open.js';
import { RowStatements } from './row-statements.js';
import { RowWriter } from './row-writer.js';
import type { Db, Schema, Tx } from './schema.js';
import type { SubjectKind } from './subjects.js';

// The only way to write. Owns the write connection, which nobody else ever sees. Changes run one after
// another in the order they were asked for; each is one transaction that is kept whole or not at all.
// Inside, await nothing but SQL: the next change waits. A change that writes rows and records no event is
// right for sessions, sign-in links and attempts, submissions, bytes of snapshots, the last look at a source, what
// a check of the whole database found and derived rows only (integrity/coverage.ts lists them with reasons).
// A change asked for inside another would wait for itself: tests and development refuse it at once (nesting.ts),
// the program at work does not look for it, since looking makes every page dearer.

export interface Actor {
  readonly id: number;
}

/** A row as an event tells it: columns by name. */
export type Row = Readonly<Record<string, unknown>>;

/** What happened to one row. */
export interface EventToRecord {
  /** What was done, as a past participle: `added`, `changed`, `trashed`, `restored`, `removed`, … */
  readonly action: string;
  readonly subjectKind: SubjectKind;
  readonly subjectId: number;
  /** The claim it hangs on, whose ground rule then governs who sees the event; null for none. */
  readonly claimId: number | null;
  /** The whole row before; null where there was none. */
  readonly before: Row | null;
  /** The whole row after; null where it is gone. */
  readonly after: Row | null;
}

/** An event as it stands: `before` and `after` without secrets and without the text of snapshots. */
export interface RecordedEvent extends EventToRecord {
  readonly seq: number;
  readonly hash: string;
}

/** The desk as somebody finds it: inside a change, or only looked at. */
export interface Look {
  readonly tx: Db | Tx;
  readonly actor: Actor;
}

/** One request or command that changes something. */
export interface Change extends Look {
  readonly tx: Tx;
  /** Single rows, past the query builder. */
  readonly rows: RowWriter;
  /** When it happened: one time for all its rows. UTC, ISO 8601. */
  readonly at: string;
  /** 128 random bits as 32 hexadecimal digits; stands in each of its events. */
  readonly id: string;
  /** What it has recorded so far, in order. Added to by `record` alone. */
  readonly events: RecordedEvent[];
}

export type Transact = <T>(actor: Actor, work: (change: Change) => Promise<T>) => Promise<T>;

/** What follows from a change's events; runs before commit. What it throws undoes the change. */
export type Follower = (change: Change, events: readonly RecordedEvent[]) => Promise<void>;

export interface TransactParts {
  readonly file: string;
  readonly clock: Clock;
  /** In the order they run; a later one sees the events that an earlier one recorded. */
  readonly followers: readonly Follower[];
  readonly newId?: () => string;
  /** Whether a change asked for inside another is refused, which takes time from all of the program. */
  readonly guardNesting?: boolean;
}

export interface Transactor {
  /**
   * Runs the work in a transaction of its own and answers what it answers.
   * @throws AppError `busy` where another program kept the lock for a second, `disk_full`, `unavailable`
   */
  readonly transact: Transact;
  /** Lets the changes under way finish, refuses new ones, closes the file. Safe to call twice. */
  close(): Promise<void>;
}

/** @throws AppError `database_unusable` */
export function makeTransact(parts: TransactParts): Transactor {
  const connection = openConnection(parts.file, 'write');
  const db = kyselyOn(connection);
  const statements = new RowStatements(connection);
  const enqueue = makeQueue();
  const nesting = parts.guardNesting ? watchNesting() : UNWATCHED;
  let closing: Promise<void> | null = null;

  return {
    async transact(actor, work) {
      nesting.refuseNested();
      if (closing !== null)
        throw new AppError('unavailable', 'The desk is shutting down: nothing was saved.');
      const deadline = lockDeadline();
      return enqueue(async () => {
        const tx = await whileBusy(() => db.startTransaction().execute(), deadline);
        const rows = new RowWriter(statements, () => tx.isCommitted || tx.isRolledBack);
        const change = { ...beginChange(parts, actor), tx, rows };
        return nesting.inside(() => settle(tx, change, work, parts.followers));
      });
    },
    close() {
      closing ??= enqueue(async () => {
        await db.destroy();
        connection.close();
      });
      return closing;
    },
  };
}

function beginChange(parts: TransactParts, actor: Actor): Omit<Change, 'tx' | 'rows'> {
  const id = parts.newId?.() ?? randomBytes(16).toString('hex');
  return { actor, at: nowIso(parts.clock), id, events: [] };
}

async function settle<T>(
  tx: ControlledTransaction<Schema>,
  change: Change,
  work: (change: Change) => Promise<T>,
  followers: readonly Follower[],
): Promise<T> {
  try {
    const answer = await work(change);
    for (const follow of followers) await follow(change, change.events);
    await tx.commit().execute();
    return answer;
  } catch (error) {
    if (!tx.isCommitted) await tx.rollback().execute();
    throw error;
  }
}

/** Runs tasks one after another in the order they come; one that fails does not stop the next. */
function makeQueue(): <T>(task: () => Promise<T>) => Promise<T> {
  let last: Promise<unknown> = Promise.resolve();
  return (task) => {
    const result = last.then(task);
    last = result.catch(() => {});
    return result;
  };
}
