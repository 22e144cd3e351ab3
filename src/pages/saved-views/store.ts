import type { Selectable } from 'kysely';
import { type Page, pageOf } from '../../platform/db/page-of.js';
import { prepared } from '../../platform/db/prepared.js';
import type { Db, Tx, ViewsTable } from '../../platform/db/schema.js';
import { type Visible, visibleTo } from '../../platform/db/visible.js';
import { seesRestricted, type Viewer } from '../../platform/viewer.js';

export type View = Selectable<ViewsTable>;

/** As much of one as its link beside a list. */
export type OfferedView = Pick<View, 'id' | 'name' | 'query'>;

const ROWS = 50;

/** Views as one viewer may see them: their own, and those of the desk that name nothing hidden from them. */
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

  /** In the trash or not; undefined for none, for another person's, and for one that is hidden. */
  async byId(id: number): Promise<View | undefined> {
    return this.seen().where('views.id', '=', id).executeTakeFirst();
  }

  /** Newest first. */
  async page(after: string | null): Promise<Page<View>> {
    const query = this.seen().where('views.trashed_at', 'is', null);
    return pageOf(query, { after, limit: ROWS, direction: 'desc', keys: ['views.id'] });
  }

  /** The newest, by name: as many as stand beside what they lead to. */
  async offered(most: number): Promise<OfferedView[]> {
    const rows = await offeredViews(this.db, { viewer: this.viewerId, most }, this.sees);
    return rows.toSorted((one, other) => one.name.localeCompare(other.name, 'en'));
  }

  private seen() {
    return this.db.selectFrom('views').selectAll('views').where(this.visible.views(this.viewerId));
  }
}

// Of nobody's viewer the number is null, which is no owner's: what is nobody's is asked for apart.
const offeredViews = prepared((db, asked: { viewer: number | null; most: number }, sees: boolean) =>
  db
    .selectFrom('views')
    .select(['views.id', 'views.name', 'views.query'])
    .where(visibleTo({ seesRestricted: sees }).views(asked.viewer))
    .where('views.trashed_at', 'is', null)
    .orderBy('views.id', 'desc')
    .limit(asked.most),
);
