import { type Connection, openPlain } from './connection/open.js';

// Holds an import between its check and its publication: records in order, the first ones in memory, the others as JSON
// in a private temporary database, so that exactly what was checked is published, and no large file is in memory as a
// whole.

export interface Staged {
  readonly kind: string;
  /** The line of the source file, or the place in a list of it. */
  readonly line: number;
  readonly body: unknown;
  /** What JSON cannot hold. */
  readonly bytes?: Uint8Array | null;
  /** Whether it may be megabytes long, and is not kept in memory. */
  readonly isLarge?: boolean;
}

/** So many records of a kilobyte or so take some 40 MB, and need not be written as JSON and read again. */
const MAX_IN_MEMORY = 30_000;

type Row = readonly [kind: string, line: number, body: string, bytes: Buffer | null];

export class Staging {
  readonly #connection: Connection;
  readonly #insert;
  readonly #select;
  readonly #kept = new Map<number, Staged>();
  readonly #maxKept: number;
  #count = 0;

  constructor(maxKept = MAX_IN_MEMORY) {
    this.#maxKept = maxKept;
    // NOTE: a database without a name is an unlinked file in the system's temporary folder, so nothing is left of it
    // however the process ends.
    this.#connection = openPlain('');
    // Durability is not needed: an import lost in a power failure was never confirmed.
    this.#connection.exec(
      'PRAGMA synchronous = OFF; CREATE TABLE staged (n INTEGER PRIMARY KEY, kind TEXT NOT NULL, line INTEGER NOT NULL, body TEXT NOT NULL, bytes BLOB) STRICT; BEGIN',
    );
    this.#insert = this.#connection.prepare(
      'INSERT INTO staged (n, kind, line, body, bytes) VALUES (?, ?, ?, ?, ?)',
    );
    this.#select = this.#connection
      .prepare('SELECT kind, line, body, bytes FROM staged WHERE n = ?')
      .raw(true);
  }

  /** The number of records so far, which is also the number of the last one. */
  get count(): number {
    return this.#count;
  }

  add(staged: Staged): void {
    this.#count += 1;
    const { kind, line, body, bytes = null, isLarge = false } = staged;
    if (!isLarge && this.#kept.size < this.#maxKept) this.#kept.set(this.#count, staged);
    else this.#insert.run(this.#count, kind, line, JSON.stringify(body), bytes);
  }

  /** Ends the adding. */
  finish(): void {
    this.#connection.exec('COMMIT; PRAGMA query_only = ON');
  }

  /** @param n counts from 1, in the order in which they were added */
  get(n: number): Staged {
    const kept = this.#kept.get(n);
    if (kept !== undefined) return kept;
    const [kind, line, body, bytes] = this.#select.get(n) as Row;
    return { kind, line, body: JSON.parse(body), bytes };
  }

  /** The records in the order in which they were added. */
  *all(): Generator<Staged> {
    for (let n = 1; n <= this.#count; n += 1) yield this.get(n);
  }

  close(): void {
    this.#connection.close();
  }
}
