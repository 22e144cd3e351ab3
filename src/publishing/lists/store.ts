import type { Selectable } from 'kysely';
import { type Matched, notCompared } from '../../derived/match/model/claim-match.js';
import { MatchReader } from '../../derived/match/store.js';
import type { MisattributionColumn } from '../../derived/status/model/misattribution.js';
import { misattributionOn, recountedOn } from '../../derived/status/status-store.js';
import { holdsFolded } from '../../platform/db/queries/holds.js';
import { cursorAfter, type Page, pageOf } from '../../platform/db/queries/page-of.js';
import { prepared } from '../../platform/db/queries/prepared.js';
import { type Visible, visibleTo } from '../../platform/db/queries/visible.js';
import type { Db, ListsTable, Tx } from '../../platform/db/schema.js';
import { seesRestricted, type Viewer } from '../../platform/viewer.js';
import type { Form } from '../../vocabulary.js';
import { mayEditList, type Placed, type PlacedClaim } from './model.js';

export type List = Selectable<ListsTable>;

/** The part of a list that a choice shows. */
export type OfferedList = Pick<List, 'id' | 'title' | 'owner_id'>;

/** A list with the number of its claims that the viewer sees. */
export type CountedList = List & { readonly claims: number };

/** A row of a list as it is cited: where in the source, in place of what its attribution says; null for that. */
export interface CitedRow extends PlacedClaim {
  readonly locator: string | null;
}

/** A row of a list as people edit it. */
export interface ItemRow extends CitedRow {
  readonly note: string | null;
}

/** A row of a list, with enough of its claim to display it. */
export interface ListItem extends ItemRow, Matched, MisattributionColumn {
  readonly text: string;
  readonly language: string | null;
  readonly form: Form;
  readonly said_on: string | null;
  readonly speaker_id: number;
  readonly speaker_name: string;
  readonly recounted_by: string | null;
}

/** A restricted row of a list, as an export offers it. */
export type Restricted = PlacedClaim & { readonly text: string };

const ROWS = 50;

/** The rows of a list that its page shows at once. */
const ROWS_IN_PART = 100;

const IN_ORDER = { direction: 'asc', keys: ['list_items.position', 'list_items.id'] } as const;

/**
 * The number of rows that a viewer sees: of the list, of it outside its restricted claims, and before one row; and of
 * those in the trash, which are in no export.
 */
export interface ListCounts {
  readonly claims: number;
  readonly open: number;
  readonly before: number;
  readonly trashed: number;
}

/** The most lists that a choice offers. */
const MAX_OFFERED = 200;

/** Lists as one viewer may see them: their own and shared ones, with the claims that they may see. */
export class ListReader {
  private readonly db: Db | Tx;
  private readonly sees: boolean;
  private readonly visible: Visible;
  private readonly viewerId: number | null;
  private readonly viewer: Viewer;

  constructor(db: Db | Tx, viewer: Viewer) {
    this.db = db;
    this.viewer = viewer;
    this.sees = seesRestricted(viewer);
    this.visible = visibleTo({ seesRestricted: this.sees });
    this.viewerId = viewer.userId;
  }

  /** In the trash or not; undefined for none, and for another person's. */
  async byId(id: number): Promise<List | undefined> {
    const list = await this.visibleRows().where('lists.id', '=', id).executeTakeFirst();
    return list && this.stamped(list);
  }

  /** Newest first. */
  async page(after: string | null): Promise<Page<CountedList>> {
    const query = this.visibleRows().where('lists.trashed_at', 'is', null);
    const page = await pageOf(query, { after, limit: ROWS, direction: 'desc', keys: ['lists.id'] });
    const counts = await this.counts(page.rows.map(({ id }) => id));
    return {
      rows: page.rows.map((list) => ({ ...this.stamped(list), claims: counts.get(list.id) ?? 0 })),
      next: page.next,
    };
  }

  /** Lists with this in their title, newest first. */
  async titled(q: string, limit: number): Promise<OfferedList[]> {
    return this.visibleRows()
      .where('lists.trashed_at', 'is', null)
      .where(holdsFolded('lists.title', q))
      .orderBy('lists.id', 'desc')
      .limit(limit)
      .execute();
  }

  /** The lists that the viewer may add claims to, newest first, for a choice. */
  async toAddTo(): Promise<OfferedList[]> {
    if (this.viewerId === null) return [];
    const lists = await newestLists(this.db, { viewer: this.viewerId, limit: MAX_OFFERED }, this.sees);
    return lists.filter((list) => mayEditList(this.viewer, list));
  }

