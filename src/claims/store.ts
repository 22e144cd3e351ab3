import type { ExpressionBuilder, Selectable } from 'kysely';
import { seesRestricted, type Viewer } from '../accounts/model.js';
import { amongListed } from '../db/among.js';
import { holds } from '../db/holds.js';
import { type Page, pageOf } from '../db/page-of.js';
import { prepared } from '../db/prepared.js';
import type { ClaimLinksTable, ClaimsTable, Db, Schema, Tx } from '../db/schema.js';
import { type Visible, visibleTo } from '../db/visible.js';
import { fold } from '../engines/text/fold.js';
import type { StatusColumns } from '../findings/model/reason.js';
import { withStatus } from '../findings/status-store.js';
import type { SpeakerKind } from '../vocabulary.js';
import type { ClaimFilters } from './model.js';

export type Claim = Selectable<ClaimsTable>;

/** A claim with who said it, when and where, by name, and how it stands. */
export interface ClaimRow extends Claim, StatusColumns {
  readonly speaker_name: string;
  readonly speaker_kind: SpeakerKind;
  readonly speaker_language: string | null;
  readonly occasion_name: string | null;
  readonly occasion_place: string | null;
}

export interface LinkRow extends Selectable<ClaimLinksTable> {
  /** The claim at the other end, seen from the one that was asked about. */
  readonly other_id: number;
  readonly other_text: string;
  readonly other_language: string | null;
  readonly other_form: Claim['form'];
  readonly back: boolean;
}

const ROWS = 50;
/** Counting stops here, so that a count costs the same on every desk: the page says "1,000+". */
export const MOST_COUNTED = 1_000;

/** Claims as one viewer may see them. */
export class ClaimReader {
  private readonly db: Db | Tx;
  private readonly viewer: Viewer;
  private readonly visible: Visible;

  constructor(db: Db | Tx, viewer: Viewer) {
    this.db = db;
    this.viewer = viewer;
    this.visible = visibleTo({ seesRestricted: seesRestricted(viewer) });
  }

  async byId(id: number): Promise<ClaimRow | undefined> {
    const rows = await rowById(this.db, { id }, seesRestricted(this.viewer));
    const [row] = await withStatus(this.db, this.viewer, rows);
    return row;
  }

  /** Newest first. */
  async page(filters: ClaimFilters, limit = ROWS): Promise<Page<ClaimRow>> {
    const ids = this.filtered(filters).select('claims.id');
    const page = await pageOf(ids, { after: filters.after, limit, direction: 'desc', keys: ['claims.id'] });
    return { rows: await this.inOrder(page.rows.map(({ id }) => id)), next: page.next };
  }

  /** How many there are, up to `MOST_COUNTED` and one more. */
  async count(filters: ClaimFilters): Promise<{ readonly value: number; readonly capped: boolean }> {
    const { n } = await this.db
      .selectFrom(
        this.filtered(filters)
          .select('claims.id')
          .limit(MOST_COUNTED + 1)
          .as('some'),
      )
      .select((eb) => eb.fn.countAll<number>().as('n'))
      .executeTakeFirstOrThrow();
    return { value: Math.min(n, MOST_COUNTED), capped: n > MOST_COUNTED };
  }

  /** All that match, newest first, a few hundred at a time. */
  async *all(filters: ClaimFilters): AsyncIterable<ClaimRow> {
    let after: string | null = null;
    do {
      const page: Page<ClaimRow> = await this.page({ ...filters, after }, 500);
      yield* page.rows;
      after = page.next;
    } while (after !== null);
  }

  /** All that match, newest first: of each only what an export of a selection has to know. */
  async selected(filters: ClaimFilters): Promise<Pick<Claim, 'id' | 'ground_rule'>[]> {
    return this.filtered(filters)
      .select(['claims.id', 'claims.ground_rule'])
      .orderBy('claims.id', 'desc')
      .execute();
  }

  /** Those of these ids that may be seen and are not in the trash, in the order asked for. */
  async inOrder(ids: readonly number[]): Promise<ClaimRow[]> {
    if (ids.length === 0) return [];
    const rows = await rowsAmong(this.db, { ids: JSON.stringify(ids) }, seesRestricted(this.viewer));
    const byId = new Map((await withStatus(this.db, this.viewer, rows)).map((row) => [row.id, row]));
    return ids.flatMap((id) => byId.get(id) ?? []);
  }

  async tagsOf(id: number): Promise<{ readonly id: number; readonly name: string }[]> {
    return tagsOnClaim(this.db, { id }, 'only');
  }

  /** The source whose wording the claim has; undefined where it has none. */
  async sourceOf(id: number): Promise<{ readonly id: number; readonly title: string } | undefined> {
    return this.db
      .selectFrom('claims')
      .innerJoin('attributions', 'attributions.id', 'claims.reference_attribution_id')
      .innerJoin('sources', 'sources.id', 'attributions.source_id')
      .select(['sources.id', 'sources.title'])
      .where('claims.id', '=', id)
      .where(this.visible.claims())
      .executeTakeFirst();
  }

  /** Whether a link starts at this claim, in the trash or not. */
  async hasLink(claimId: number, linkId: number): Promise<boolean> {
    const row = await this.db
      .selectFrom('claim_links')
      .select('id')
      .where('id', '=', linkId)
      .where('claim_id', '=', claimId)
      .executeTakeFirst();
    return row !== undefined;
  }

  /** In the trash or not, whoever may see its ends. */
  async linkById(id: number): Promise<Selectable<ClaimLinksTable> | undefined> {
    return this.db.selectFrom('claim_links').selectAll().where('id', '=', id).executeTakeFirst();
  }

