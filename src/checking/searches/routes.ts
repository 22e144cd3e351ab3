import type { Context } from '../../platform/context.js';
import type { WriteContext } from '../../platform/db/transact.js';
import { filtersIn } from '../../platform/http/filters.js';
import { listReply } from '../../platform/http/list-reply.js';
import { orNotFound } from '../../platform/http/or-not-found.js';
import { conflictWith, type Outcome, outcomeReply, withRow } from '../../platform/http/outcomes.js';
import { faces, invalidReply, type Page, type Reply, written } from '../../platform/http/reply.js';
import { bodyOf, idIn, type RequestContext, versionSent } from '../../platform/http/request-context.js';
import type { Router } from '../../platform/http/router.js';
import { AppError } from '../../platform/lib/errors.js';
import { PAGED } from '../../platform/lib/fields/filters.js';
import { typedFrom } from '../../platform/lib/fields/form-page.js';
import { crumbsBelow } from '../../record/claims/model.js';
import { ClaimReader } from '../../record/claims/store.js';
import { editSearch, logSearch, restoreSearch, trashSearch } from './actions.js';
import { SEARCH_COLUMNS } from './csv.js';
import { parseSearch, parseSearchEdit, searchFilters } from './input.js';
import { searchJson } from './json.js';
import {
  claimSearchesPage,
  hrefOnClaim,
  type SearchForm,
  searchesPage,
  searchFormPage,
  searchPage,
  typedFromSearch,
} from './page.js';
import { type Refused, searchesHref } from './section.js';
import { type Search, SearchReader } from './store.js';

// The search log: that of one claim at its address, where entries are added, all of it at /searches, and each entry at
// its own address.

export function searchRoutes(router: Router, ctx: Context): void {
  const one = '/searches/:id';
  router.get('/searches', (req) => index(req, ctx));
  router.get('/claims/:id/searches', (req) => listOn(req, ctx));
  router.post('/claims/:id/searches', (req) => logOn(req, ctx));
  router.get(one, (req) => show(req, ctx));
  router.get(`${one}/edit`, (req) => edit(req, ctx));
  router.post(one, (req) => save(req, ctx));
  router.patch(one, (req) => save(req, ctx));
  router.post(`${one}/trash`, (req) => trash(req, ctx));
  router.delete(one, (req) => trash(req, ctx));
  router.post(`${one}/restoration`, (req) => restore(req, ctx));
}

async function index(req: RequestContext, ctx: Context): Promise<Reply> {
  const { viewer } = req;
  return listReply(req, {
    plural: 'searches',
    frame: { title: 'Searches', section: 'desk', crumbs: [{ label: 'Desk', href: '/' }] },
    filters: searchFilters,
    // A visitor who is not signed in has no searches.
    read: ({ show, mine, after }) =>
      new SearchReader(ctx.db, viewer).page({
        ...{ show: show ?? 'open', authorId: mine ? (viewer.userId ?? 0) : null, after },
      }),
    page: ({ rows }, nextHref, filters) => searchesPage(rows, filters, nextHref, viewer),
    json: searchJson,
    columns: SEARCH_COLUMNS,
  });
}

async function claimOf(req: RequestContext, ctx: Context) {
  return orNotFound(await new ClaimReader(ctx.db, req.viewer).byId(idIn(req)), 'quotation', req.viewer);
}

