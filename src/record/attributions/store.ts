import { sql } from 'kysely';
import { among } from '../../platform/db/queries/among.js';
import { isOwnPiece } from '../../platform/db/queries/own-pieces.js';
import { cursorAfter, type Page, pageOf } from '../../platform/db/queries/page-of.js';
import { ViewerReader } from '../../platform/db/queries/reader.js';
import { nextId } from '../../platform/db/queries/reserved-ids.js';
import { visibleTo } from '../../platform/db/queries/visible.js';
import { MAX_CHOICES, type Reported } from './model.js';
import {
  type Attribution,
  type AttributionRow,
  firstOfClaim,
  ofClaim,
  ROWS_IN_PART,
  rowById,
  rowsAmong,
  rowsOfClaim,
  withCopies,
} from './row-store.js';

/**
 * The names of the credited speaker, the utterer, whoever recounts it, and the occasion; null where there is none, or
 * the claim's apply.
 */
export interface Credited {
  readonly speaker: Named | null;
  readonly voiced_by: Named | null;
  readonly recounted_by: Named | null;
  readonly occasion: Named | null;
}

interface Named {
  readonly id: number;
  readonly name: string;
}

/** An attribution in a choice. */
export type AttributionChoice = Pick<AttributionRow, 'id' | 'wording' | 'outlet_name' | 'source_title'>;

/** What the chain needs of an attribution, and the number of its source. */
export type Placed = Reported & { readonly source_id: number };

const OLDEST_FIRST = { direction: 'asc', keys: ['attributions.id'] } as const;

/** Reads attributions; one is visible to a viewer where its claim is. */
export class AttributionReader extends ViewerReader {
  async byId(id: number): Promise<AttributionRow | undefined> {
    const [row] = await rowById(this.db, { id }, this.sees);
    return row && withCopies(row);
  }

  /** A part of the attributions of a claim outside the trash, oldest first. */
  async part(claimId: number, after: string | null): Promise<Page<AttributionRow>> {
    const first = after === null ? await firstOfClaim(this.db, { id: claimId }, this.sees) : null;
    if (first !== null && first.length <= ROWS_IN_PART) return { rows: first.map(withCopies), next: null };
    const query = ofClaim(this.db, claimId, this.sees);
    const { rows, next } = await pageOf(query, { after, limit: ROWS_IN_PART, ...OLDEST_FIRST });
    return { rows: rows.map(withCopies), next };
  }

  /** The cursor of the part with an attribution; null for the first. */
  async partWith(claimId: number, id: number): Promise<string | null> {
    const before = await this.db
      .selectFrom('attributions')
      .select('attributions.id')
      .where('attributions.claim_id', '=', claimId)
      .where('attributions.trashed_at', 'is', null)
      .where('attributions.id', '<', id)
      .orderBy('attributions.id')
      .execute();
    const last = before[before.length - (before.length % ROWS_IN_PART) - 1];
    return last === undefined ? null : cursorAfter(last, OLDEST_FIRST);
  }

  /** The attributions with these ids, in this order. */
  async inOrder(ids: readonly number[]): Promise<AttributionRow[]> {
    if (ids.length === 0) return [];
    const rows = await rowsAmong(this.db, { ids: JSON.stringify(ids) }, this.sees);
    const byId = new Map(rows.map((row) => [row.id, withCopies(row)]));
    return ids.flatMap((id) => byId.get(id) ?? []);
  }

  /** What the chain needs of all attributions of a claim outside the trash, oldest first; wordings are left out. */
  async reportedOf(claimId: number): Promise<Placed[]> {
    const visible = visibleTo({ seesRestricted: this.sees });
    const rows = await this.db
      .selectFrom('attributions')
      .select(['attributions.id', 'attributions.source_id', 'attributions.relayed_from_id'])
      .select(['attributions.tier', 'attributions.rank'])
      .select(isOwnPiece(sql.ref('attributions.source_id')).as('is_ours'))
      .select((eb) => eb.case().when('attributions.wording', 'is not', null).then('').end().as('wording'))
      .select((eb) =>
        eb
          .exists(
            eb
              .selectFrom('snapshots')
              .select('snapshots.id')
              .whereRef('snapshots.source_id', '=', 'attributions.source_id')
              .where('snapshots.trashed_at', 'is', null)
              .where('snapshots.erased_by', 'is', null)
              .where(visible.snapshots()),
          )
          .as('held'),
      )
      .where('attributions.claim_id', '=', claimId)
      .where('attributions.trashed_at', 'is', null)
      .where(visible.ofClaim('attributions.claim_id'))
      .orderBy('attributions.id')
      .execute();
    return rows.map((row) => ({ ...row, held: Boolean(row.held), is_ours: row.is_ours ? 1 : 0 }));
  }

  /**
   * The attributions of a claim outside the trash among which a form offers a choice, oldest first: the newest, and
   * those with these ids.
   */
  async choices(claimId: number, chosen: readonly number[]): Promise<AttributionChoice[]> {
    const query = this.db
      .selectFrom('attributions')
      .innerJoin('sources', 'sources.id', 'attributions.source_id')
      .leftJoin('outlets', 'outlets.id', 'sources.outlet_id')
      .select(['attributions.id', 'attributions.wording'])
      .select(['outlets.name as outlet_name', 'sources.title as source_title'])
      .where('attributions.claim_id', '=', claimId)
      .where('attributions.trashed_at', 'is', null)
      .where(this.visible.ofClaim('attributions.claim_id'))
      .orderBy('attributions.id', 'desc');
    const newest = await query.limit(MAX_CHOICES).execute();
    if (newest.length < MAX_CHOICES) return newest.reverse();
    const older = await query
      .where('attributions.id', '<', newest.at(-1)?.id ?? 0)
      .where(among('attributions.id', chosen))
      .execute();
    return [...newest, ...older].reverse();
  }

  /** The attributions of a claim outside the trash, oldest first. */
  async ofClaim(claimId: number): Promise<AttributionRow[]> {
    return (await rowsOfClaim(this.db, { id: claimId }, this.sees)).map(withCopies);
  }

  async creditedBy(one: Attribution): Promise<Credited> {
    const named = async (table: 'speakers' | 'occasions', id: number | null): Promise<Named | null> =>
      id === null
        ? null
        : ((await this.db.selectFrom(table).select(['id', 'name']).where('id', '=', id).executeTakeFirst()) ??
          null);
    return {
      speaker: await named('speakers', one.speaker_id),
      voiced_by: await named('speakers', one.voiced_by_id),
      recounted_by: await named('speakers', one.recounted_by_id),
      occasion: await named('occasions', one.occasion_id),
    };
  }

  /** The id of the next new attribution. */
  nextId(): Promise<number> {
    return nextId(this.db, 'attributions');
  }

  /** All attributions of a claim, those in the trash included, for checking the chain. */
  async everyOf(claimId: number): Promise<Attribution[]> {
    return this.db.selectFrom('attributions').selectAll().where('claim_id', '=', claimId).execute();
  }
}
