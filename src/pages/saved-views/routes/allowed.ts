import type { Context } from '../../../context.js';
import { type Ask, idIn } from '../../../platform/http/ask.js';
import { AppError } from '../../../platform/lib/errors.js';
import { reaches } from '../../../platform/viewer.js';
import { mayEditView } from '../model.js';
import { type View, ViewReader } from '../store.js';

/**
 * The view, if this viewer may have it. One in the trash is shown to those who can bring it back.
 * @throws AppError not_found for none and for one that is hidden: the same answer; gone for one in the trash
 */
export async function viewOf(ask: Ask, ctx: Context): Promise<View> {
  const view = await ownOrDesks(ask, ctx);
  if (view.trashed_at !== null && !mayEditView(ask.viewer, view) && !reaches(ask.viewer.role, 'editor'))
    throw new AppError('gone', 'This view is in the trash. Whoever keeps it can bring it back.');
  return view;
}

/** The view, if this viewer may change it. @throws AppError forbidden, and what `viewOf` throws */
export async function viewToChange(ask: Ask, ctx: Context): Promise<View> {
  const view = await ownOrDesks(ask, ctx);
  if (mayEditView(ask.viewer, view)) return view;
  throw new AppError('forbidden', 'The desk’s views are changed by editors and up. Save one of your own.');
}

/** The view, if it may be changed and is not in the trash. @throws AppError gone where it is */
export async function keptViewToChange(ask: Ask, ctx: Context): Promise<View> {
  const view = await viewToChange(ask, ctx);
  if (view.trashed_at === null) return view;
  throw new AppError('gone', 'This view is in the trash: bring it back first.');
}

async function ownOrDesks(ask: Ask, ctx: Context): Promise<View> {
  const view = await new ViewReader(ctx.db, ask.viewer).byId(idIn(ask));
  if (view === undefined) throw new AppError('not_found', 'There is no view at this address.');
  return view;
}