async function listOn(req: RequestContext, ctx: Context): Promise<Reply> {
  const claim = await claimOf(req, ctx);
  const { after } = filtersIn(req, PAGED);
  return faces({
    html: () => pageOn(req, ctx, { claim, after }, { typed: {}, errors: [] }),
    json: async () => {
      const { rows, next } = await new SearchReader(ctx.db, req.viewer).ofClaim(claim.id, after);
      return { searches: rows.map(searchJson), next: next && searchesHref(claim.id, next, '.json') };
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
    return invalidReply(input.errors, () => pageOn(req, ctx, { claim, after: null }, refused));
  }
  return req.write(async (change) => {
    const { id } = await logSearch(change, claim.id, input.value);
    const search = await searchIn(change, req, id);
    return written(201, as === 'form' ? hrefOnClaim(search) : `/searches/${id}`, searchJson(search));
  });
}

async function pageOn(
  req: RequestContext,
  ctx: Context,
  { claim, after }: { readonly claim: Awaited<ReturnType<typeof claimOf>>; readonly after: string | null },
  refused: Refused,
): Promise<Page> {
  const searches = await new SearchReader(ctx.db, req.viewer).ofClaim(claim.id, after);
  const page = claimSearchesPage(claim, searches, req.viewer, refused);
  return { view: 'searches/claim', title: page.title, section: 'claims', crumbs: crumbsBelow(claim), page };
}

/** @throws AppError not_found, also where its claim is hidden; gone where either is in the trash */
async function searchOf(req: RequestContext, ctx: Context): Promise<Search> {
  const search = orNotFound(await new SearchReader(ctx.db, req.viewer).byId(idIn(req)), 'search', req.viewer);
  orNotFound({ trashed_at: search.claim_trashed_at }, 'search', req.viewer);
  return search;
}

async function livingSearchOf(req: RequestContext, ctx: Context): Promise<Search> {
  const search = await searchOf(req, ctx);
  if (search.trashed_at === null && search.claim_trashed_at === null) return search;
  throw new AppError('gone', 'This search or its quotation is in the trash. Restore that first.');
}

async function show(req: RequestContext, ctx: Context): Promise<Reply> {
  const search = await searchOf(req, ctx);
  return faces({
    html: () => {
      const page = searchPage(search, req.viewer);
      return { view: 'searches/show', title: page.title, section: 'desk', crumbs: CRUMBS, page };
    },
    json: () => searchJson(search),
  });
}

async function edit(req: RequestContext, ctx: Context): Promise<Reply> {
  const search = await livingSearchOf(req, ctx);
  const { id, version } = search;
  return faces({ html: () => formPage({ id, version, typed: typedFromSearch(search), errors: [] }) });
}

async function save(req: RequestContext, ctx: Context): Promise<Reply> {
  const [{ id }, { as, fields }] = [await livingSearchOf(req, ctx), bodyOf(req)];
  const [version, typed] = [versionSent(req), typedFrom(fields)];
  const input = parseSearchEdit(as, fields, ctx.clock.now());
  if (!input.ok)
    return invalidReply(input.errors, () => formPage({ id, version, typed, errors: input.errors }));
  return req.write(async (change) => {
    const outcome = await editSearch(change, id, version, input.value);
    return answerTo(change, req, outcome, (current) => {
      const form: SearchForm = { id, version: current.version, typed, errors: [] };
      return formPage(form, conflictWith(searchFormPage(form).fields, typedFromSearch(current)));
    });
  });
}

async function trash(req: RequestContext, ctx: Context): Promise<Reply> {
  const { id } = await searchOf(req, ctx);
  return req.write(async (change) =>
    answerTo(change, req, await trashSearch(change, id, bodyOf(req).version)),
  );
}

async function restore(req: RequestContext, ctx: Context): Promise<Reply> {
  const search = await searchOf(req, ctx);
  return req.write(async (change) => answerTo(change, req, await restoreSearch(change, search)));
}

async function answerTo(
  change: WriteContext,
  req: RequestContext,
  outcome: Outcome<{ readonly id: number }>,
  conflict: ((current: Search) => Page) | null = null,
): Promise<Reply> {
  const row = await withRow(outcome, (id) => searchIn(change, req, id));
  return outcomeReply(row, { location: `/searches/${idIn(req)}`, json: searchJson, conflict });
}

async function searchIn(change: WriteContext, req: RequestContext, id: number): Promise<Search> {
  return orNotFound(await new SearchReader(change.tx, req.viewer).byId(id), 'search', req.viewer);
}

function formPage(form: SearchForm, conflict: readonly object[] | null = null): Page {
  const page = searchFormPage(form);
  const shown = { ...page, conflict };
  return { view: 'searches/form', title: page.title, section: 'desk', crumbs: CRUMBS, page: shown };
}

const CRUMBS = [
  { label: 'Desk', href: '/' },
  { label: 'Searches', href: '/searches?show=all' },
] as const;
