import { type Connection, openPlain } from './connection/open.js';

// Holds an import between its check and its publication: records in order, each as JSON, in a private temporary
// database, so that exactly what was checked is published.

export interface Staged {
  readonly kind: string;
  /** The line of the source file. */
  readonly line: number;
  readonly body: unknown;
}

/** How many records are read at a time. */
const AT_ONCE = 500;

export class Staging {
  readonly #connection: Connection;
  readonly #insert;

  constructor() {
    // NOTE: a database without a name is an unlinked file in the system's temporary folder, so nothing is left of it
    // however the process ends.
    this.#connection = openPlain('');
    // Durability is not needed: an import lost in a power failure was never confirmed.
    this.#connection.exec(
      'PRAGMA synchronous = OFF; CREATE TABLE staged (n INTEGER PRIMARY KEY, kind TEXT NOT NULL, line INTEGER NOT NULL, body TEXT NOT NULL) STRICT; BEGIN',
    );
    this.#insert = this.#connection.prepare('INSERT INTO staged (kind, line, body) VALUES (?, ?, ?)');
  }

  add({ kind, line, body }: Staged): void {
    this.#insert.run(kind, line, JSON.stringify(body));
  }

  /** Ends the adding. */
  finish(): void {
    this.#connection.exec('COMMIT; PRAGMA query_only = ON');
  }

  /** The records in the order in which they were added. */
  *all(): Generator<Staged> {
    const select = this.#connection.prepare('SELECT * FROM staged WHERE n > ? ORDER BY n LIMIT ?');
    for (let last = 0; ; ) {
      const rows = select.all(last, AT_ONCE) as { n: number; kind: string; line: number; body: string }[];
      for (const { kind, line, body } of rows) yield { kind, line, body: JSON.parse(body) };
      last = rows.at(-1)?.n ?? 0;
      if (rows.length < AT_ONCE) return;
    }
  }

  close(): void {
    this.#connection.close();
  }
}
