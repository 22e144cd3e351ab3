import { type RawBuilder, type SqlBool, sql } from 'kysely';

/**
 * Whether a column holds one of many numbers. One parameter however many they are, so that a statement read in
 * batches has one text: it is built quickly and prepared once.
 */
export function among(column: string, numbers: readonly number[]): RawBuilder<SqlBool> {
  return sql<SqlBool>`${sql.ref(column)} in (select value from json_each(${JSON.stringify(numbers)}))`;
}

/** Numbers as rows with a `value` each, so that many are written by one statement of one text. */
export function eachOf(numbers: readonly number[]): RawBuilder<{ value: number }> {
  return sql<{ value: number }>`json_each(${JSON.stringify(numbers)})`;
}
