import { refuseUnbindable } from './bindable.js';
import { Breath } from './breath.js';
import { toAppError } from './sqlite-errors.js';
import type { StatementCache } from './statement-cache.js';

/** Columns by name; what is undefined is left to its default, or as it is. */
export type Values = Readonly<Record<string, unknown>>;
export type WrittenRow = Record<string, unknown>;

export interface ChainEnd {
  /** The highest number that any event was ever given; null where there was none. */
  readonly given: number | null;
  /** The hash of the last event there is. */
  readonly hash: string | null;
}

const CHAIN_END = `select (select seq from sqlite_sequence where name = 'events') as given,
  (select hash from events order by seq desc limit 1) as hash`;

/**
 * Single rows of one change, written at once and on prepared statements: an import writes a hundred thousand, and
 * building a query for each, and waiting for it, costs several times what SQLite needs. Whoever writes rows that people
 * edit goes through activity/rows.ts. Refused once the change is over. Names of tables and columns come from the code.
 */
export class RowWriter {
  readonly #statements: StatementCache;
  readonly #isOver: () => boolean;
  readonly #breath = new Breath();

  constructor(statements: StatementCache, isOver: () => boolean) {
    this.#statements = statements;
    this.#isOver = isOver;
  }

  /** Adds a row and answers all its columns. */
  insert(table: string, values: Values): WrittenRow {
    return this.#run(...insertion(table, values, ' returning *')) as WrittenRow;
  }

  /** The same for a row that nobody asks back. */
  insertBare(table: string, values: Values): void {
    this.#run(...insertion(table, values));
  }

  byId(table: string, id: number): WrittenRow | undefined {
    return this.#run(`select * from "${table}" where id = ?`, [id]);
  }

  /** Changes a row and answers all its columns. */
  update(table: string, id: unknown, values: Values): WrittenRow {
    const [names, parameters] = given(values);
    const sets = names.map((name) => `"${name}" = ?`).join(', ');
    const sql = `update "${table}" set ${sets} where id = ? returning *`;
    return this.#run(sql, [...parameters, id]) as WrittenRow;
  }

  /** Where the chain of events ends. */
  chainEnd(): ChainEnd {
    return this.#run(CHAIN_END, []) as unknown as ChainEnd;
  }

  /** To be awaited where it is not null: others have waited for their turn long enough. */
  breath(): Promise<void> | null {
    return this.#breath.isDue ? this.#breath.take() : null;
  }

  #run(sql: string, parameters: readonly unknown[]): WrittenRow | undefined {
    if (this.#isOver())
      throw new Error('The change is already committed or undone: await what it writes, within it.');
    refuseUnbindable(sql, parameters);
    try {
      const statement = this.#statements.of(sql);
      if (statement.reader) return statement.get(parameters) as WrittenRow | undefined;
      statement.run(parameters);
      return undefined;
    } catch (error) {
      throw toAppError(error);
    }
  }
}

function insertion(table: string, values: Values, ending = ''): [sql: string, parameters: unknown[]] {
  const [names, parameters] = given(values);
  const marks = names.map(() => '?').join(', ');
  return [`insert into "${table}" ("${names.join('", "')}") values (${marks})${ending}`, parameters];
}

function given(values: Values): [names: string[], parameters: unknown[]] {
  const names = Object.keys(values).filter((name) => values[name] !== undefined);
  return [names, names.map((name) => values[name])];
}
