import { type RawBuilder, type SqlBool, sql } from 'kysely';

/**
 * Whether a column of text holds a piece of text. Case is overlooked in the letters A to Z alone.
 * Reads every row that the other conditions leave: no index serves it.
 */
export function holds(column: string, piece: string): RawBuilder<SqlBool> {
  const literal = piece.replace(/[\\%_]/g, (sign) => `\\${sign}`);
  return sql<SqlBool>`${sql.ref(column)} like ${`%${literal}%`} escape '\\'`;
}
