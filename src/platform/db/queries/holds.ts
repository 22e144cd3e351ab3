import { type RawBuilder, type SqlBool, sql } from 'kysely';
import { fold } from '../../../engines/text/fold.js';

/**
 * Whether a text column contains a piece of text, ignoring case and accents in every script (engines/text/fold). Scans
 * every row that the other conditions leave, since no index serves it.
 */
export function holdsFolded(column: string, piece: string): RawBuilder<SqlBool> {
  const literal = fold(piece).replace(/[\\%_]/g, (sign) => `\\${sign}`);
  return sql<SqlBool>`fold(${sql.ref(column)}) like ${`%${literal}%`} escape '\\'`;
}
