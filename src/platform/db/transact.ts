import { randomBytes } from 'node:crypto';
import { type Clock, nowIso } from '../lib/clock.js';
import { kyselyOn } from './connection/dialect.js';
import { openConnection } from './connection/open.js';
import { OpenFiles, watchPlace } from './connection/open-files.js';
import { toAppError } from './connection/sqlite-errors.js';
import type { Head } from './heads/head.js';
import { HeadKeeper, type HeadState } from './heads/head-keeper.js';
import type { Db, Tx } from './schema.js';
import type { SubjectKind } from './subjects.js';
import { checkpointApart, checkpointWhenDue } from './writing/checkpoint.js';
import { commitTogether, type Open, type QueuedChange } from './writing/commit-group.js';
import { UNWATCHED, watchNesting } from './writing/nesting.js';
import { RowStatements, RowWriter } from './writing/row-writer.js';
import { type WriteFault, WriteFaults } from './writing/write-faults.js';
import { WriteQueue } from './writing/write-queue.js';

// The only way to write. Owns the write connection. Changes run one after another in the order of their calls; each is
// kept in full or not at all, and those that wait at the same time are committed together (writing/commit-group.ts).
// Inside, await nothing but SQL, since the next change waits. Only these rows may be written without an event: sessions,
// sign-in links and attempts, secrets of second factors, submissions, captures, bytes of snapshots, lines of editions,
// the last check of a source, the result of a whole-database check, notices for admins, and derived rows
// (integrity/coverage.ts lists them with reasons). A nested change is a deadlock: tests and development refuse it at
// once (nesting.ts); in production the check would make every page slower.

export interface Actor {
  readonly id: number;
}

/** A row in an event: columns by name. */
export type Row = Readonly<Record<string, unknown>>;

/** What happened to one row. */
export interface EventToRecord {
  /** What was done, as a past participle: `added`, `changed`, `trashed`, `restored`, `removed`, … */
  readonly action: string;
  readonly subjectKind: SubjectKind;
  readonly subjectId: number;
  /** The claim it belongs to, whose ground rule decides who sees the event; null for none. */
  readonly claimId: number | null;
  /** The whole row before; null where there was none. */
  readonly before: Row | null;
  /** The whole row after; null where it was removed. */
  readonly after: Row | null;
}

/** An event as stored: `before` and `after` without secrets and without the text of snapshots. */
export interface RecordedEvent extends EventToRecord {
  readonly seq: number;
  readonly hash: string;
}

/** What both reads and changes have: a database handle. */
export interface ReadContext {
  readonly tx: Db | Tx;
  readonly actor: Actor;
}

/** One request or command that changes something. */
export interface WriteContext extends ReadContext {
  readonly tx: Tx;
  /** Writes single rows without the query builder. */
  readonly rows: RowWriter;
  /** One time for all its rows. UTC, ISO 8601. */
  readonly at: string;
  /** 128 random bits as 32 hexadecimal digits; stored in each of its events. */
  readonly id: string;
  /** The events recorded so far, in order, from the last `followUp` on. Only `record` adds to it. */
  readonly events: RecordedEvent[];
  /**
   * Runs the followers on the events so far, and forgets all but the last: for a change so long that its events would
   * fill the memory.
   */
  followUp(): Promise<void>;
}

export type Transact = <T>(actor: Actor, work: (change: WriteContext) => Promise<T>) => Promise<T>;

/** Reacts to a change's events before the commit. An error in it rolls the change back. */
export type Follower = (change: WriteContext, events: readonly RecordedEvent[]) => Promise<void>;

export interface TransactParts {
  readonly file: string;
  readonly clock: Clock;
  /** In the order they run; a later one sees the events that an earlier one recorded. */
  readonly followers: readonly Follower[];
  readonly newId?: () => string;
  /** Whether a nested change is refused, which slows the whole program down. */
  readonly guardNesting?: boolean;
  /** How long a change waits for another program's lock, in milliseconds; by default WRITE_WAIT_MS. */
  readonly lockWaitMs?: number;
  /** How long waiting changes may join a commit, in milliseconds; by default 5. */
  readonly maxJoiningMs?: number;
  /** Called once when a file of the database is displaced; nothing is written after that. */
  readonly onDisplaced?: (name: string) => void;
  /** Whether a history that lacks confirmed entries may be written to: to accept that, or to tell admins of it. */
  readonly mayBeShorter?: boolean;
}

