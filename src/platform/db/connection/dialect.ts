import {
  type CompiledQuery,
  type DatabaseConnection,
  type DatabaseIntrospector,
  type Dialect,
  type Driver,
  Kysely,
  type LimitNode,
  type QueryCompiler,
  type QueryResult,
  SqliteAdapter,
  SqliteIntrospector,
  SqliteQueryCompiler,
  ValueNode,
} from 'kysely';
import type { Db, Tx } from '../schema.js';
import { type HiddenRows, hiddenRowsOf } from './hidden-rows.js';
import { whileBusy } from './lock-wait.js';
import type { Connection, Statement } from './open.js';
import { explained, isBusy, sqliteCodeOf, toAppError } from './sqlite-errors.js';
import { refuseUnbindable, rowMaker, StatementCache, type ToRow } from './statements.js';
import { YieldTimer } from './yield-timer.js';

// A Kysely dialect on one connection of ours. It differs from Kysely's own in five ways: statements stay prepared, and
// their limits are literals; a failed migration leaves nothing behind; a transaction takes the write lock when it
// begins, or fails at once; and using the database inside its own transaction is an error instead of a deadlock.

/**
 * A database on a connection, which the caller closes; or on whichever connection the function returns. One for reading
 * does not see the rows of a running import (hidden-rows.ts).
 */
export function kyselyOn(connection: Connection | (() => Connection)): Db {
  const dialect = new OnrecordDialect(connection);
  const db: Db = new Kysely({ dialect });
  DIALECTS.set(db, dialect);
  HIDDEN.set(db, () => hiddenRowsOf(typeof connection === 'function' ? connection() : connection));
  return db;
}

/** The same for checks: sees every row. */
export function kyselyOnAll(connection: Connection): Db {
  return new Kysely({ dialect: new OnrecordDialect(connection, () => null) });
}

const HIDDEN = new WeakMap<object, () => HiddenRows | null>();
const DIALECTS = new WeakMap<object, OnrecordDialect>();

/** Runs a compiled query. Outside a transaction it skips Kysely's layers, which take longer than reading one record. */
export function runCompiled<R>(db: Db | Tx, query: CompiledQuery<R>): Promise<QueryResult<R>> {
  return DIALECTS.get(db)?.run(query) ?? db.executeQuery<R>(query);
}

/** Whether the rows of a running import are hidden from this database, for SQL on full-text indexes, which no view hides. */
export function hidesRows(db: object): boolean {
  return HIDDEN.get(db)?.()?.refresh() ?? false;
}

type HiddenRowsOf = (connection: Connection) => HiddenRows | null;

export class OnrecordDialect implements Dialect {
  readonly #now: () => Connection;
  readonly #hiddenRowsOf: HiddenRowsOf;
  #driver: OneConnectionDriver | undefined;

  constructor(connection: Connection | (() => Connection), hidden: HiddenRowsOf = hiddenRowsOf) {
    this.#now = typeof connection === 'function' ? connection : () => connection;
    this.#hiddenRowsOf = hidden;
  }

  createDriver(): Driver {
    this.#driver = new OneConnectionDriver(this.#now, this.#hiddenRowsOf);
    return this.#driver;
  }

  /** Undefined before there is a driver. */
  run<R>(query: CompiledQuery<R>): Promise<QueryResult<R>> | undefined {
    return this.#driver?.executor().executeQuery<R>(query);
  }

  createQueryCompiler(): QueryCompiler {
    return new LimitsWrittenOut();
  }

  createAdapter(): SqliteAdapter {
    return new TransactionalDdlAdapter();
  }

  createIntrospector(db: Kysely<unknown>): DatabaseIntrospector {
    return new SqliteIntrospector(db);
  }
}

/** NOTE: SQLite's planner reads LIMIT, so a bound limit forces a re-prepare on every call. */
class LimitsWrittenOut extends SqliteQueryCompiler {
  protected override visitLimit({ limit }: LimitNode): void {
    const most = ValueNode.is(limit) ? limit.value : null;
    this.append('limit ');
    if (Number.isSafeInteger(most)) this.append(String(most));
    else this.visitNode(limit);
  }
}

class TransactionalDdlAdapter extends SqliteAdapter {
  override get supportsTransactionalDdl(): boolean {
    return true;
  }
}

class OneConnectionDriver implements Driver {
  readonly #now: () => Connection;
  readonly #hiddenRowsOf: HiddenRowsOf;
  #connection: Connection;
  #executor: StatementExecutor;
  #inTransaction = false;

