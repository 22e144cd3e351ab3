import type { Context } from '../../../platform/context.js';
import { csvOf } from '../../../platform/http/csv.js';
import { notFiltered } from '../../../platform/http/filters.js';
import { faces, invalidReply, type Page, type Reply, seeOther } from '../../../platform/http/reply.js';
import type { RequestContext } from '../../../platform/http/request-context.js';
import { type FieldError, type Result, refused } from '../../../platform/lib/result.js';
import { seesRestricted } from '../../../platform/viewer.js';
import { CLAIM_TABLE } from '../../../publishing/citations/model/columns/claim-columns.js';
import { TableReader } from '../../../publishing/exchange/table-store.js';
import { ListReader } from '../../../publishing/lists/store.js';
import type { ClaimCounts } from '../../../record/claims/facets-store.js';
import { orderOf } from '../../../record/claims/finder-store.js';
import { foundAmong } from '../../../record/claims/found-in-store.js';
import { LISTED_FILTERS, parseFilters } from '../../../record/claims/input.js';
import type { ClaimFilters } from '../../../record/claims/model.js';
import { hrefQuery } from '../../../record/claims/narrow-section.js';
import { mergedFilters } from '../../../record/claims/standing-store.js';
import { ClaimReader } from '../../../record/claims/store.js';
import { OccasionReader } from '../../../record/occasions/store.js';
import { OutletReader } from '../../../record/outlets/store.js';
import { SourceReader } from '../../../record/sources/store.js';
import { SpeakerReader } from '../../../record/speakers/store.js';
import { canonicalQuery } from '../../saved-views/input.js';
import { viewsHere } from '../../saved-views/section.js';
import { ViewReader } from '../../saved-views/store.js';
import type { ClaimLists } from '../list-store.js';
import { claimJson } from '../page/json.js';
import { type ClaimsShown, claimsPage, foundJson } from '../page/list.js';
import { FIND_NAMES, findRecords } from './find-records.js';

export interface ClaimsContext extends Context {
  readonly counts: ClaimCounts;
  readonly listed: ClaimLists;
}

export async function listClaims(req: RequestContext, ctx: ClaimsContext): Promise<Reply> {
  const isPage = req.representation === 'html';
  const query = req.query.single(isPage ? FIND_NAMES : [], LISTED_FILTERS);
  const { after: _, ...kept } = query;
  const input = readFilters(query, req);
  if (!input.ok) return shownAgain(kept, input.errors, req, ctx);
  const filters = input.value;
  const instead = await mergedFilters(ctx.db, req.viewer, filters);
  if (Object.keys(instead).length > 0) return seeOther(addressWith(req, query, instead));
  const claims = new ClaimReader(ctx.db, req.viewer);
  if (req.representation === 'csv') {
    const table = new TableReader(ctx.db, req.viewer);
    return faces({ csv: csvOf('claims', CLAIM_TABLE, () => table.claims(claims.numbers(filters))) });
  }
  const counted = await ctx.counts.of(filters, req.viewer);
  const here = `/claims${hrefQuery(query)}`;
  const hrefOf = (suffix: string, next: string | null) =>
    next && `/claims${suffix}?${new URLSearchParams({ ...kept, after: next })}`;
  return faces({
    html: async () => {
      const { next, coins, ...list } = await ctx.listed.of(filters, req.viewer);
      const records = await ctx.counts.recordsOf(filters, req.viewer);
      const search = await findRecords(req, ctx);
      const place = { query: kept, nextHref: hrefOf('', next), isFirst: filters.after === null, here };
      const names = await namesOf(req, ctx, filters);
      const lists = await new ListReader(ctx.db, req.viewer).toAddTo();
      const beside = { counted, records, search, names, order: orderOf(filters), lists };
      return claimsView({ ...place, ...list, ...beside, errors: [] }, coins, req, ctx);
    },
    json: async () => {
      const { rows, next } = await claims.page(filters);
      const found = await foundAmong(ctx.db, filters.q, rows);
      return {
        claims: rows.map((row) => Object.assign(claimJson(row), foundJson(found.get(row.id)))),
        next: hrefOf('.json', next),
        count: counted.count,
        sort: orderOf(filters),
        facets: facetsJson(counted.facets),
      };
    },
  });
}

/** The same list, with the ids of the records into which merged ones went. */
function addressWith({ representation: face }: RequestContext, query: object, instead: object): string {
  const suffix = face === 'html' ? '' : `.${face}`;
  const named = Object.entries({ ...query, ...instead }).map(
    ([name, value]) => [name, String(value)] as const,
  );
  return `/claims${suffix}?${new URLSearchParams(Object.fromEntries(named))}`;
}

/** Filters by pending findings need a permission. */
function readFilters(query: object, { viewer }: RequestContext): Result<ClaimFilters> {
  const input = parseFilters({ ...query });
  if (!input.ok || input.value.waiting === null || seesRestricted(viewer)) return input;
  return refused([
    {
      path: 'waiting',
      message: 'Only checkers, editors and admins can see findings waiting for a second person',
    },
  ]);
}

/** Names of records in filters by id; null where the viewer may not see one. */
async function namesOf({ viewer }: RequestContext, { db }: Context, filters: ClaimFilters) {
  const { speaker, source, outlet, occasion } = filters;
  return {
    speaker: speaker && (await new SpeakerReader(db, viewer).byId(speaker))?.name,
    source: source && (await new SourceReader(db, viewer).byId(source))?.title,
    outlet: outlet && (await new OutletReader(db, viewer).byId(outlet))?.name,
    occasion: occasion && (await new OccasionReader(db, viewer).byId(occasion))?.name,
  };
}

function facetsJson(
  facets: Record<
    string,
    readonly { readonly name: string; readonly value: number; readonly capped: boolean }[]
  >,
) {
  return Object.fromEntries(
    Object.entries(facets).map(([facet, values]) => [
      facet,
      values.map(({ name, value, capped }) => ({ value: name, count: value, capped })),
    ]),
  );
}

/** The filters as typed, with their errors; no claims. */
function shownAgain(
  query: Readonly<Record<string, string>>,
  errors: readonly FieldError[],
  req: RequestContext,
  ctx: Context,
): Reply {
  if (req.representation !== 'html') throw notFiltered(req, errors);
  const nothing = { rows: [], counted: null, records: null, search: null, nextHref: null, isFirst: true };
  const none = new Map<number, never>();
  const empty = { ...nothing, here: '/claims', found: none, sources: none, questions: none, lists: [] };
  return invalidReply(errors, () =>
    claimsView({ ...empty, names: {}, order: '-said_on', query, errors }, [], req, ctx),
  );
}

async function claimsView(
  shown: ClaimsShown,
  coins: readonly string[],
  req: RequestContext,
  ctx: Context,
): Promise<Page> {
  const page = {
    ...claimsPage(shown, req.viewer),
    views: await savedViews(req, ctx),
    coins,
  };
  return { view: 'claims/index', title: 'Quotations', section: 'claims', page };
}

/** Maximum number of views linked on the page of claims; a link leads to the others. */
const MAX_VIEWS = 20;

/** The saved views of this viewer, and the query that can be saved as one. */
async function savedViews(req: RequestContext, ctx: Context) {
  const views = await new ViewReader(ctx.db, req.viewer).offered(MAX_VIEWS);
  return viewsHere(views, askedFor(req), req.viewer);
}

/** The canonical query of the page; null where it has no filters, or invalid ones. */
function askedFor({ query: { text } }: RequestContext): string | null {
  if (text === '') return null;
  const query = canonicalQuery(`?${text}`);
  return query.ok ? query.value : null;
}