  async tagRowsOf(id: number): Promise<{ readonly id: number; readonly tag_id: number }[]> {
    return this.db.selectFrom('claim_tags').select(['id', 'tag_id']).where('claim_id', '=', id).execute();
  }

  /** Embargoed claims whose time (ISO 8601, UTC) has come. */
  async embargoedUntil(at: string): Promise<{ readonly id: number }[]> {
    return this.db
      .selectFrom('claims')
      .select('id')
      .where('ground_rule', '=', 'embargoed')
      .where('embargo_lifts_at', '<=', at)
      .execute();
  }

  /** Links from and to a claim whose other end may be seen too. */
  async linksOf(id: number): Promise<LinkRow[]> {
    const forth = await linksFrom(this.db, { id }, seesRestricted(this.viewer));
    const back = await linksTo(this.db, { id }, seesRestricted(this.viewer));
    return [
      ...forth.map((link) => ({ ...link, back: false })),
      ...back.map((link) => ({ ...link, back: true })),
    ];
  }

  private filtered(filters: ClaimFilters) {
    let query = this.db
      .selectFrom('claims')
      .where('claims.trashed_at', 'is', null)
      .where(this.visible.claims());
    if (filters.speaker !== null) query = query.where('claims.speaker_id', '=', filters.speaker);
    if (filters.occasion !== null) query = query.where('claims.occasion_id', '=', filters.occasion);
    if (filters.form !== null) query = query.where('claims.form', '=', filters.form);
    if (filters.language !== null) query = query.where('claims.language', '=', filters.language);
    if (filters.from?.min) query = query.where('claims.said_on_max', '>=', filters.from.min);
    if (filters.to?.max) query = query.where('claims.said_on_min', '<=', filters.to.max);
    for (const word of wordsOf(filters.q)) query = query.where((eb) => eb.exists(holding(eb, word)));
    const { source, outlet, tag } = filters;
    if (source !== null)
      query = query.where((eb) => eb.exists(citing(eb).where('attributions.source_id', '=', source)));
    if (outlet !== null) {
      query = query.where((eb) =>
        eb.exists(
          citing(eb)
            .innerJoin('sources', 'sources.id', 'attributions.source_id')
            .where('sources.outlet_id', '=', outlet),
        ),
      );
    }
    if (tag !== null) query = query.where((eb) => eb.exists(tagged(eb).where('tags.name', '=', tag)));
    return query;
  }
}

const rowById = prepared((db, { id }: { id: number }, sees: boolean) =>
  rowsOf(db)
    .where('claims.id', '=', id)
    .where(visibleTo({ seesRestricted: sees }).claims()),
);

const rowsAmong = prepared((db, { ids }: { ids: string }, sees: boolean) =>
  rowsOf(db)
    .where(amongListed('claims.id', ids))
    .where('claims.trashed_at', 'is', null)
    .where(visibleTo({ seesRestricted: sees }).claims()),
);

const tagsOnClaim = prepared((db, { id }: { id: number }) =>
  db
    .selectFrom('claim_tags')
    .innerJoin('tags', 'tags.id', 'claim_tags.tag_id')
    .select(['tags.id', 'tags.name'])
    .where('claim_tags.claim_id', '=', id)
    .where('tags.trashed_at', 'is', null)
    .orderBy('tags.name'),
);

const linksFrom = prepared((db, { id }: { id: number }, sees: boolean) =>
  linkRows(db, 'claim_links.other_claim_id', sees).where('claim_links.claim_id', '=', id),
);

const linksTo = prepared((db, { id }: { id: number }, sees: boolean) =>
  linkRows(db, 'claim_links.claim_id', sees).where('claim_links.other_claim_id', '=', id),
);

function linkRows(
  db: Db | Tx,
  otherEnd: 'claim_links.other_claim_id' | 'claim_links.claim_id',
  sees: boolean,
) {
  return db
    .selectFrom('claim_links')
    .innerJoin('claims', 'claims.id', otherEnd)
    .selectAll('claim_links')
    .select([
      'claims.id as other_id',
      'claims.text as other_text',
      'claims.language as other_language',
      'claims.form as other_form',
    ])
    .where('claim_links.trashed_at', 'is', null)
    .where('claims.trashed_at', 'is', null)
    .where(visibleTo({ seesRestricted: sees }).claims())
    .orderBy('claim_links.id');
}

function rowsOf(db: Db | Tx) {
  return db
    .selectFrom('claims')
    .innerJoin('speakers', 'speakers.id', 'claims.speaker_id')
    .leftJoin('occasions', 'occasions.id', 'claims.occasion_id')
    .selectAll('claims')
    .select([
      'speakers.name as speaker_name',
      'speakers.kind as speaker_kind',
      'speakers.language as speaker_language',
    ])
    .select(['occasions.name as occasion_name', 'occasions.place as occasion_place']);
}

/** What a condition may build: a subquery over the claim at hand. */
type Subquery = ExpressionBuilder<Schema, 'claims'>;

function wordsOf(q: string | null): string[] {
  return q === null ? [] : fold(q).split(/\s+/).filter(Boolean).slice(0, 20);
}

function holding(eb: Subquery, word: string) {
  return eb
    .selectFrom('claim_search')
    .select('claim_search.claim_id')
    .whereRef('claim_search.claim_id', '=', 'claims.id')
    .where(holds('claim_search.folded', word));
}

function citing(eb: Subquery) {
  return eb
    .selectFrom('attributions')
    .select('attributions.id')
    .whereRef('attributions.claim_id', '=', 'claims.id')
    .where('attributions.trashed_at', 'is', null);
}

function tagged(eb: Subquery) {
  return eb
    .selectFrom('claim_tags')
    .innerJoin('tags', 'tags.id', 'claim_tags.tag_id')
    .select('tags.id')
    .whereRef('claim_tags.claim_id', '=', 'claims.id');
}
