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
import { refuseUnbindable } from './bindable.js';
import { whileBusy } from './lock-wait.js';
import type { Connection, Statement } from './open.js';
import type { Db } from './schema.js';
import { isBusy, sqliteCodeOf, toAppError } from './sqlite-errors.js';
import { StatementCache } from './statement-cache.js';
import { toRow } from './to-row.js';
import { YieldTimer } from './yield-timer.js';

// Kysely on one connection of ours. Differs from Kysely's own SQLite dialect in five things: statements
// are kept prepared, with their limits written out; a migration that fails leaves nothing behind; a transaction
// takes the write lock when it begins (or says at once that it cannot); and using the database inside its own
// transaction is an error instead of a wait without end.

/** A database over a connection, which stays the caller's to close; or over whichever there is when it is asked. */
export function kyselyOn(connection: Connection | (() => Connection)): Db {
  return new Kysely({ dialect: new OnrecordDialect(connection) });
}

export class OnrecordDialect implements Dialect {
  readonly #now: () => Connection;

  constructor(connection: Connection | (() => Connection)) {
    this.#now = typeof connection === 'function' ? connection : () => connection;
  }

  createDriver(): Driver {
    return new OneConnectionDriver(this.#now);
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

/** NOTE: SQLite plans by a limit, and so prepares a statement anew each time that one is bound to it. */
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
  #connection: Connection;
  #executor: StatementExecutor;
  #inTransaction = false;

  constructor(now: () => Connection) {
    this.#now = now;
    this.#connection = now();
    this.#executor = new StatementExecutor(this.#connection);
  }

  async init(): Promise<void> {}

  async acquireConnection(): Promise<DatabaseConnection> {
    if (this.#inTransaction) {
      throw new Error('This database is inside a transaction: run the query on the transaction (change.tx).');
    }
    const now = this.#now();
    if (now !== this.#connection) this.#executor = new StatementExecutor(now);
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
    // SQLite has rolled back by itself where the disk is full or fails.
    if (this.#connection.inTransaction) this.#run('ROLLBACK');
  }

  async destroy(): Promise<void> {}

  #run(sql: string): void {
    try {
      this.#connection.exec(sql);
    } catch (error) {
      throw toAppError(error);
    }
  }
}

class StatementExecutor implements DatabaseConnection {
  readonly #connection: Connection;
  readonly #statements: StatementCache;
  readonly #breath = new YieldTimer();
  readonly #columns = new WeakMap<Statement, readonly string[]>();

  constructor(connection: Connection) {
    this.#connection = connection;
    this.#statements = new StatementCache(connection);
  }

  /** A transaction begins: it has kept nobody waiting yet. */
  begin(): void {
    this.#breath.begin();
  }

  async executeQuery<R>(query: CompiledQuery): Promise<QueryResult<R>> {
    refuseUnbindable(query.sql, query.parameters);
    if (this.#connection.inTransaction && this.#breath.isDue) await this.#breath.yield();
    try {
      return this.#run(query);
    } catch (error) {
      if (!isBusy(error) || this.#connection.inTransaction) throw this.#explain(error);
      // A reader is refused for an instant while another process opens or closes the file.
      return whileBusy(async () => this.#tryAgain<R>(query));
    }
  }

  // NOTE: a stream left open keeps the write-ahead log from being emptied. Read in batches where the
  // database is in use; stream in a worker with a connection of its own.
  async *streamQuery<R>(query: CompiledQuery): AsyncIterableIterator<QueryResult<R>> {
    refuseUnbindable(query.sql, query.parameters);
    try {
      // A statement of its own: one that is kept may be wanted by another query meanwhile.
      const statement = this.#connection.prepare(query.sql);
      for (const row of statement.iterate(query.parameters)) yield { rows: [row as R] };
    } catch (error) {
      throw this.#explain(error);
    }
  }

  #run<R>(query: CompiledQuery): QueryResult<R> {
    const statement = this.#statements.of(query.sql);
    if (statement.reader) return { rows: this.#rowsOf<R>(statement, query.parameters) };
    const { changes, lastInsertRowid } = statement.run(query.parameters);
    return { rows: [], numAffectedRows: BigInt(changes), insertId: BigInt(lastInsertRowid) };
  }

  #rowsOf<R>(statement: Statement, parameters: readonly unknown[]): R[] {
    const arrays = statement.raw(true).all(parameters) as unknown[][];
    let columns = this.#columns.get(statement);
    // SQLite prepares a statement anew where a table has got another column since.
    if (columns === undefined || columns.length !== (arrays[0] ?? columns).length) {
      columns = statement.columns().map(({ name }) => name);
      this.#columns.set(statement, columns);
    }
    return arrays.map((values) => toRow(columns, values)) as R[];
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
