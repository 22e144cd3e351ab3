import { sql } from 'kysely';
import type { Db, Tx } from '../schema.js';

// Numbers of rows that a running import will write, and that refer to each other: it numbers them beforehand, in the
// order of its file, and nobody else may take them meanwhile.

export const RESERVABLE = ['attributions', 'findings'] as const;
export type ReservableTable = (typeof RESERVABLE)[number];

export function isReservable(table: string): table is ReservableTable {
  return (RESERVABLE as readonly string[]).includes(table);
}

/** The SQL of the next number of such a table where the highest ones are reserved; otherwise of NULL. */
export function afterReserved(table: ReservableTable): string {
  return `(SELECT last_id + 1 FROM import_ranges WHERE hidden = 1 AND table_name = '${table}'
    AND last_id > (SELECT coalesce(max(id), 0) FROM ${table}) ORDER BY last_id DESC LIMIT 1)`;
}

/** The number of the next row: above all that are there or reserved. */
export async function nextId(db: Db | Tx, table: ReservableTable): Promise<number> {
  const { rows } = await sql<{ id: number }>`SELECT coalesce(${sql.raw(afterReserved(table))},
    (SELECT coalesce(max(id), 0) + 1 FROM ${sql.table(table)})) AS id`.execute(db);
  return rows[0]?.id ?? 1;
}
