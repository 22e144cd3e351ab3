// Enough for the sources of most lists, and some tens of megabytes at most.
const MAX_KEPT = 10_000;

/** A bounded cache of rows that many claims of a list share, by id. */
export class KeptRows<T> {
  private rows = new Map<number, T>();

  /** Loads these rows, as far as they exist. */
  async fill(
    ids: readonly number[],
    read: (missing: readonly number[]) => Promise<readonly (readonly [id: number, row: T])[]>,
  ): Promise<void> {
    const wanted = new Set(ids);
    if (this.rows.size + wanted.size > MAX_KEPT) this.keepOnly(wanted);
    const missing = [...wanted].filter((id) => !this.rows.has(id));
    if (missing.length === 0) return;
    for (const [id, row] of await read(missing)) this.rows.set(id, row);
  }

  get(id: number): T | undefined {
    return this.rows.get(id);
  }

  private keepOnly(wanted: ReadonlySet<number>): void {
    this.rows = new Map([...this.rows].filter(([id]) => wanted.has(id)));
  }
}
