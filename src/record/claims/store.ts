import type { Selectable } from 'kysely';
import type { Matched } from '../../derived/match/model/claim-match.js';
import { withMatch } from '../../derived/match/store.js';
import type { MisattributionColumn } from '../../derived/status/model/misattribution.js';
import type { ListedStatus, StatusColumns } from '../../derived/status/model/reason.js';
import { cursorOf, damagedCursor, type Page, valuesIn } from '../../platform/db/queries/page-of.js';
import { ViewerReader } from '../../platform/db/queries/reader.js';
import type { ClaimLinksTable, ClaimsTable, Db, Tx } from '../../platform/db/schema.js';
import type { CappedCount } from '../../platform/lib/capped-count.js';
import type { Viewer } from '../../platform/viewer.js';
import type { SpeakerKind } from '../../vocabulary.js';
import { ClaimFinder, type FoundPage } from './finder-store.js';
import type { ClaimFilters } from './model.js';
import { linksFrom, linksTo, listedAmong, rowById, rowsAmong, tagsOnClaim } from './row-store.js';
import { mergedFilters } from './standing-store.js';

export type Claim = Selectable<ClaimsTable>;

/** A claim with the names of its speaker and occasion, and its status. */
export interface ClaimRow extends Claim, StatusColumns, Matched {
  readonly speaker_name: string;
  readonly speaker_kind: SpeakerKind;
  readonly speaker_language: string | null;
  readonly occasion_name: string | null;
  readonly occasion_place: string | null;
}

/** The columns that a list shows. */
export interface ListedClaim extends ListedStatus, Matched, Pick<ClaimRow, ListedColumn> {}

type ListedColumn =
  | ('id' | 'version' | 'text' | 'language' | 'form' | 'ground_rule' | 'said_on')
  | ('reference_attribution_id' | 'speaker_id' | 'speaker_name');

export interface LinkRow extends Selectable<ClaimLinksTable>, MisattributionColumn {
  /** The other claim of the link, relative to the requested one. */
  readonly other_id: number;
  readonly other_text: string;
  readonly other_language: string | null;
  readonly other_form: Claim['form'];
  readonly speaker_id: number;
  readonly speaker_name: string;
  readonly back: boolean;
}

const ROWS = 50;
const BATCH = 500;

/** Reads claims that one viewer may see. */
export class ClaimReader extends ViewerReader {
  private readonly finder: ClaimFinder;

  constructor(db: Db | Tx, viewer: Viewer) {
    super(db, viewer);
    this.finder = new ClaimFinder(db, viewer);
  }

  async byId(id: number): Promise<ClaimRow | undefined> {
    const rows = await rowById(this.db, { id }, this.sees);
    const [row] = await withMatch(this.db, this.viewer, rows);
    return row;
  }

  /** In the order that the filters give. */
  async page(filters: ClaimFilters, limit = ROWS): Promise<Page<ClaimRow>> {
    const { ids, next } = await this.finder.page(filters, limit);
    return { rows: await this.inOrder(ids), next };
  }

  /** The same page with the columns that a list shows. */
  async listed(filters: ClaimFilters): Promise<Page<ListedClaim>> {
    const { ids, next } = await this.finder.page(filters, ROWS);
    return { rows: inOrderOf(ids, await this.among(listedAmong, ids)), next };
  }

  /** The number of claims, counted up to a thousand. */
  async count(filters: ClaimFilters): Promise<CappedCount> {
    return this.finder.count(filters);
  }

  /** All matches, with only the columns that the export of a selection needs. */
  async selected(filters: ClaimFilters): Promise<Pick<Claim, 'id' | 'ground_rule'>[]> {
    const selected: Pick<Claim, 'id' | 'ground_rule'>[] = [];
    const standing = { ...filters, ...(await mergedFilters(this.db, this.viewer, filters)) };
    for await (const ids of this.numbers(standing)) {
      const rows = await this.db
        .selectFrom('claims')
        .select(['id', 'ground_rule'])
        .where('id', 'in', ids)
        .where('trashed_at', 'is', null)
        .where(this.visible.claims())
        .execute();
      const byId = new Map(rows.map((row) => [row.id, row]));
      selected.push(...ids.flatMap((id) => byId.get(id) ?? []));
    }
    return selected;
  }

  /** The ids of all matches, a few hundred at a time. */
  async *numbers(filters: ClaimFilters): AsyncIterable<readonly number[]> {
    let after = filters.after;
    do {
      const page: FoundPage = await this.finder.page({ ...filters, after }, BATCH);
      if (page.ids.length > 0) yield page.ids;
      after = page.next;
    } while (after !== null);
  }

