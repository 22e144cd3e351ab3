import type { Selectable, SqlBool } from 'kysely';
import { sql } from 'kysely';
import { isSeen } from '../../platform/db/connection/hidden-rows.js';
import { InTransaction, UnfilteredReader } from '../../platform/db/queries/reader.js';
import { isReservable, RESERVABLE, type ReservableTable } from '../../platform/db/queries/reserved-ids.js';
import type { Schema } from '../../platform/db/schema.js';
import { TABLES, type TableName } from '../../platform/db/subjects.js';
import type { RecordedEvent } from '../../platform/db/transact.js';
import type { WithdrawalReason } from '../../vocabulary.js';

// Imports that are written in portions, and the ranges of rows that they have written.

export type Import = Selectable<Schema['imports']>;

/** With the names of who started it and who cancelled it. */
export type NamedImport = Import & { readonly who: string; readonly canceller: string | null };

/** Rows of one table, by number, both bounds inclusive. */
export interface Range {
  readonly table: TableName | 'events';
  readonly first: number;
  readonly last: number;
}

const MAX_LISTED = 20;

/** NOTE: tells of restricted claims, so it is only for those who see them all. */
export class ImportReader extends UnfilteredReader {
  running(): Promise<Import | undefined> {
    return this.db.selectFrom('imports').selectAll().where('state', '=', 'running').executeTakeFirst();
  }

  byId(id: number): Promise<NamedImport | undefined> {
    return this.named().where('imports.id', '=', id).executeTakeFirst();
  }

  /** Newest first. */
  newest(): Promise<NamedImport[]> {
    return this.named().orderBy('imports.id', 'desc').limit(MAX_LISTED).execute();
  }

  /** The one whose events include this one as its first. */
  byFirstEvent(seq: number): Promise<Import | undefined> {
    return this.db.selectFrom('imports').selectAll().where('first_seq', '=', seq).executeTakeFirst();
  }

  async hiddenRanges(importId: number): Promise<readonly Range[]> {
    const rows = await this.db
      .selectFrom('import_ranges')
      .select(['table_name', 'first_id', 'last_id'])
      .where('import_id', '=', importId)
      .where('hidden', '=', 1)
      .orderBy('table_name')
      .orderBy('first_id')
      .execute();
    return rows.map(({ table_name, first_id, last_id }) => ({
      table: table_name as Range['table'],
      first: first_id,
      last: last_id,
    }));
  }

  /** The next rows of a range that are not in the trash. */
  async untrashed({ table, last }: Range, after: number, limit: number): Promise<number[]> {
    const { rows } = await sql<{ id: number }>`SELECT id FROM ${sql.table(table)}
      WHERE id > ${after} AND id <= ${last} AND trashed_at IS NULL ORDER BY id LIMIT ${sql.lit(limit)}`.execute(
      this.db,
    );
    return rows.map(({ id }) => id);
  }

  private named() {
    return this.db
      .selectFrom('imports')
      .innerJoin('users', 'users.id', 'imports.actor_id')
      .leftJoin('users as by', 'by.id', 'imports.cancelled_by')
      .selectAll('imports')
      .select(['users.name as who', 'by.name as canceller']);
  }
}

export class ImportWriter extends InTransaction {
  async begin(
    row: Pick<Import, 'change_id' | 'actor_id' | 'format' | 'kind' | 'name' | 'rows_total' | 'started_at'>,
  ): Promise<number> {
    const { id } = await this.tx
      .insertInto('imports')
      .values({ ...row, pid: process.pid, seen_at: new Date().toISOString() })
      .returning('id')
      .executeTakeFirstOrThrow();
    return id;
  }

  /** Hides the rows that these events added, and, with `events`, the events themselves. */
  async hide(importId: number, added: readonly RecordedEvent[], table?: 'events'): Promise<void> {
    const numbers = new Map<string, number[]>();
    for (const { action, subjectKind, subjectId, seq } of added) {
      if (table === undefined && action !== 'added') continue;
      const name = table ?? TABLE_OF[subjectKind] ?? subjectKind;
      const list = numbers.get(name) ?? [];
      list.push(table === undefined ? subjectId : seq);
      numbers.set(name, list);
    }
    for (const [name, list] of numbers)
      for (const [first, last] of rangesOf(list)) await this.addRange(importId, name, first, last);
  }

  /** Keeps numbers for rows that the import will write, which are hidden as soon as they are there. */
  async reserve(importId: number, table: ReservableTable, first: number, count: number): Promise<void> {
    if (count > 0) await this.addRange(importId, table, first, first + count - 1);
  }

  async progress(id: number, rowsDone: number, events: readonly RecordedEvent[]): Promise<void> {
    const last = events.at(-1)?.seq ?? null;
    await this.tx
      .updateTable('imports')
      .set((eb) => ({
        rows_done: rowsDone,
        seen_at: new Date().toISOString(),
        first_seq: eb.fn.coalesce('first_seq', eb.val(events[0]?.seq ?? null)),
        last_seq: eb.fn.coalesce(eb.val(last), 'last_seq'),
      }))
      .where('id', '=', id)
      .execute();
  }

  async cancel(id: number, by: number): Promise<void> {
    await this.tx
      .updateTable('imports')
      .set({ cancelled_by: by })
      .where('id', '=', id)
      .where('state', '=', 'running')
      .where('cancelled_by', 'is', null)
      .execute();
  }

