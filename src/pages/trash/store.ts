import { type SqlBool, sql } from 'kysely';
import { type Page, pageOf } from '../../platform/db/queries/page-of.js';
import { ViewerReader } from '../../platform/db/queries/reader.js';
import { visibleTo } from '../../platform/db/queries/visible.js';
import type { TABLES, TrashableTable } from '../../platform/db/subjects.js';
import type { Viewer } from '../../platform/viewer.js';

// The list of everything in the trash. For editors, who see every claim; of lists and views it has shared ones and
// their own.

/** A contact is in the trash with its claim only. */
export type TrashedKind = Exclude<(typeof TABLES)[TrashableTable]['kind'], 'contact'>;

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

function everything(viewer: Viewer) {
  const visible = visibleTo({ seesRestricted: true });
  const [lists, views] = [visible.lists(viewer.userId), visible.views(viewer.userId)];
  return sql<Row>`(
    select 'claim:' || id as key, 'claim' as kind, id, null as below, text as words, language, trashed_at, trashed_by
      from claims where trashed_at is not null and ${isListed('claims', 'claims')}
    union all select 'claim_link:' || l.id, 'claim_link', l.id, l.claim_id, c.text, c.language, l.trashed_at, l.trashed_by
      from claim_links as l join claims as c on c.id = l.claim_id where l.trashed_at is not null
    union all select 'attribution:' || a.id, 'attribution', a.id, null, s.title, s.language, a.trashed_at, a.trashed_by
      from attributions as a join sources as s on s.id = a.source_id where a.trashed_at is not null
    union all select 'annotation:' || id, 'annotation', id, null, body, null, trashed_at, trashed_by
      from annotations where trashed_at is not null and ${isListed('annotations', 'annotations')}
    union all select 'search:' || id, 'search', id, null, words, null, trashed_at, trashed_by
      from searches where trashed_at is not null
    union all select 'speaker:' || id, 'speaker', id, null, name, language, trashed_at, trashed_by
      from speakers where trashed_at is not null and merged_into_id is null and ${isListed('speakers', 'speakers')}
    union all select 'outlet:' || id, 'outlet', id, null, name, null, trashed_at, trashed_by
      from outlets where trashed_at is not null and merged_into_id is null and ${isListed('outlets', 'outlets')}
    union all select 'occasion:' || id, 'occasion', id, null, name, null, trashed_at, trashed_by
      from occasions where trashed_at is not null and merged_into_id is null and ${isListed('occasions', 'occasions')}
    union all select 'source:' || id, 'source', id, null, title, language, trashed_at, trashed_by
      from sources where trashed_at is not null and merged_into_id is null and ${isListed('sources', 'sources')}
    union all select 'snapshot:' || n.id, 'snapshot', n.id, n.source_id, s.title, s.language, n.trashed_at, n.trashed_by
      from snapshots as n join sources as s on s.id = n.source_id where n.trashed_at is not null and ${isListed('snapshots', 'n')}
    union all select 'tag:' || id, 'tag', id, null, name, null, trashed_at, trashed_by
      from tags where trashed_at is not null and merged_into_id is null and ${isListed('tags', 'tags')}
    union all select 'list:' || id, 'list', id, null, title, null, trashed_at, trashed_by
      from lists where trashed_at is not null and ${lists} and ${isListed('lists', 'lists')}
    union all select 'view:' || id, 'view', id, null, name, null, trashed_at, trashed_by
      from views where trashed_at is not null and ${views} and ${isListed('views', 'views')}
    union all select 'style:' || id, 'style', id, null, title, null, trashed_at, trashed_by
      from styles where trashed_at is not null and ${isListed('styles', 'styles')}
  )`;
}

/** Not what an import wrote and withdrew: nobody has seen it. */
function isListed(table: TrashableTable, name: string) {
  const [id, trashedAt] = [sql.ref(`${name}.id`), sql.ref(`${name}.trashed_at`)];
  return sql<SqlBool>`not exists (select 1 from import_ranges as r join imports as i on i.id = r.import_id
    where r.table_name = ${sql.lit(table)} and r.hidden = 0 and r.first_id <= ${id} and r.last_id >= ${id}
      and (i.ended_at is null or i.ended_at >= ${trashedAt}))`;
}
