import type { Selectable } from 'kysely';
import { holdsFolded } from '../../platform/db/queries/holds.js';
import { isCalled, ownFirst } from '../../platform/db/queries/merged-names.js';
import { type Page, pageOf } from '../../platform/db/queries/page-of.js';
import { type Visible, visibleTo } from '../../platform/db/queries/visible.js';
import type { Db, OutletsTable, Tx } from '../../platform/db/schema.js';
import { seesRestricted, type Viewer } from '../../platform/viewer.js';

export type Outlet = Selectable<OutletsTable>;

const ROWS = 50;

/** Reads outlets that one viewer may see. */
export class OutletReader {
  private readonly db: Db | Tx;
  private readonly visible: Visible;
  private readonly sees: boolean;

  constructor(db: Db | Tx, viewer: Viewer) {
    this.db = db;
    this.sees = seesRestricted(viewer);
    this.visible = visibleTo({ seesRestricted: this.sees });
  }

  /** In the trash or not; undefined where it does not exist or is hidden. */
  async byId(id: number): Promise<Outlet | undefined> {
    return this.visibleRows().where('outlets.id', '=', id).executeTakeFirst();
  }

  /** By name. `q` matches names, regardless of case. */
  async page(wanted: { readonly q: string | null; readonly after: string | null }): Promise<Page<Outlet>> {
    const named = this.visibleRows().where('outlets.trashed_at', 'is', null);
    const query = wanted.q === null ? named : named.where(holdsFolded('outlets.name', wanted.q));
    const keys = [{ column: 'outlets.name', collate: 'nocase' }, 'outlets.id'] as const;
    return pageOf(query, { after: wanted.after, limit: ROWS, direction: 'asc', keys });
  }

  /** All with exactly this name, or else those into which one of that name was merged. */
  async named(name: string): Promise<Outlet[]> {
    const rows = await this.visibleRows()
      .where('outlets.trashed_at', 'is', null)
      .where(isCalled('outlets.name', name, { sees: this.sees }))
      .orderBy('outlets.id')
      .execute();
    return ownFirst(rows, (row) => row.name === name);
  }

  /** How many sources outside the trash it publishes. */
  async sourceCount(id: number): Promise<number> {
    const { count } = await this.db
      .selectFrom('sources')
      .select((eb) => eb.fn.countAll<number>().as('count'))
      .where('sources.outlet_id', '=', id)
      .where('sources.trashed_at', 'is', null)
      .where(this.visible.sources())
      .executeTakeFirstOrThrow();
    return count;
  }

  private visibleRows() {
    return this.db.selectFrom('outlets').selectAll('outlets').where(this.visible.outlets());
  }
}
