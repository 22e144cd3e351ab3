import { Breath } from './breath.js';
import type { RowStatements } from './row-statements.js';

type Values = Readonly<Record<string, unknown>>;

/**
 * Single rows of one change, written at once and without the query builder. Whoever writes rows that people edit
 * goes through activity/rows.ts. Refused once the change is over: nothing may slip in after it.
 */
export class RowWriter {
  readonly #statements: RowStatements;
  readonly #isOver: () => boolean;
  readonly #breath = new Breath();

  constructor(statements: RowStatements, isOver: () => boolean) {
    this.#statements = statements;
    this.#isOver = isOver;
  }

  /** Adds a row and answers all its columns. What is undefined is left to its default. */
  insert(table: string, values: Values): Record<string, unknown> {
    return this.#open().insert(table, values);
  }

  /** The same for a row that nobody asks back. */
  insertBare(table: string, values: Values): void {
    this.#open().insertBare(table, values);
  }

  byId(table: string, id: number): Record<string, unknown> | undefined {
    return this.#open().byId(table, id);
  }

  /** Changes a row that is there and answers all its columns. */
  update(table: string, id: number, values: Values): Record<string, unknown> {
    return this.#open().update(table, id, values);
  }

  /** To be awaited where it is not null: others have waited for their turn long enough. */
  breath(): Promise<void> | null {
    return this.#breath.isDue ? this.#breath.take() : null;
  }

  #open(): RowStatements {
    if (this.#isOver())
      throw new Error('The change is already committed or undone: await what it writes, within it.');
    return this.#statements;
  }
}
