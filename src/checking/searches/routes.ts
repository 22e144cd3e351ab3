import type { Context } from '../../context.js';
import { csvHref, csvOf } from '../../platform/http/csv.js';
import { filtersIn } from '../../platform/http/filters.js';
import { orNotFound } from '../../platform/http/or-not-found.js';
import { faces, invalidReply, type Page, type Reply, written } from '../../platform/http/reply.js';
import { bodyOf, idIn, type RequestContext } from '../../platform/http/request-context.js';
import type { Router } from '../../platform/http/router.js';
import { AppError } from '../../platform/lib/errors.js';
import { WHOLE } from '../../platform/lib/fields/filters.js';
import { typedFrom } from '../../platform/lib/fields/form-page.js';
import { everyRow } from '../../platform/lib/formats/csv-table.js';
import { crumbsBelow } from '../../record/claims/model.js';
import { ClaimReader } from '../../record/claims/store.js';
import { logSearch } from './actions.js';
import { SEARCH_COLUMNS } from './csv.js';
import { parseSearch, searchFilters } from './input.js';
import { searchJson } from './json.js';
import { claimSearchesPage, hrefOnClaim, searchesPage } from './page.js';
import { searchRoutes } from './routes/search.js';
import type { Refused } from './section.js';
import { SearchReader } from './store.js';

// The search log: that of one claim at its address, where entries are added, and all of it at /searches.
// routes/search.ts serves single entries.

export function effortRoutes(router: Router, ctx: Context): void {
  router.get('/searches', (req) => index(req, ctx));
  router.get('/claims/:id/searches', (req) => listOn(req, ctx));
  router.post('/claims/:id/searches', (req) => logOn(req, ctx));
  searchRoutes(router, ctx);
}

async function index(req: RequestContext, ctx: Context): Promise<Reply> {
  const { query, viewer } = req;
  const filters = filtersIn(req, searchFilters);
  const { show, mine, after } = filters;
  // A visitor who is not signed in has no searches.
  const authorId = mine ? (viewer.userId ?? 0) : null;
  const read = (from: string | null) =>
    new SearchReader(ctx.db, viewer).page({ show: show ?? 'open', authorId, after: from });
  const page = await read(after);
  const next = (suffix: string) =>
    page.next && `/searches${suffix}?${new URLSearchParams({ ...query.single(), after: page.next })}`;
  return faces({
    html: () => ({
      view: 'searches/index',
      title: 'Searches',
      section: 'desk',
      crumbs: [{ label: 'Desk', href: '/' }],
      page: { ...searchesPage(page.rows, filters, next(''), viewer), csvHref: csvHref(req) },
    }),
    json: () => ({ searches: page.rows.map(searchJson), next: next('.json') }),
    csv: csvOf('searches', SEARCH_COLUMNS, () => everyRow(read)),
  });
}

async function claimOf(req: RequestContext, ctx: Context) {
  return orNotFound(await new ClaimReader(ctx.db, req.viewer).byId(idIn(req)), 'quotation', req.viewer);
}

async function listOn(req: RequestContext, ctx: Context): Promise<Reply> {
  const claim = await claimOf(req, ctx);
  filtersIn(req, WHOLE);
  return faces({
    html: () => pageOn(req, ctx, claim, { typed: {}, errors: [] }),
    json: async () => {
      const searches = await new SearchReader(ctx.db, req.viewer).ofClaim(claim.id);
      return { searches: searches.map(searchJson) };
    },
  });
}

async function logOn(req: RequestContext, ctx: Context): Promise<Reply> {
  const [claim, { as, fields }] = [await claimOf(req, ctx), bodyOf(req)];
  if (claim.trashed_at !== null)
    throw new AppError('gone', 'This quotation is in the trash. Restore it first, then log the search.');
  const input = parseSearch(fields, ctx.clock.now());
  if (!input.ok) {
    const refused = { typed: typedFrom(fields), errors: input.errors };
    return invalidReply(input.errors, () => pageOn(req, ctx, claim, refused));
  }
  return req.write(async (change) => {
    const { id } = await logSearch(change, claim.id, input.value);
    const search = orNotFound(await new SearchReader(change.tx, req.viewer).byId(id), 'search', req.viewer);
    return written(201, as === 'form' ? hrefOnClaim(search) : `/searches/${id}`, searchJson(search));
  });
}

async function pageOn(
  req: RequestContext,
  ctx: Context,
  claim: Awaited<ReturnType<typeof claimOf>>,
  refused: Refused,
): Promise<Page> {
  const searches = await new SearchReader(ctx.db, req.viewer).ofClaim(claim.id);
  const page = claimSearchesPage(claim, searches, req.viewer, refused);
  return { view: 'searches/claim', title: page.title, section: 'claims', crumbs: crumbsBelow(claim), page };
}
