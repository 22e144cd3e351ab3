import { type RawBuilder, type SqlBool, sql } from 'kysely';

/**
 * Whether a column is one of many numbers. Binds one parameter whatever their count, so that a query read in batches
 * has one SQL text that is prepared once.
 */
export function among(column: string, numbers: readonly number[]): RawBuilder<SqlBool> {
  return amongListed(column, JSON.stringify(numbers));
}

/** The same for a JSON array of numbers, or for a placeholder of one in a prepared query. */
export function amongListed(column: string, json: string): RawBuilder<SqlBool> {
  return sql<SqlBool>`${sql.ref(column)} in (select value from json_each(${json}))`;
}