  /** The claims with these ids that the viewer may see and that are not in the trash, in the given order. */
  async inOrder(ids: readonly number[]): Promise<ClaimRow[]> {
    return inOrderOf(ids, await this.among(rowsAmong, ids));
  }

  private async among<Row extends { readonly id: number }>(
    read: Among<Row>,
    ids: readonly number[],
  ): Promise<readonly (Row & Matched)[]> {
    if (ids.length === 0) return [];
    const rows = await read(this.db, { ids: JSON.stringify(ids) }, this.sees);
    return withMatch(this.db, this.viewer, rows);
  }

  async tagsOf(id: number): Promise<{ readonly id: number; readonly name: string }[]> {
    return tagsOnClaim(this.db, { id }, 'only');
  }

  /** The source of the claim's reference; undefined where it has none. */
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

  /** The sources of its attributions outside the trash. */
  async sourceIdsOf(id: number): Promise<number[]> {
    const rows = await this.db
      .selectFrom('attributions')
      .select('source_id')
      .distinct()
      .where('claim_id', '=', id)
      .where('trashed_at', 'is', null)
      .execute();
    return rows.map(({ source_id }) => source_id);
  }

  /** The saved copies to which its attributions outside the trash refer, in the trash or not. */
  async copiesOf(id: number): Promise<{ readonly id: number; readonly trashed_at: string | null }[]> {
    return this.db
      .selectFrom('attributions')
      .innerJoin('snapshots', 'snapshots.id', 'attributions.snapshot_id')
      .select(['snapshots.id', 'snapshots.trashed_at'])
      .distinct()
      .where('attributions.claim_id', '=', id)
      .where('attributions.trashed_at', 'is', null)
      .execute();
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

  /** In the trash or not, whether or not the viewer may see its claims. */
  async linkById(id: number): Promise<Selectable<ClaimLinksTable> | undefined> {
    return this.db.selectFrom('claim_links').selectAll().where('id', '=', id).executeTakeFirst();
  }

  async tagRowsOf(id: number): Promise<{ readonly id: number; readonly tag_id: number }[]> {
    return this.db.selectFrom('claim_tags').select(['id', 'tag_id']).where('claim_id', '=', id).execute();
  }

  /** Embargoed claims whose time (ISO 8601, UTC) has passed. */
  async embargoedUntil(at: string): Promise<{ readonly id: number }[]> {
    return this.db
      .selectFrom('claims')
      .select('id')
      .where('ground_rule', '=', 'embargoed')
      .where('embargo_lifts_at', '<=', at)
      .execute();
  }

  /** A part of the links of a claim whose other end is visible too: first those that begin at it. */
  async linksPart(id: number, after: string | null): Promise<Page<LinkRow>> {
    const [back, last] = after === null ? [0, 0] : linkIn(after);
    const links = (await this.linksOf(id)).filter(
      (link) => Number(link.back) > back || (Number(link.back) === back && link.id > last),
    );
    const rows = links.slice(0, LINKS_IN_PART);
    const end = rows.at(-1);
    const isLast = end === undefined || rows.length === links.length;
    return { rows, next: isLast ? null : cursorOf([Number(end.back), end.id], LINKS) };
  }

  /** Links of a claim whose other end is visible too. */
  async linksOf(id: number): Promise<LinkRow[]> {
    const forth = await linksFrom(this.db, { id }, this.sees);
    const back = await linksTo(this.db, { id }, this.sees);
    return [
      ...forth.map((link) => ({ ...link, back: false })),
      ...back.map((link) => ({ ...link, back: true })),
    ];
  }
}

/** The links of a claim that a page shows at once. */
const LINKS_IN_PART = 50;

const LINKS = 'links';

function linkIn(after: string): [number, number] {
  const [back, id] = valuesIn(after, LINKS);
  if (typeof back !== 'number' || typeof id !== 'number') throw damagedCursor();
  return [back, id];
}

type Among<Row> = (db: Db | Tx, among: { ids: string }, sees: boolean) => Promise<readonly Row[]>;

function inOrderOf<Row extends { readonly id: number }>(ids: readonly number[], rows: readonly Row[]): Row[] {
  const byId = new Map<number, Row>();
  for (const row of rows) byId.set(row.id, row);
  const ordered: Row[] = [];
  for (const id of ids) {
    const row = byId.get(id);
    if (row !== undefined) ordered.push(row);
  }
  return ordered;
}
