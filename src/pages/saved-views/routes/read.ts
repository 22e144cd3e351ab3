import type { Context } from '../../../context.js';
import { NamesReader } from '../../../people/activity/names-store.js';
import { listReply } from '../../../platform/http/list-reply.js';
import { faces, type Page, type Reply, seeOther } from '../../../platform/http/reply.js';
import type { RequestContext } from '../../../platform/http/request-context.js';
import { PAGED } from '../../../platform/lib/fields/filters.js';
import type { RecordForm, Typed } from '../../../platform/lib/fields/form-page.js';
import { VIEW_COLUMNS } from '../csv.js';
import { addressOf } from '../model.js';
import { recordsIn, trashedViewPage, typedFromView, viewFormPage, viewJson, viewsPage } from '../page.js';
import { type View, ViewReader } from '../store.js';
import { keptViewToChange, viewOf } from './allowed.js';

const CRUMBS = [
  { label: 'Quotations', href: '/claims' },
  { label: 'Saved views', href: '/views' },
] as const;

export function listViews(req: RequestContext, ctx: Context): Promise<Reply> {
  return listReply(req, {
    plural: 'views',
    frame: { title: 'Saved views', section: 'claims', crumbs: CRUMBS.slice(0, 1) },
    filters: PAGED,
    read: ({ after }) => new ViewReader(ctx.db, req.viewer).page(after),
    page: async (page, nextHref) => viewsPage(page, nextHref, req.viewer, await namesIn(req, ctx, page.rows)),
    json: viewJson,
    columns: VIEW_COLUMNS,
  });
}

function namesIn({ viewer }: RequestContext, { db }: Context, views: readonly View[]) {
  return new NamesReader(db, viewer).namesOf(recordsIn(views));
}

/** Redirects to the view's address. */
export async function showView(req: RequestContext, ctx: Context): Promise<Reply> {
  const view = await viewOf(req, ctx);
  if (req.representation === 'html' && view.trashed_at === null) return seeOther(addressOf(view));
  return faces({
    html: async () => ({
      view: 'views/show',
      title: view.name,
      section: 'claims',
      crumbs: CRUMBS,
      page: trashedViewPage(view, req.viewer, await namesIn(req, ctx, [view])),
    }),
    json: () => viewJson(view),
  });
}

/** `query` in the address is what is to be saved. */
export async function newViewForm(req: RequestContext): Promise<Reply> {
  const query = req.query.one('query');
  const typed: Typed = query === null ? {} : { query };
  return faces({ html: () => formPage(req, { id: null, version: null, typed, errors: [] }) });
}

export async function editViewForm(req: RequestContext, ctx: Context): Promise<Reply> {
  const view = await keptViewToChange(req, ctx);
  const form = { id: view.id, version: view.version, typed: typedFromView(view), errors: [] };
  return faces({ html: () => formPage(req, form) });
}

export function formPage(
  req: RequestContext,
  form: RecordForm,
  conflict: readonly object[] | null = null,
): Page {
  const page = viewFormPage(form, req.viewer);
  return {
    view: 'views/form',
    title: page.title,
    section: 'claims',
    crumbs: CRUMBS,
    page: { ...page, conflict },
  };
}
