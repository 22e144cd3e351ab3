import { type Expression, type SelectQueryBuilder, sql } from 'kysely';
import { MAX_COUNTED } from '../../lib/capped-count.js';
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

/** For each id how many rows each query has, at most one above `MAX_COUNTED`. A query reads the id by `LISTED_ID`. */
export async function countsOfEach<Name extends string>(
  db: Db | Tx,
  ids: readonly number[],
  queries: Readonly<Record<Name, { limit(most: number): Expression<unknown> }>>,
): Promise<ReadonlyMap<number, Readonly<Record<Name, number>>>> {
  const counts = Object.entries<(typeof queries)[Name]>(queries).map(
    ([name, query]) => sql`(select count(*) from ${query.limit(MAX_COUNTED + 1)}) as ${sql.ref(name)}`,
  );
  const { rows } = await sql<Record<Name, number> & { readonly id: number }>`select listed.value as id,
    ${sql.join(counts)} from json_each(${JSON.stringify(ids)}) as listed`.execute(db);
  return new Map(rows.map((counted) => [counted.id, counted]));
}

/** The id whose rows `countsOfEach` counts. */
export const LISTED_ID = sql<number>`listed.value`;
