import type { ChainEnd, RowStatements } from './row-statements.js';
import type { Values, WrittenRow } from './table-rows.js';
import { YieldTimer } from './yield-timer.js';

/**
 * Single rows of one change, written at once and without the query builder. Whoever writes rows that people edit
 * goes through activity/rows.ts. Refused once the change is over: nothing may slip in after it.
 */
export class RowWriter {
  readonly #statements: RowStatements;
  readonly #isOver: () => boolean;
  readonly #breath = new YieldTimer();

  constructor(statements: RowStatements, isOver: () => boolean) {
    this.#statements = statements;
    this.#isOver = isOver;
  }

  /**
   * Adds a row and answers all its columns. What is undefined is left to its default.
   * @param stamps columns besides; those that the table does not have are left out
   */
  insert(table: string, values: Values, stamps: Values): WrittenRow {
    return this.#open().of(table).insert(values, stamps);
  }

  /** The same for a row that nobody asks back. */
  insertBare(table: string, values: Values): void {
    this.#open().of(table).insertBare(values);
  }

  byId(table: string, id: number): WrittenRow | undefined {
    return this.#open().of(table).byId(id);
  }

  /** Changes a row that stands as `before` and answers all its columns. */
  update(table: string, before: Values, values: Values): WrittenRow {
    return this.#open().of(table).update(before, values);
  }

  /** Where the chain of events ends. */
  chainEnd(): ChainEnd {
    return this.#open().chainEnd();
  }

  /** To be awaited where it is not null: others have waited for their turn long enough. */
  yieldIfDue(): Promise<void> | null {
    return this.#breath.isDue ? this.#breath.yield() : null;
  }

  #open(): RowStatements {
    if (this.#isOver())
      throw new Error('The change is already committed or undone: await what it writes, within it.');
    return this.#statements;
  }
}
