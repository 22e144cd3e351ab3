import type { Connection, Statement } from './open.js';

// A page runs a dozen statements, the same ones each time, and preparing costs more than running. Lists of ids make
// many texts of one query, so the cache is bounded.
const MAX_KEPT = 300;

/** Prepared statements by their SQL text; evicts the least recently used. */
export class StatementCache {
  readonly #connection: Connection;
  readonly #statements = new Map<string, Statement>();

  constructor(connection: Connection) {
    this.#connection = connection;
  }

  get size(): number {
    return this.#statements.size;
  }

  /** The prepared statement of a text: the same object while it is cached. */
  get(sql: string): Statement {
    const kept = this.#statements.get(sql);
    if (kept !== undefined) this.#statements.delete(sql);
    const statement = kept ?? this.#connection.prepare(sql);
    this.#statements.set(sql, statement);
    if (this.#statements.size > MAX_KEPT) this.#forgetOldest();
    return statement;
  }

  #forgetOldest(): void {
    for (const sql of this.#statements.keys()) {
      this.#statements.delete(sql);
      return;
    }
  }
}