export interface Transactor {
  /**
   * Runs the work as a change of its own and returns its result once that is on the disk.
   * @throws AppError `busy` where another program holds the lock for too long, `disk_full`, `unavailable`;
   * `database_unusable` where the history lacked confirmed entries when it was opened;
   * `outcome_unknown` where the disk failed at the commit and again when it was checked
   */
  readonly transact: Transact;
  /**
   * Whether changes can be written: takes the lock, and really writes where the last write failed with a disk error.
   * Returns that fault while it lasts.
   * @throws AppError `busy` where changes fail to get another program's lock
   */
  tryWriting(): Promise<WriteFault | null>;
  /** Remembers a disk error of a write in another thread. */
  note(error: unknown): void;
  /** Whether every file of the database is in place. */
  isInPlace(): boolean;
  /** Whether the database path still points to the opened file (its WAL may be missing). */
  hasItsName(): boolean;
  /** The head beside the database, which is brought up to date first; null where nothing can be written yet. */
  refreshHead(): HeadState | null;
  /** Waits for running changes, refuses new ones, closes the file. Idempotent. */
  close(): Promise<void>;
}

/** @throws AppError `database_unusable` */
export function makeTransact(parts: TransactParts): Transactor {
  const connection = openConnection(parts.file, 'write');
  checkpointApart(connection);
  const head = new HeadKeeper(parts.file, connection, parts.clock);
  const db = kyselyOn(connection);
  const statements = new RowStatements(connection);
  const faults = new WriteFaults(connection);
  const files = new OpenFiles(parts.file);
  const place = watchPlace(() => files, parts.onDisplaced);
  const group = {
    ...{ connection, faults, isInPlace: place.isInPlace, maxJoiningMs: parts.maxJoiningMs },
    keepHead: (last: Head) => head.keep(last),
  };
  const queue = new WriteQueue<Open, QueuedChange>({
    begin: () => begun(db, faults),
    serve: (tx, first, next) => commitTogether(group, tx, first, next),
    after: () => checkpointWhenDue(connection, faults),
    waitMs: parts.lockWaitMs,
  });
  const nesting = parts.guardNesting ? watchNesting() : UNWATCHED;
  let closing: Promise<void> | null = null;

  return {
    async transact<T>(actor: Actor, work: (change: WriteContext) => Promise<T>): Promise<T> {
      nesting.refuseNested();
      if (!parts.mayBeShorter) head.refuseShorter();
      const answers: T[] = [];
      const queued: QueuedChange = {
        failure: null,
        async run(tx) {
          let isOver = false;
          const rows = new RowWriter(statements, () => isOver || tx.isCommitted || tx.isRolledBack);
          const change = longChange({ ...beginChange(parts, actor), tx, rows }, parts.followers);
          try {
            answers.push(await nesting.inside(() => worked(change, work, parts.followers)));
            return change.events.at(-1) ?? null;
          } finally {
            isOver = true;
          }
        },
      };
      await queue.take(queued);
      if (queued.failure !== null) throw queued.failure.error;
      return answers[0] as T;
    },
    async tryWriting() {
      await queue.probe((tx) => triedWriting(tx, faults));
      return faults.last;
    },
    note: (error) => faults.note(error),
    isInPlace: place.isInPlace,
    hasItsName: place.hasItsName,
    refreshHead() {
      head.refresh();
      return head.state;
    },
    close() {
      closing ??= queue.close(async () => {
        await db.destroy();
        head.close();
        connection.close();
        nesting.stop();
      });
      return closing;
    },
  };
}

function beginChange(parts: TransactParts, actor: Actor): Omit<WriteContext, 'tx' | 'rows' | 'followUp'> {
  const id = parts.newId?.() ?? randomBytes(16).toString('hex');
  return { actor, at: nowIso(parts.clock), id, events: [] };
}

async function begun(db: Db, faults: WriteFaults): Promise<Open> {
  try {
    return await db.startTransaction().execute();
  } catch (error) {
    faults.note(error);
    throw error;
  }
}

function longChange(change: Omit<WriteContext, 'followUp'>, followers: readonly Follower[]): WriteContext {
  const { events } = change;
  const long: WriteContext = {
    ...change,
    async followUp() {
      const last = events.at(-1);
      for (const follow of followers) await follow(long, events);
      // Followers may have recorded more.
      events.splice(0, events.length, ...[events.at(-1) ?? last].flatMap((one) => one ?? []));
    },
  };
  return long;
}

/** The result of the work, once its followers have run. */
async function worked<T>(
  change: WriteContext,
  work: (change: WriteContext) => Promise<T>,
  followers: readonly Follower[],
): Promise<T> {
  const answer = await work(change);
  for (const follow of followers) await follow(change, change.events);
  return answer;
}

async function triedWriting(tx: Open, faults: WriteFaults): Promise<void> {
  await tx.rollback().execute();
  if (faults.last === null) return;
  try {
    faults.prove();
  } catch (error) {
    faults.note(toAppError(error));
  }
}