  constructor(now: () => Connection, hidden: HiddenRowsOf) {
    this.#now = now;
    this.#hiddenRowsOf = hidden;
    this.#connection = now();
    this.#executor = new StatementExecutor(this.#connection, hidden(this.#connection));
  }

  async init(): Promise<void> {}

  async acquireConnection(): Promise<DatabaseConnection> {
    return this.executor();
  }

  executor(): StatementExecutor {
    if (this.#inTransaction) {
      throw new Error('This database is inside a transaction: run the query on the transaction (change.tx).');
    }
    const now = this.#now();
    if (now !== this.#connection) this.#executor = new StatementExecutor(now, this.#hiddenRowsOf(now));
    this.#connection = now;
    return this.#executor;
  }

  async releaseConnection(): Promise<void> {}

  async beginTransaction(): Promise<void> {
    this.#run('BEGIN IMMEDIATE');
    this.#executor.begin();
    this.#inTransaction = true;
  }

  async commitTransaction(): Promise<void> {
    this.#run('COMMIT');
    this.#inTransaction = false;
  }

  async rollbackTransaction(): Promise<void> {
    this.#inTransaction = false;
    // SQLite rolls back by itself where the disk is full or fails.
    if (this.#connection.inTransaction) this.#run('ROLLBACK');
  }

  async destroy(): Promise<void> {}

  #run(sql: string): void {
    explained(() => this.#connection.exec(sql));
  }
}

class StatementExecutor implements DatabaseConnection {
  readonly #connection: Connection;
  readonly #statements: StatementCache;
  readonly #timer = new YieldTimer();
  readonly #rowMakers = new WeakMap<Statement, { readonly width: number; readonly toRow: ToRow }>();
  readonly #hidden: HiddenRows | null;

  constructor(connection: Connection, hidden: HiddenRows | null) {
    this.#connection = connection;
    this.#hidden = hidden;
    this.#statements = new StatementCache(connection);
  }

  /** Starts the timer with the transaction. */
  begin(): void {
    this.#timer.begin();
  }

  async executeQuery<R>(query: CompiledQuery): Promise<QueryResult<R>> {
    refuseUnbindable(query.sql, query.parameters);
    if (this.#connection.inTransaction && this.#timer.isDue) await this.#timer.yield();
    try {
      return this.#run(query);
    } catch (error) {
      if (!isBusy(error) || this.#connection.inTransaction) throw this.#explain(error);
      // A read is refused for a moment while another process opens or closes the file.
      return whileBusy(async () => this.#tryAgain<R>(query));
    }
  }

  // NOTE: an open stream prevents a checkpoint of the write-ahead log. Read in batches from a database in use, or
  // stream in a worker with its own connection.
  async *streamQuery<R>(query: CompiledQuery): AsyncIterableIterator<QueryResult<R>> {
    refuseUnbindable(query.sql, query.parameters);
    try {
      this.#hidden?.refresh();
      // Not a cached statement, since another query may use that one meanwhile.
      const statement = this.#connection.prepare(query.sql);
      for (const row of statement.iterate(query.parameters)) yield { rows: [row as R] };
    } catch (error) {
      throw this.#explain(error);
    }
  }

  #run<R>(query: CompiledQuery): QueryResult<R> {
    this.#hidden?.refresh();
    const statement = this.#statements.get(query.sql);
    if (statement.reader) return { rows: this.#rowsOf<R>(statement, query.parameters) };
    const { changes, lastInsertRowid } = statement.run(query.parameters);
    return { rows: [], numAffectedRows: BigInt(changes), insertId: BigInt(lastInsertRowid) };
  }

  #rowsOf<R>(statement: Statement, parameters: readonly unknown[]): R[] {
    const arrays = statement.raw(true).all(parameters) as unknown[][];
    const [first] = arrays;
    if (first === undefined) return [];
    let maker = this.#rowMakers.get(statement);
    // SQLite re-prepares a statement where a table has gained a column.
    if (maker === undefined || maker.width !== first.length) {
      const columns = statement.columns().map(({ name }) => name);
      maker = { width: columns.length, toRow: rowMaker(columns) };
      this.#rowMakers.set(statement, maker);
    }
    return arrays.map(maker.toRow) as R[];
  }

  #tryAgain<R>(query: CompiledQuery): QueryResult<R> {
    try {
      return this.#run(query);
    } catch (error) {
      throw this.#explain(error);
    }
  }

  #explain(error: unknown): unknown {
    const refused = sqliteCodeOf(error)?.startsWith('SQLITE_READONLY');
    if (refused && this.#connection.pragma('query_only', { simple: true }) === 1) {
      return new Error('This database is for reading: write inside transact, on change.tx.', {
        cause: error,
      });
    }
    return toAppError(error);
  }
}
