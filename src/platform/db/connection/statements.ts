import type { Connection, Statement } from './open.js';

// Lists of ids make many texts of one query, so the cache is bounded.
const MAX_KEPT = 300;

/**
 * Prepared statements by their SQL text; evicts the least recently used. A page runs a dozen statements, the same ones
 * each time: preparing a query of four tables takes 150 µs, and running it on one record less than 1 µs.
 */
export class StatementCache {
  readonly #connection: Connection;
  readonly #statements = new Map<string, Statement>();

  constructor(connection: Connection) {
    this.#connection = connection;
  }

  /** The prepared statement of a text: the same object while it is cached. */
  get(sql: string): Statement {
    const kept = this.#statements.get(sql);
    if (kept !== undefined) this.#statements.delete(sql);
    const statement = kept ?? this.#connection.prepare(sql);
    this.#statements.set(sql, statement);
    const [oldest] = this.#statements.keys();
    if (this.#statements.size > MAX_KEPT && oldest !== undefined) this.#statements.delete(oldest);
    return statement;
  }
}

export type ToRow = (values: readonly unknown[]) => Record<string, unknown>;

/** Returns a function that makes an object with these columns of the values of a row. */
export function rowMaker(columns: readonly string[]): ToRow {
  return (values) => {
    const row: Record<string, unknown> = {};
    let at = 0;
    for (const name of columns) row[name] = values[at++];
    return row;
  };
}

/** @throws TypeError naming the first value that SQLite cannot bind, and its query */
export function refuseUnbindable(sql: string, parameters: readonly unknown[]): void {
  for (let index = 0; index < parameters.length; index += 1)
    if (!isBindable(parameters[index])) throw unbindable(sql, index, parameters[index]);
}

function unbindable(sql: string, index: number, value: unknown): TypeError {
  const kind = typeof value === 'number' ? 'a number that is not finite' : `of type ${typeof value}`;
  return new TypeError(
    `Parameter ${index + 1} is ${kind}; SQLite takes text, finite numbers, bigints, bytes and null. Query: ${sql}`,
  );
}

function isBindable(value: unknown): boolean {
  if (value === null || typeof value === 'string' || typeof value === 'bigint') return true;
  return typeof value === 'number' ? Number.isFinite(value) : value instanceof Uint8Array;
}
