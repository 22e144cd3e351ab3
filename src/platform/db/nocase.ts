import { type RawBuilder, sql } from 'kysely';

/** A column of text compared and ordered without regard to case in the letters A to Z, by its NOCASE index. */
export function nocase(column: string): RawBuilder<string> {
  return sql<string>`${sql.ref(column)} collate nocase`;
}
