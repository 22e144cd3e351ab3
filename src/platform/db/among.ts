import { type RawBuilder, type SqlBool, sql } from 'kysely';

/**
 * Whether a column holds one of many numbers. One parameter however many they are, so that a statement read in
 * batches has one text: it is built quickly and prepared once.
 */
export function among(column: string, numbers: readonly number[]): RawBuilder<SqlBool> {
  return amongListed(column, JSON.stringify(numbers));
}

/** The same of numbers that are JSON already, or will be: a query that is built once has a blank there. */
export function amongListed(column: string, json: string): RawBuilder<SqlBool> {
  return sql<SqlBool>`${sql.ref(column)} in (select value from json_each(${json}))`;
}
