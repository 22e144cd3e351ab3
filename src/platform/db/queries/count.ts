import { type Expression, type SelectQueryBuilder, sql } from 'kysely';
import type { Db, Tx } from '../schema.js';

/** How many rows a query has. It selects nothing itself. */
export async function countOf<DB, TB extends keyof DB>(
  query: SelectQueryBuilder<DB, TB, object>,
): Promise<number> {
  const counted = query.select((eb) => eb.fn.countAll<number>().as('n'));
  return ((await counted.executeTakeFirstOrThrow()) as { readonly n: number }).n;
}

/** How many rows a query with a limit has. */
export async function countAmong(db: Db | Tx, query: Expression<unknown>): Promise<number> {
  const { rows } = await sql<{ readonly n: number }>`select count(*) as n from ${query}`.execute(db);
  return rows[0]?.n ?? 0;
}