  /** Shows the rows to readers. */
  async finish(id: number, at: string): Promise<void> {
    await this.tx.deleteFrom('import_ranges').where('import_id', '=', id).where('hidden', '=', 1).execute();
    await this.tx.updateTable('imports').set({ state: 'done', ended_at: at }).where('id', '=', id).execute();
  }

  /** Remembers which rows were withdrawn, so that the trash does not list them. */
  async withdrawn(id: number): Promise<void> {
    await this.giveBack(id);
    const own = this.tx.updateTable('import_ranges').where('import_id', '=', id);
    await own.set({ hidden: 0 }).execute();
    await this.tx
      .deleteFrom('import_ranges')
      .where('import_id', '=', id)
      .where('table_name', '=', 'events')
      .execute();
    const none = { rows_done: 0, first_seq: null, last_seq: null };
    await this.tx.updateTable('imports').set(none).where('id', '=', id).execute();
  }

  async end(id: number, reason: WithdrawalReason, at: string): Promise<void> {
    await this.tx
      .updateTable('imports')
      .set({ state: 'withdrawn', reason, ended_at: at })
      .where('id', '=', id)
      .execute();
  }

  /** A row that a withdrawn import wrote, and another one uses, is as good as any other. */
  async unmark(table: TableName, id: number): Promise<void> {
    await this.tx
      .deleteFrom('import_ranges')
      .where('table_name', '=', table)
      .where('hidden', '=', 0)
      .where('first_id', '<=', id)
      .where('last_id', '>=', id)
      .execute();
  }

  /** Reserved numbers above the last row will be those of other rows. */
  private async giveBack(id: number): Promise<void> {
    for (const table of RESERVABLE) {
      const last = sql<number>`(SELECT coalesce(max(id), 0) FROM ${sql.table(table)})`;
      const beyond = (column: 'first_id' | 'last_id') =>
        sql<SqlBool>`import_id = ${id} AND table_name = ${table} AND ${sql.ref(column)} > ${last}`;
      await this.tx.deleteFrom('import_ranges').where(beyond('first_id')).execute();
      await this.tx.updateTable('import_ranges').set({ last_id: last }).where(beyond('last_id')).execute();
    }
  }

  private async isReserved(importId: number, table: string, first: number, last: number): Promise<boolean> {
    if (!isReservable(table)) return false;
    const range = await this.tx
      .selectFrom('import_ranges')
      .select('id')
      .where('import_id', '=', importId)
      .where('table_name', '=', table)
      .where('hidden', '=', 1)
      .where('first_id', '<=', first)
      .where('last_id', '>=', last)
      .executeTakeFirst();
    return range !== undefined;
  }

  private async addRange(importId: number, table: string, first: number, last: number): Promise<void> {
    if (await this.isReserved(importId, table, first, last)) return;
    const { numUpdatedRows } = await this.tx
      .updateTable('import_ranges')
      .set({ last_id: last })
      .where('import_id', '=', importId)
      .where('table_name', '=', table)
      .where('hidden', '=', 1)
      .where('last_id', '=', first - 1)
      .executeTakeFirst();
    if (numUpdatedRows > 0n) return;
    const range = { import_id: importId, table_name: table, first_id: first, last_id: last };
    await this.tx.insertInto('import_ranges').values(range).execute();
  }
}

/** Events of others than the running import. */
export class OthersReader extends UnfilteredReader {
  /** Rows after events after one, oldest first, with their tables. */
  async after(seq: number, limit: number) {
    const rows = await this.db
      .selectFrom('events')
      .innerJoin('event_payloads', 'event_payloads.seq', 'events.seq')
      .select(['events.seq', 'events.subject_kind', 'events.subject_id', 'event_payloads.after'])
      .where('events.seq', '>', seq)
      .where(sql<SqlBool>`${sql.raw(isSeen('events', 'events.seq'))}`)
      .orderBy('events.seq')
      .limit(limit)
      .execute();
    return rows.map(({ subject_kind, after, ...row }) => ({
      seq: row.seq,
      table: TABLE_OF[subject_kind] as TableName,
      id: row.subject_id,
      after: after === null ? null : (JSON.parse(after) as Readonly<Record<string, unknown>>),
    }));
  }

  /** The columns of a table that refer to a row of another, with that table. */
  async references(table: TableName): Promise<readonly { readonly column: string; readonly to: string }[]> {
    const { rows } = await sql<{ column: string; to: string }>`
      SELECT "from" AS "column", "table" AS "to" FROM pragma_foreign_key_list(${table})`.execute(this.db);
    return rows;
  }

  async row(table: string, id: number): Promise<Readonly<Record<string, unknown>> | null> {
    const { rows } = await sql<Record<string, unknown>>`
      SELECT * FROM ${sql.table(table)} WHERE id = ${id}`.execute(this.db);
    return rows[0] ?? null;
  }
}

const TABLE_OF = Object.fromEntries(
  Object.entries(TABLES).map(([table, { kind }]) => [kind, table]),
) as Readonly<Record<string, string>>;

function rangesOf(numbers: readonly number[]): (readonly [number, number])[] {
  const ranges: [number, number][] = [];
  for (const number of numbers.toSorted((a, b) => a - b)) {
    const last = ranges.at(-1);
    if (last && number <= last[1] + 1) last[1] = number;
    else ranges.push([number, number]);
  }
  return ranges;
}
