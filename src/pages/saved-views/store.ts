import type { Selectable } from 'kysely';
import { type Page, pageOf } from '../../platform/db/queries/page-of.js';
import { prepared } from '../../platform/db/queries/prepared.js';
import { type Visible, visibleTo } from '../../platform/db/queries/visible.js';
import type { Db, Tx, ViewsTable } from '../../platform/db/schema.js';
import { seesRestricted, type Viewer } from '../../platform/viewer.js';

export type View = Selectable<ViewsTable>;

/** The columns of a link to it. */
export type OfferedView = Pick<View, 'id' | 'name' | 'query'>;

const ROWS = 50;

/** Reads views that one viewer may see: their own, and shared ones whose filters name nothing hidden. */
export class ViewReader {
  private readonly db: Db | Tx;
  private readonly sees: boolean;
  private readonly visible: Visible;
  private readonly viewerId: number | null;

  constructor(db: Db | Tx, viewer: Viewer) {
    this.db = db;
    this.sees = seesRestricted(viewer);
    this.visible = visibleTo({ seesRestricted: this.sees });
    this.viewerId = viewer.userId;
  }

  /** In the trash or not; undefined where it does not exist, is another person's, or is hidden. */
  async byId(id: number): Promise<View | undefined> {
    return this.visibleRows().where('views.id', '=', id).executeTakeFirst();
  }

  /** Newest first. */
  async page(after: string | null): Promise<Page<View>> {
    const query = this.visibleRows().where('views.trashed_at', 'is', null);
    return pageOf(query, { after, limit: ROWS, direction: 'desc', keys: ['views.id'] });
  }

  /** The newest, by name: as many as are linked beside a list. */
  async offered(most: number): Promise<OfferedView[]> {
    const rows = await offeredViews(this.db, { viewer: this.viewerId, most }, this.sees);
    return rows.toSorted((one, other) => one.name.localeCompare(other.name, 'en'));
  }

  private visibleRows() {
    return this.db.selectFrom('views').selectAll('views').where(this.visible.views(this.viewerId));
  }
}

// Without a signed-in viewer the id is null, which equals no owner; shared views are a separate condition.
const offeredViews = prepared((db, asked: { viewer: number | null; most: number }, sees: boolean) =>
  db
    .selectFrom('views')
    .select(['views.id', 'views.name', 'views.query'])
    .where(visibleTo({ seesRestricted: sees }).views(asked.viewer))
    .where('views.trashed_at', 'is', null)
    .orderBy('views.id', 'desc')
    .limit(asked.most),
);
