import { createHash, type Hash } from 'node:crypto';
import { type Connection, openPlain } from './open.js';

// Temporary files in which an import waits between its check and its publication: records in order, each as
// JSON. A file is known by the SHA-256 of what is in it, so that what is published is what was checked.

export interface Staged {
  readonly kind: string;
  /** Where it stands in the file it came from. */
  readonly line: number;
  readonly body: unknown;
}

/** How many records are read at a time. */
const AT_ONCE = 500;

export class StagingWriter {
  readonly #connection: Connection;
  readonly #insert;
  readonly #hash: Hash = createHash('sha256');

  /** @param file a new one, in a folder that is there */
  constructor(file: string) {
    this.#connection = openPlain(file);
    // What is lost with the power is made anew: nobody has been told of it yet.
    this.#connection.exec(
      'PRAGMA journal_mode = MEMORY; PRAGMA synchronous = OFF; CREATE TABLE staged (n INTEGER PRIMARY KEY, kind TEXT NOT NULL, line INTEGER NOT NULL, body TEXT NOT NULL) STRICT; BEGIN',
    );
    this.#insert = this.#connection.prepare('INSERT INTO staged (kind, line, body) VALUES (?, ?, ?)');
  }

  add({ kind, line, body }: Staged): void {
    const text = JSON.stringify(body);
    this.#hash.update(`${kind} ${line} ${text}\n`);
    this.#insert.run(kind, line, text);
  }

  /** Closes the file. Answers its hash: lower-case hexadecimal. */
  finish(): string {
    this.#connection.exec('COMMIT');
    this.#connection.close();
    return this.#hash.digest('hex');
  }
}

export class StagingReader {
  readonly #connection: Connection;

  constructor(file: string) {
    this.#connection = openPlain(file, { readOnly: true });
  }

  /** The records in the order in which they were added. */
  *all(): Generator<Staged> {
    for (const { kind, line, body } of this.#rows()) yield { kind, line, body: JSON.parse(body) };
  }

  /** The SHA-256 of what is in the file now. */
  hash(): string {
    const hash = createHash('sha256');
    for (const { kind, line, body } of this.#rows()) hash.update(`${kind} ${line} ${body}\n`);
    return hash.digest('hex');
  }

  close(): void {
    this.#connection.close();
  }

  *#rows(): Generator<{ n: number; kind: string; line: number; body: string }> {
    const select = this.#connection.prepare('SELECT * FROM staged WHERE n > ? ORDER BY n LIMIT ?');
    for (let last = 0; ; ) {
      const rows = select.all(last, AT_ONCE) as { n: number; kind: string; line: number; body: string }[];
      yield* rows;
      last = rows.at(-1)?.n ?? 0;
      if (rows.length < AT_ONCE) return;
    }
  }
}
