import type { Selectable } from 'kysely';
import { type Matched, notCompared } from '../../derived/match/model/claim-match.js';
import { MatchReader } from '../../derived/match/store.js';
import type { MisattributionColumn } from '../../derived/status/model/misattribution.js';
import { misattributionOn } from '../../derived/status/status-store.js';
import { type Page, pageOf } from '../../platform/db/queries/page-of.js';
import { prepared } from '../../platform/db/queries/prepared.js';
import { type Visible, visibleTo } from '../../platform/db/queries/visible.js';
import type { Db, ListsTable, Tx } from '../../platform/db/schema.js';
import { seesRestricted, type Viewer } from '../../platform/viewer.js';
import type { Form, GroundRule } from '../../vocabulary.js';
import type { Placed, PlacedClaim } from './model.js';

export type List = Selectable<ListsTable>;

/** The part of a list that a choice shows. */
export type OfferedList = Pick<List, 'id' | 'title' | 'owner_id'>;

/** A list with the number of its claims that the viewer sees. */
export type CountedList = List & { readonly claims: number };

/** A row of a list, with enough of its claim to display it. */
export interface ListItem extends Placed, Matched, MisattributionColumn {
  readonly text: string;
  readonly language: string | null;
  readonly form: Form;
  readonly ground_rule: GroundRule;
  readonly said_on: string | null;
  readonly speaker_id: number;
  readonly speaker_name: string;
}

const ROWS = 50;

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

  /** The newest visible lists, by title, for a choice. */
  async newest(limit: number): Promise<OfferedList[]> {
    return newestLists(this.db, { viewer: this.viewerId, limit }, this.sees);
  }

  /** In the order of the list, without claims in the trash. */
  async items(listId: number): Promise<ListItem[]> {
    const rows = await this.db
      .selectFrom('list_items')
      .innerJoin('claims', 'claims.id', 'list_items.claim_id')
      .innerJoin('speakers', 'speakers.id', 'claims.speaker_id')
      .select(['list_items.id', 'list_items.claim_id', 'list_items.position'])
      .select(['claims.text', 'claims.language', 'claims.form', 'claims.ground_rule', 'claims.said_on'])
      .select(['speakers.id as speaker_id', 'speakers.name as speaker_name'])
      .select(misattributionOn('claims.id'))
      .where('list_items.list_id', '=', listId)
      .where('claims.trashed_at', 'is', null)
      .where(this.visible.claims())
      .orderBy('list_items.position')
      .orderBy('list_items.id')
      .execute();
    const matches = await new MatchReader(this.db, this.viewer).ofClaims(
      rows.map(({ claim_id }) => claim_id),
    );
    return rows.map((row) => ({ ...row, match: matches.get(row.claim_id) ?? notCompared(row.claim_id) }));
  }

  /** The claims of `items`, with what an export needs. */
  async claims(listId: number): Promise<{ readonly id: number; readonly ground_rule: GroundRule }[]> {
    return this.db
      .selectFrom('list_items')
      .innerJoin('claims', 'claims.id', 'list_items.claim_id')
      .select(['claims.id', 'claims.ground_rule'])
      .where('list_items.list_id', '=', listId)
      .where('claims.trashed_at', 'is', null)
      .where(this.visible.claims())
      .orderBy('list_items.position')
      .orderBy('list_items.id')
      .execute();
  }

  /** How many claims of the list are in the trash, and so in no export. */
  async trashedClaims(listId: number): Promise<number> {
    const { n } = await this.db
      .selectFrom('list_items')
      .innerJoin('claims', 'claims.id', 'list_items.claim_id')
      .select((eb) => eb.fn.countAll<number>().as('n'))
      .where('list_items.list_id', '=', listId)
      .where('claims.trashed_at', 'is not', null)
      .where(this.visible.claims())
      .executeTakeFirstOrThrow();
    return n;
  }

  /** Every row of a list, visible or not: the basis of a reordering. */
  async allRows(listId: number): Promise<PlacedClaim[]> {
    return this.db
      .selectFrom('list_items')
      .innerJoin('claims', 'claims.id', 'list_items.claim_id')
      .select(['list_items.id', 'list_items.claim_id', 'list_items.position', 'claims.ground_rule'])
      .where('list_items.list_id', '=', listId)
      .orderBy('list_items.position')
      .orderBy('list_items.id')
      .execute();
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
