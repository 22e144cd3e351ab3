import type { Selectable } from 'kysely';
import type { Db, Schema, Tx } from '../../platform/db/schema.js';

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

  /** A whole table, oldest first. */
  async all<T extends WholeTable>(table: T): Promise<Selectable<Schema[T]>[]> {
    // The type above is exact; the query builder cannot follow a table named by a variable.
    const rows = await this.db
      .selectFrom(table as 'tags')
      .selectAll()
      .orderBy('id')
      .execute();
    return rows as unknown as Selectable<Schema[T]>[];
  }

  /** Names and addresses, nothing else. */
  async usersAmong(ids: ReadonlySet<number>): Promise<{ id: number; name: string; email: string | null }[]> {
    const users = await this.db.selectFrom('users').select(['id', 'name', 'email']).orderBy('id').execute();
    return users.filter(({ id }) => ids.has(id));
  }

  async staleFindings(): Promise<ReadonlySet<number>> {
    const rows = await this.db.selectFrom('stale_findings').select('finding_id').distinct().execute();
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

type WholeTable = Exclude<
  { [T in keyof Schema]: Schema[T] extends { readonly id: unknown } ? T : never }[keyof Schema],
  'users' | 'tokens'
>;