  /** A part of the list in its order, without claims in the trash. */
  async items(listId: number, after: string | null): Promise<Page<ListItem>> {
    const query = this.seen(listId)
      .innerJoin('speakers', 'speakers.id', 'claims.speaker_id')
      .select(['list_items.note', 'claims.text', 'claims.language', 'claims.form', 'claims.said_on'])
      .select(['speakers.id as speaker_id', 'speakers.name as speaker_name'])
      .select([misattributionOn('claims.id'), recountedOn('claims.id')]);
    const { rows, next } = await pageOf(query, { after, limit: ROWS_IN_PART, ...IN_ORDER });
    const matches = await new MatchReader(this.db, this.viewer).ofClaims(
      rows.map(({ claim_id }) => claim_id),
    );
    const matched = (row: (typeof rows)[number]) => matches.get(row.claim_id) ?? notCompared(row.claim_id);
    return { rows: rows.map((row) => ({ ...row, match: matched(row) })), next };
  }

  /** The cursor of the part that shows a claim; null for the first part, and for a claim that is not on the list. */
  async partWith(listId: number, claimId: number): Promise<string | null> {
    const rows = await this.rows(listId);
    const at = rows.findIndex(({ claim_id }) => claim_id === claimId);
    const last = rows[at - (at % ROWS_IN_PART) - 1];
    return last === undefined ? null : cursorAfter(last, IN_ORDER);
  }

  /** @param first the first row of a part; undefined for an empty list */
  async counted(listId: number, first: Placed | undefined): Promise<ListCounts> {
    const place = [first?.position ?? 0, first?.id ?? 0] as const;
    return this.placed(listId)
      .clearSelect()
      .where(this.visible.claims())
      .select((eb) => {
        const kept = () => eb.fn.countAll<number>().filterWhere('claims.trashed_at', 'is', null);
        const isBefore = eb(eb.refTuple('list_items.position', 'list_items.id'), '<', eb.tuple(...place));
        return [
          kept().as('claims'),
          kept().filterWhere('claims.ground_rule', '=', 'on_record').as('open'),
          kept().filterWhere(isBefore).as('before'),
          eb.fn.countAll<number>().filterWhere('claims.trashed_at', 'is not', null).as('trashed'),
        ];
      })
      .executeTakeFirstOrThrow();
  }

  /** Its restricted claims in its order, at most this many, for a choice. */
  async restricted(listId: number, limit: number): Promise<Restricted[]> {
    return this.seen(listId)
      .select('claims.text')
      .where('claims.ground_rule', '!=', 'on_record')
      .orderBy('list_items.position')
      .orderBy('list_items.id')
      .limit(limit)
      .execute();
  }

  /** One row of the list; undefined where the viewer does not see it there. */
  async row(listId: number, itemId: number): Promise<ItemRow | undefined> {
    const row = this.seen(listId).select('list_items.note').where('list_items.id', '=', itemId);
    return row.executeTakeFirst();
  }

  /** Every row that the viewer sees, in the order of the list. */
  async rows(listId: number): Promise<CitedRow[]> {
    return this.seen(listId).orderBy('list_items.position').orderBy('list_items.id').execute();
  }

  /** Every row of a list, visible or not: the basis of a reordering. */
  async allRows(listId: number): Promise<PlacedClaim[]> {
    return this.placed(listId).orderBy('list_items.position').orderBy('list_items.id').execute();
  }

  private seen(listId: number) {
    return this.placed(listId).where('claims.trashed_at', 'is', null).where(this.visible.claims());
  }

  private placed(listId: number) {
    return this.db
      .selectFrom('list_items')
      .innerJoin('claims', 'claims.id', 'list_items.claim_id')
      .select(['list_items.id', 'list_items.claim_id', 'list_items.position', 'list_items.locator'])
      .select('claims.ground_rule')
      .where('list_items.list_id', '=', listId);
  }

  private async counts(ids: readonly number[]): Promise<ReadonlyMap<number, number>> {
    if (ids.length === 0) return new Map();
    const rows = await this.db
      .selectFrom('list_items')
      .innerJoin('claims', 'claims.id', 'list_items.claim_id')
      .select('list_items.list_id')
      .select((eb) => eb.fn.countAll<number>().as('n'))
      .where('list_items.list_id', 'in', ids)
      .where('claims.trashed_at', 'is', null)
      .where(this.visible.claims())
      .groupBy('list_items.list_id')
      .execute();
    return new Map(rows.map(({ list_id, n }) => [list_id, n]));
  }

  /** With the version and time of what the viewer sees. Only the owner changes their own list. */
  private stamped(list: List): List {
    if (this.sees || (list.owner_id !== null && list.owner_id === this.viewerId)) return list;
    return { ...list, version: list.open_version, updated_at: list.open_updated_at ?? list.created_at };
  }

  private visibleRows() {
    return this.db.selectFrom('lists').selectAll('lists').where(this.visible.lists(this.viewerId));
  }
}

// An anonymous viewer's id is null, which matches no owner: shared lists are a separate condition.
const newestLists = prepared((db, asked: { viewer: number | null; limit: number }, sees: boolean) =>
  db
    .selectFrom('lists')
    .select(['lists.id', 'lists.title', 'lists.owner_id'])
    .where(visibleTo({ seesRestricted: sees }).lists(asked.viewer))
    .where('lists.trashed_at', 'is', null)
    .orderBy('lists.id', 'desc')
    .limit(asked.limit),
);
