import type { Selectable } from 'kysely';
import { countOf } from '../../platform/db/queries/count.js';
import { holdsFolded } from '../../platform/db/queries/holds.js';
import { isCalled, ownFirst } from '../../platform/db/queries/merged-names.js';
import { type Page, pageOf } from '../../platform/db/queries/page-of.js';
import { ViewerReader } from '../../platform/db/queries/reader.js';
import type { OccasionsTable } from '../../platform/db/schema.js';

export type Occasion = Selectable<OccasionsTable>;
/** An occasion with the title of the source of its date and place, where that source may be seen. */
export type OccasionRow = Occasion & { readonly source_title: string | null };

/** The number of an occasion's claims and attributions outside the trash. */
export interface OccasionUses {
  readonly claims: number;
  readonly attributions: number;
}

/** A claim and the day on which it was said; null where unknown. */
export interface SaidAt {
  readonly id: number;
  readonly said_on: string | null;
  readonly min: string | null;
  readonly max: string | null;
  readonly trashed_at: string | null;
}

const ROWS = 50;

/** Reads occasions that one viewer may see. */
export class OccasionReader extends ViewerReader {
  /** In the trash or not; undefined where it does not exist or is hidden. */
  async byId(id: number): Promise<Occasion | undefined> {
    return this.visibleRows().where('occasions.id', '=', id).executeTakeFirst();
  }

  /** By date, newest first, those without one last. `q` matches names and places. */
  async page(wanted: {
    readonly q: string | null;
    readonly after: string | null;
  }): Promise<Page<OccasionRow>> {
    const { q, after } = wanted;
    const kept = this.visibleRows()
      .where('occasions.trashed_at', 'is', null)
      .select((eb) =>
        eb
          .selectFrom('sources')
          .select('sources.title')
          .whereRef('sources.id', '=', 'occasions.source_id')
          .where('sources.trashed_at', 'is', null)
          .where(this.visible.record('source'))
          .as('source_title'),
      );
    const query =
      q === null
        ? kept
        : kept.where((eb) => eb.or([holdsFolded('occasions.name', q), holdsFolded('occasions.place', q)]));
    const keys = ['occasions.date_min', 'occasions.id'] as const;
    return pageOf(query, { after, limit: ROWS, direction: 'desc', keys });
  }

  /** All with exactly this name, or else those into which one of that name was merged. */
  async named(name: string): Promise<Occasion[]> {
    const rows = await this.visibleRows()
      .where('occasions.trashed_at', 'is', null)
      .where(isCalled('occasions.name', name, { sees: this.sees }))
      .orderBy('occasions.id')
      .execute();
    return ownFirst(rows, (row) => row.name === name);
  }

  /** The source of its date and place. Undefined where there is none, or it is hidden or in the trash. */
  async sourceOf(
    sourceId: number | null,
  ): Promise<{ readonly id: number; readonly title: string } | undefined> {
    if (sourceId === null) return undefined;
    return this.db
      .selectFrom('sources')
      .select(['sources.id', 'sources.title'])
      .where('sources.id', '=', sourceId)
      .where('sources.trashed_at', 'is', null)
      .where(this.visible.record('source'))
      .executeTakeFirst();
  }

  async uses(id: number): Promise<OccasionUses> {
    const claims = this.db
      .selectFrom('claims')
      .where('claims.occasion_id', '=', id)
      .where('claims.trashed_at', 'is', null)
      .where(this.visible.claims());
    const attributions = this.db
      .selectFrom('attributions')
      .where('attributions.occasion_id', '=', id)
      .where('attributions.trashed_at', 'is', null)
      .where(this.visible.ofClaim('attributions.claim_id'));
    return { claims: await countOf(claims), attributions: await countOf(attributions) };
  }

  /** The claims said at it, in the trash or not, each with its day. */
  async saidAt(id: number): Promise<SaidAt[]> {
    return this.db
      .selectFrom('claims')
      .select(['id', 'said_on', 'said_on_min as min', 'said_on_max as max', 'trashed_at'])
      .where('occasion_id', '=', id)
      .orderBy('id')
      .execute();
  }

  private visibleRows() {
    return this.db.selectFrom('occasions').selectAll('occasions').where(this.visible.record('occasion'));
  }
}
