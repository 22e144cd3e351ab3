import { type RawBuilder, type SqlBool, sql } from 'kysely';
import { fold } from '../engines/text/fold.js';

/**
 * Whether a column of text holds a piece of text. Case is overlooked in the letters A to Z alone.
 * Reads every row that the other conditions leave: no index serves it.
 */
export function holds(column: string, piece: string): RawBuilder<SqlBool> {
  return like(sql.ref(column), piece);
}

/** The same with both folded: case and accents are overlooked in every script (engines/text/fold). */
export function holdsFolded(column: string, piece: string): RawBuilder<SqlBool> {
  return like(sql`fold(${sql.ref(column)})`, fold(piece));
}

function like(text: RawBuilder<unknown>, piece: string): RawBuilder<SqlBool> {
  const literal = piece.replace(/[\\%_]/g, (sign) => `\\${sign}`);
  return sql<SqlBool>`${text} like ${`%${literal}%`} escape '\\'`;
}
