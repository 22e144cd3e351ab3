import type { Selectable } from 'kysely';
import { countOf } from '../../platform/db/queries/count.js';
import { holdsFolded } from '../../platform/db/queries/holds.js';
import { isCalled, ownFirst } from '../../platform/db/queries/merged-names.js';
import { type Page, pageOf } from '../../platform/db/queries/page-of.js';
import { ViewerReader } from '../../platform/db/queries/reader.js';
import type { OutletsTable } from '../../platform/db/schema.js';

export type Outlet = Selectable<OutletsTable>;

const ROWS = 50;

/** Reads outlets that one viewer may see. */
export class OutletReader extends ViewerReader {
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
    const sources = this.db.selectFrom('sources').where('sources.outlet_id', '=', id);
    return countOf(sources.where('sources.trashed_at', 'is', null).where(this.visible.record('source')));
  }

  /** How many sources of quotations outside the trash are its pieces. */
  async attributionCount(id: number): Promise<number> {
    const attributions = this.db
      .selectFrom('attributions')
      .innerJoin('sources', 'sources.id', 'attributions.source_id')
      .innerJoin('claims', 'claims.id', 'attributions.claim_id')
      .where('sources.outlet_id', '=', id)
      .where('attributions.trashed_at', 'is', null)
      .where('claims.trashed_at', 'is', null);
    return countOf(attributions.where(this.visible.claims()));
  }

  private visibleRows() {
    return this.db.selectFrom('outlets').selectAll('outlets').where(this.visible.record('outlet'));
  }
}
