import { type RawBuilder, type SqlBool, sql } from 'kysely';
import { nocase } from './nocase.js';

type Named = 'outlets.name' | 'occasions.name' | 'sources.title' | 'tags.name';

/**
 * Whether a record, or one that was merged into it, has a name: the former name refers to the surviving record. Exact,
 * unless case does not matter.
 */
export function isCalled(
  column: Named,
  name: string,
  { anyCase = false, sees }: { readonly anyCase?: boolean; readonly sees: boolean },
): RawBuilder<SqlBool> {
  const [table = '', own = ''] = column.split('.');
  const fold = (expression: string) => sql`${nocase(expression)} = ${name}`;
  // Stated twice, since the index of names ignores case.
  const has = (expression: string) =>
    anyCase ? fold(expression) : sql`(${fold(expression)} and ${sql.ref(expression)} = ${name})`;
  return sql<SqlBool>`(${has(column)} or ${sql.ref(`${table}.id`)} in (select m.merged_into_id from ${sql.table(table)} as m
    where m.merged_into_id is not null and ${has(`m.${own}`)} and ${sees ? sql`1` : sql`m.merge_restricted = 0`}))`;
}

/** Prefers rows that have the name themselves: a former name counts only where nobody has it now. */
export function ownFirst<Row>(rows: readonly Row[], isOwn: (row: Row) => boolean): Row[] {
  const own = rows.filter(isOwn);
  return own.length > 0 ? own : [...rows];
}
