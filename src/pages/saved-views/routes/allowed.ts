import type { Context } from '../../../context.js';
import { idIn, type RequestContext } from '../../../platform/http/request-context.js';
import { AppError } from '../../../platform/lib/errors.js';
import { reaches } from '../../../platform/viewer.js';
import { mayEditView } from '../model.js';
import { type View, ViewReader } from '../store.js';

/**
 * The view, if this viewer may see it. One in the trash is shown to those who can restore it.
 * @throws AppError not_found, whether it does not exist or is hidden; gone for one in the trash
 */
export async function viewOf(req: RequestContext, ctx: Context): Promise<View> {
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
