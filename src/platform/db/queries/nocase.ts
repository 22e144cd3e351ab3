import { type RawBuilder, sql } from 'kysely';

/** A text column compared and ordered without regard to ASCII case, by its NOCASE index. */
export function nocase(column: string): RawBuilder<string> {
  return sql<string>`${sql.ref(column)} collate nocase`;
}
