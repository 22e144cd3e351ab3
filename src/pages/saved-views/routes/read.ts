import { NamesReader } from '../../../people/activity/names-store.js';
import type { Context } from '../../../platform/context.js';
import { listReply } from '../../../platform/http/list-reply.js';
import { conflictWith } from '../../../platform/http/outcomes.js';
import { faces, type Page, type Reply, seeOther } from '../../../platform/http/reply.js';
import { idIn, type RequestContext } from '../../../platform/http/request-context.js';
import { AppError } from '../../../platform/lib/errors.js';
import { PAGED } from '../../../platform/lib/fields/filters.js';
import type { RecordForm, Typed } from '../../../platform/lib/fields/form-page.js';
import { reaches } from '../../../platform/viewer.js';
import { addressOf, mayEditView } from '../model.js';
import {
  recordsIn,
  trashedViewPage,
  typedFromView,
  VIEW_COLUMNS,
  viewFormPage,
  viewJson,
  viewsPage,
} from '../page.js';
import { type View, ViewReader } from '../store.js';

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

export function namesIn({ viewer }: RequestContext, { db }: Context, views: readonly Pick<View, 'query'>[]) {
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
export async function newViewForm(req: RequestContext, ctx: Context): Promise<Reply> {
  const query = req.query.one('query');
  const typed: Typed = query === null ? {} : { query };
  return faces({ html: () => formPage(req, ctx, { id: null, version: null, typed, errors: [] }) });
}

export async function editViewForm(req: RequestContext, ctx: Context): Promise<Reply> {
  const view = await keptViewToChange(req, ctx);
  const form = { id: view.id, version: view.version, typed: typedFromView(view), errors: [] };
  return faces({ html: () => formPage(req, ctx, form) });
}

/** @param saved the values that somebody else saved meanwhile */
export async function formPage(
  req: RequestContext,
  ctx: Context,
  form: RecordForm,
  saved: Typed | null = null,
): Promise<Page> {
  const names = await namesIn(req, ctx, [{ query: form.typed.query ?? '' }]);
  const page = viewFormPage(form, req.viewer, names);
  return {
    view: 'views/form',
    title: page.title,
    section: 'claims',
    crumbs: CRUMBS,
    page: { ...page, conflict: saved && conflictWith(page.compared, saved) },
  };
}

/**
 * The view, if this viewer may see it. One in the trash is shown to those who can restore it.
 * @throws AppError not_found, whether it does not exist or is hidden; gone for one in the trash
 */
async function viewOf(req: RequestContext, ctx: Context): Promise<View> {
  const view = await ownOrDesks(req, ctx);
  if (view.trashed_at !== null && !mayEditView(req.viewer, view) && !reaches(req.viewer.role, 'editor'))
    throw new AppError('gone', 'This view is in the trash. Those who may change it can restore it.');
  return view;
}

/** The view, if this viewer may change it. @throws AppError forbidden, and what `viewOf` throws */
export async function viewToChange(req: RequestContext, ctx: Context): Promise<View> {
  const view = await ownOrDesks(req, ctx);
  if (mayEditView(req.viewer, view)) return view;
  throw new AppError('forbidden', 'Only editors and admins can change shared views. Save one of your own.');
}

/** The view, if it may be changed and is not in the trash. @throws AppError gone where it is */
export async function keptViewToChange(req: RequestContext, ctx: Context): Promise<View> {
  const view = await viewToChange(req, ctx);
  if (view.trashed_at === null) return view;
  throw new AppError('gone', 'This view is in the trash: restore it first.');
}

async function ownOrDesks(req: RequestContext, ctx: Context): Promise<View> {
  const view = await new ViewReader(ctx.db, req.viewer).byId(idIn(req));
  if (view === undefined) throw new AppError('not_found', 'There is no view at this address.');
  return view;
}
