import type { Db, Tx } from '../../../../platform/db/schema.js';
import type { TableName } from '../../../../platform/db/subjects.js';
import { OthersReader } from '../../imports-store.js';

/** Events read at once. */
const AT_ONCE = 500;

/** Collects the records that people other than a running import have changed or referred to since it began. */
export class UsedByOthers {
  readonly #used = new Set<string>();
  readonly #references = new Map<string, readonly { readonly column: string; readonly to: string }[]>();
  #seq: number;

  /** @param seq the first event of the import */
  constructor(seq: number) {
    this.#seq = seq;
  }

  has(table: string, id: number): boolean {
    return this.#used.has(`${table} ${id}`);
  }

  /**
   * Reads the events since the last call, as far as there is time.
   * @returns whether these were all
   */
  async update(db: Db | Tx, isOver: () => boolean): Promise<boolean> {
    const others = new OthersReader(db);
    for (;;) {
      const events = await others.after(this.#seq, AT_ONCE);
      for (const { seq, table, id, after } of events) {
        await this.#add(others, table, id, after);
        this.#seq = seq;
        if (isOver()) return false;
      }
      if (events.length < AT_ONCE) return true;
    }
  }

  /** With the records that it refers to, and so on. */
  async #add(
    others: OthersReader,
    table: TableName,
    id: number,
    row: Readonly<Record<string, unknown>> | null,
  ): Promise<void> {
    this.#used.add(`${table} ${id}`);
    for (const { column, to } of row === null ? [] : await this.#referencesOf(others, table)) {
      const other = row?.[column];
      if (typeof other !== 'number' || this.has(to, other)) continue;
      await this.#add(others, to as TableName, other, await others.row(to, other));
    }
  }

  async #referencesOf(others: OthersReader, table: TableName) {
    const known = this.#references.get(table) ?? (await others.references(table));
    this.#references.set(table, known);
    return known;
  }
}
