import { sql } from 'kysely';
import { type Page, pageOf } from '../../platform/db/queries/page-of.js';
import { visibleTo } from '../../platform/db/queries/visible.js';
import type { Db, Tx } from '../../platform/db/schema.js';
import type { Viewer } from '../../platform/viewer.js';

// The list of everything in the trash. For editors, who see every claim; of lists and views it has shared ones and
// their own.

export type TrashedKind =
  | 'claim'
  | 'claim_link'
  | 'attribution'
  | 'annotation'
  | 'search'
  | 'speaker'
  | 'outlet'
  | 'occasion'
  | 'source'
  | 'snapshot'
  | 'tag'
  | 'list'
  | 'view';

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

export class TrashReader {
  private readonly db: Db | Tx;
  private readonly viewer: Viewer;

  constructor(db: Db | Tx, viewer: Viewer) {
    this.db = db;
    this.viewer = viewer;
  }

  /** Most recently trashed first. */
  async page(after: string | null): Promise<Page<Trashed>> {
    const query = this.db
      .selectFrom(everything(this.viewer).as('trashed'))
      .innerJoin('users', 'users.id', 'trashed.trashed_by')
      .select([
        'trashed.key',
        'trashed.kind',
        'trashed.id',
        'trashed.below',
        'trashed.words',
        'trashed.language',
        'trashed.trashed_at',
        'users.name as by',
      ]);
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
      from claims where trashed_at is not null
    union all select 'claim_link:' || l.id, 'claim_link', l.id, l.claim_id, c.text, c.language, l.trashed_at, l.trashed_by
      from claim_links as l join claims as c on c.id = l.claim_id where l.trashed_at is not null
    union all select 'attribution:' || a.id, 'attribution', a.id, null, s.title, s.language, a.trashed_at, a.trashed_by
      from attributions as a join sources as s on s.id = a.source_id where a.trashed_at is not null
    union all select 'annotation:' || id, 'annotation', id, null, body, null, trashed_at, trashed_by
      from annotations where trashed_at is not null
    union all select 'search:' || id, 'search', id, null, words, null, trashed_at, trashed_by
      from searches where trashed_at is not null
    union all select 'speaker:' || id, 'speaker', id, null, name, language, trashed_at, trashed_by
      from speakers where trashed_at is not null and merged_into_id is null
    union all select 'outlet:' || id, 'outlet', id, null, name, null, trashed_at, trashed_by
      from outlets where trashed_at is not null and merged_into_id is null
    union all select 'occasion:' || id, 'occasion', id, null, name, null, trashed_at, trashed_by
      from occasions where trashed_at is not null and merged_into_id is null
    union all select 'source:' || id, 'source', id, null, title, language, trashed_at, trashed_by
      from sources where trashed_at is not null and merged_into_id is null
    union all select 'snapshot:' || n.id, 'snapshot', n.id, n.source_id, s.title, s.language, n.trashed_at, n.trashed_by
      from snapshots as n join sources as s on s.id = n.source_id where n.trashed_at is not null
    union all select 'tag:' || id, 'tag', id, null, name, null, trashed_at, trashed_by
      from tags where trashed_at is not null and merged_into_id is null
    union all select 'list:' || id, 'list', id, null, title, null, trashed_at, trashed_by
      from lists where trashed_at is not null and ${lists}
    union all select 'view:' || id, 'view', id, null, name, null, trashed_at, trashed_by
      from views where trashed_at is not null and ${views}
  )`;
}
