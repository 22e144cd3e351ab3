import { type RawBuilder, type SqlBool, sql } from 'kysely';
import { nocase } from './nocase.js';

type Named = 'outlets.name' | 'occasions.name' | 'sources.title' | 'tags.name';

/**
 * Whether a record has a name, or one that was merged into it had: what somebody calls by the old name is the one that
 * stays. To the letter, unless case does not matter.
 */
export function isCalled(
  column: Named,
  name: string,
  { anyCase = false, sees }: { readonly anyCase?: boolean; readonly sees: boolean },
): RawBuilder<SqlBool> {
  const [table = '', own = ''] = column.split('.');
  const fold = (expression: string) => sql`${nocase(expression)} = ${name}`;
  // Said twice, since the index of names knows no case.
  const has = (expression: string) =>
    anyCase ? fold(expression) : sql`(${fold(expression)} and ${sql.ref(expression)} = ${name})`;
  return sql<SqlBool>`(${has(column)} or ${sql.ref(`${table}.id`)} in (select m.merged_into_id from ${sql.table(table)} as m
    where m.merged_into_id is not null and ${has(`m.${own}`)} and ${sees ? sql`1` : sql`m.merge_restricted = 0`}))`;
}

/** Those that have the name themselves, where there are any: a former name counts where nobody has it now. */
export function ownFirst<Row>(rows: readonly Row[], isOwn: (row: Row) => boolean): Row[] {
  const own = rows.filter(isOwn);
  return own.length > 0 ? own : [...rows];
}
