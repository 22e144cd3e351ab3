import type { SelectQueryBuilder } from 'kysely';

/** How many rows a query has. It selects nothing itself. */
export async function countOf<DB, TB extends keyof DB>(
  query: SelectQueryBuilder<DB, TB, object>,
): Promise<number> {
  const counted = query.select((eb) => eb.fn.countAll<number>().as('n'));
  return ((await counted.executeTakeFirstOrThrow()) as { readonly n: number }).n;
}
