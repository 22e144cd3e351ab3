import { type RawBuilder, type SqlBool, sql } from 'kysely';
import { fold } from '../../engines/text/fold.js';

/**
 * Whether a column of text holds a piece of text, both folded: case and accents are overlooked in every script
 * (engines/text/fold). Reads every row that the other conditions leave: no index serves it.
 */
export function holdsFolded(column: string, piece: string): RawBuilder<SqlBool> {
  const literal = fold(piece).replace(/[\\%_]/g, (sign) => `\\${sign}`);
  return sql<SqlBool>`fold(${sql.ref(column)}) like ${`%${literal}%`} escape '\\'`;
}
