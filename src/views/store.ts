import type { Selectable } from 'kysely';
import { seesRestricted, type Viewer } from '../accounts/model.js';
import { type Page, pageOf } from '../db/page-of.js';
import type { Db, Tx, ViewsTable } from '../db/schema.js';
import { type Visible, visibleTo } from '../db/visible.js';

export type View = Selectable<ViewsTable>;

const ROWS = 50;

/** Views as one viewer may see them: their own, and those of the desk that name nothing hidden from them. */
export class ViewReader {
  private readonly db: Db | Tx;
  private readonly visible: Visible;
  private readonly viewerId: number | null;

  constructor(db: Db | Tx, viewer: Viewer) {
    this.db = db;
    this.visible = visibleTo({ seesRestricted: seesRestricted(viewer) });
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
  async offered(most: number): Promise<View[]> {
    const rows = await this.seen()
      .where('views.trashed_at', 'is', null)
      .orderBy('views.id', 'desc')
      .limit(most)
      .execute();
    return rows.toSorted((one, other) => one.name.localeCompare(other.name, 'en'));
  }

  private seen() {
    return this.db.selectFrom('views').selectAll('views').where(this.visible.views(this.viewerId));
  }
}
