import { YieldTimer } from '../connection/yield-timer.js';
import type { ChainEnd, RowStatements } from './row-statements.js';
import type { Values, WrittenRow } from './table-rows.js';

/**
 * Writes single rows of one change synchronously, without the query builder. Rows that people edit go through
 * activity/rows.ts. Refuses everything once the change has ended.
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
   * Adds a row and returns all its columns. Undefined values get their default.
   * @param stamps further columns; those that the table lacks are ignored
   */
  insert(table: string, values: Values, stamps: Values): WrittenRow {
    return this.#open().of(table).insert(values, stamps);
  }

  /** The same without returning the row. */
  insertBare(table: string, values: Values): void {
    this.#open().of(table).insertBare(values);
  }

  byId(table: string, id: number): WrittenRow | undefined {
    return this.#open().of(table).byId(id);
  }

  /** Updates the row that is now `before` and returns all its columns. */
  update(table: string, before: Values, values: Values): WrittenRow {
    return this.#open().of(table).update(before, values);
  }

  /** The end of the chain of events. */
  chainEnd(): ChainEnd {
    return this.#open().chainEnd();
  }

  /** A promise to await, or null where no yield to the event loop is due. */
  yieldIfDue(): Promise<void> | null {
    return this.#breath.isDue ? this.#breath.yield() : null;
  }

  #open(): RowStatements {
    if (this.#isOver())
      throw new Error('The change is already committed or undone: await what it writes, within it.');
    return this.#statements;
  }
}
