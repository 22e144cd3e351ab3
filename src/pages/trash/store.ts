import { type Expression, type SqlBool, sql } from 'kysely';
import { type Described, NOUNS, nounOf } from '../../nouns.js';
import { type Page, pageOf } from '../../platform/db/queries/page-of.js';
import { ViewerReader } from '../../platform/db/queries/reader.js';
import { seenRows } from '../../platform/db/queries/seen-rows.js';
import type { TrashableTable } from '../../platform/db/subjects.js';
import type { Noun, OwnName } from '../../platform/noun.js';
import type { Viewer } from '../../platform/viewer.js';

// The list of everything in the trash. For editors, who see every claim; of lists and views it has shared ones and
// their own.

type TrashedNoun = Extract<Described, { readonly table: TrashableTable }>;

/** A link is the only part of a record that has a place of its own in the trash. */
export type TrashedKind = Exclude<TrashedNoun['kind'], 'contact'> | 'claim_link';

export interface Trashed {
  /** `claim:42` */
  readonly key: string;
  readonly kind: TrashedKind;
  readonly id: number;
  /** The source of a copy, or the claim of a link: it is restored below their address. */
  readonly below: number | null;
  /** Its words, its name, or those of what it belongs to. */
  readonly words: string;
  readonly language: string | null;
  readonly trashed_at: string;
  readonly by: string;
}

const ROWS = 50;

export class TrashReader extends ViewerReader {
  /** Most recently trashed first. */
  async page(after: string | null): Promise<Page<Trashed>> {
    const query = this.db
      .selectFrom(everything(this.viewer).as('trashed'))
      .innerJoin('users', 'users.id', 'trashed.trashed_by')
      .select(['trashed.key', 'trashed.kind', 'trashed.id', 'trashed.below', 'trashed.words'])
      .select(['trashed.language', 'trashed.trashed_at', 'users.name as by']);
    const keys = ['trashed.trashed_at', 'trashed.key'] as const;
    return pageOf(query, { after, limit: ROWS, direction: 'desc', keys });
  }
}

type Row = Omit<Trashed, 'by'> & { readonly trashed_by: number };

/** A contact is in the trash with its claim only. */
const TRASHED = NOUNS.filter((noun: Noun) => noun.stamps.includes('trashed_at') && noun.kind !== 'contact');

function everything(viewer: Viewer) {
  const links = sql`select 'claim_link:' || l.id as key, 'claim_link' as kind, l.id, l.claim_id as below, c.text as words,
    c.language, l.trashed_at, l.trashed_by from claim_links as l join claims as c on c.id = l.claim_id
    where l.trashed_at is not null`;
  const records = TRASHED.map((noun) => trashedOf(noun, viewer));
  return sql<Row>`(${sql.join([links, ...records], sql` union all `)})`;
}

function trashedOf(noun: Described, viewer: Viewer) {
  const { kind, table, trashed, seen, merges }: Noun = noun;
  const own = (column: string) => sql.ref(`${table}.${column}`);
  const { from, words, language } = wordsOf(noun);
  const conditions = [
    sql`${own('trashed_at')} is not null`,
    isListed(table, own('id'), own('trashed_at')),
    ...(merges ? [sql`${own('merged_into_id')} is null`] : []),
    ...(seen === 'owned' ? [seenRows(noun, viewer)] : []),
  ];
  return sql`select ${`${kind}:`} || ${own('id')} as key, ${sql.lit(kind)} as kind, ${own('id')} as id,
    ${seen === 'copies' ? own('source_id') : sql`null`} as below,
    ${trashed?.words === undefined ? words : own(trashed.words)} as words, ${language} as language,
    ${own('trashed_at')} as trashed_at, ${own('trashed_by')} as trashed_by from ${from}
    where ${sql.join(conditions, sql` and `)}`;
}

/** Its name, or that of the record it is named by. */
function wordsOf(noun: Noun) {
  const { table, name } = noun;
  const column = ({ column, language }: OwnName, of: string) => ({
    words: sql.ref(`${of}.${column}`),
    language: language === undefined ? sql`null` : sql.ref(`${of}.${language}`),
  });
  if (name === null) throw new Error(`${table} have no name, and none in the trash.`);
  if (!('by' in name)) return { from: sql.table(table), ...column(name, table) };
  const naming: Noun = nounOf(name.of as 'source');
  const other = naming.table;
  const from = sql`${sql.table(table)} join ${sql.table(other)} on ${sql.ref(`${other}.id`)} = ${sql.ref(`${table}.${name.by}`)}`;
  return { from, ...column(naming.name as OwnName, other) };
}

/** Not what an import wrote and withdrew: nobody has seen it. */
function isListed(table: string, id: Expression<unknown>, trashedAt: Expression<unknown>) {
  return sql<SqlBool>`not exists (select 1 from import_ranges as r join imports as i on i.id = r.import_id
    where r.table_name = ${sql.lit(table)} and r.hidden = 0 and r.first_id <= ${id} and r.last_id >= ${id}
      and (i.ended_at is null or i.ended_at >= ${trashedAt}))`;
}
