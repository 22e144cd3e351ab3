import type { Selectable } from 'kysely';
import { among } from '../../platform/db/queries/among.js';
import type { Db, Schema, Tx } from '../../platform/db/schema.js';
import type { TableName } from '../../platform/db/subjects.js';

/** Rows of a few small columns read at a time. */
const DECIDED_AT_ONCE = 1_000;

/** What decides whether a row is exported; absent where its table has no such column. */
export interface DecidingRow {
  readonly id: number;
  readonly trashed_at?: string | null;
  readonly erased_by?: number | null;
  readonly merged_into_id?: number | null;
  readonly ground_rule?: string;
  readonly [column: string]: unknown;
}

/** Reads what exports and imports need, restricted or not: for the terminal alone. */
export class ExchangeReader {
  private readonly db: Db | Tx;

  constructor(db: Db | Tx) {
    this.db = db;
  }

  /** Whether there is no claim and never was one. */
  async hasNoClaims(): Promise<boolean> {
    const claim = await this.db.selectFrom('claims').select('id').limit(1).executeTakeFirst();
    const event = await this.db
      .selectFrom('events')
      .select('seq')
      .where('subject_kind', '=', 'claim')
      .limit(1)
      .executeTakeFirst();
    return claim === undefined && event === undefined;
  }

  /** A whole table, oldest first. @param atOnce how many rows are in memory */
  async *all<T extends WholeTable>(table: T, atOnce: number): AsyncGenerator<Selectable<Schema[T]>[]> {
    for (let last = 0; ; ) {
      // The type above is exact; the query builder cannot follow a table named by a variable.
      const rows = await this.db
        .selectFrom(table as 'tags')
        .selectAll()
        .where('id', '>', last)
        .orderBy('id')
        .limit(atOnce)
        .execute();
      if (rows.length > 0) yield rows as unknown as Selectable<Schema[T]>[];
      if (rows.length < atOnce) return;
      last = rows.at(-1)?.id ?? 0;
    }
  }

  /** Some columns of a whole table, oldest first, or newest first. */
  async *deciding(
    table: WholeTable,
    columns: readonly string[],
    isReversed: boolean,
  ): AsyncGenerator<DecidingRow> {
    for (let last: number | null = null; ; ) {
      let some = this.db
        .selectFrom(table as 'tags')
        .select(columns as readonly 'id'[])
        .orderBy('id', isReversed ? 'desc' : 'asc')
        .limit(DECIDED_AT_ONCE);
      if (last !== null) some = some.where('id', isReversed ? '<' : '>', last);
      const rows = (await some.execute()) as DecidingRow[];
      yield* rows;
      if (rows.length < DECIDED_AT_ONCE) return;
      last = rows.at(-1)?.id ?? null;
    }
  }

  /** The rows of a table that belong to some others, oldest first. @param column the id of the other */
  async partsOf<T extends WholeTable>(
    table: T,
    column: keyof Schema[T] & string,
    ids: readonly number[],
  ): Promise<Selectable<Schema[T]>[]> {
    const rows = await this.db
      .selectFrom(table as 'tags')
      .selectAll()
      .where(among(column, ids))
      .orderBy('id')
      .execute();
    return rows as unknown as Selectable<Schema[T]>[];
  }

  /** Names and addresses, nothing else. */
  async users(): Promise<{ id: number; name: string; email: string | null }[]> {
    return this.db.selectFrom('users').select(['id', 'name', 'email']).orderBy('id').execute();
  }

  async staleAmong(findingIds: readonly number[]): Promise<ReadonlySet<number>> {
    const rows = await this.db
      .selectFrom('stale_findings')
      .select('finding_id')
      .distinct()
      .where(among('finding_id', findingIds))
      .execute();
    return new Set(rows.map(({ finding_id }) => finding_id));
  }

  /** The bytes of a saved copy; null for none. */
  async bytesOf(snapshotId: number): Promise<Uint8Array | null> {
    const row = await this.db
      .selectFrom('snapshot_bytes')
      .select('bytes')
      .where('snapshot_id', '=', snapshotId)
      .executeTakeFirst();
    return row?.bytes ?? null;
  }
}

/** The tables that a file has whole. */
export type WholeTable = Exclude<TableName, 'users' | 'tokens'> | 'list_edition_lines';
