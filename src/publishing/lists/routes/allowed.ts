import type { Context } from '../../../platform/context.js';
import { idIn, type RequestContext } from '../../../platform/http/request-context.js';
import { AppError } from '../../../platform/lib/errors.js';
import { reaches } from '../../../platform/viewer.js';
import { mayEditList } from '../model.js';
import { type List, ListReader } from '../store.js';

/**
 * The list, if this viewer may see it. One in the trash is shown to those who can restore it.
 * @param id by default the one in the address
 * @throws AppError not_found for none and for another person's: the same answer; gone for one in the trash
 */
export async function listOf(req: RequestContext, ctx: Context, id = idIn(req)): Promise<List> {
  const list = await ownOrDesks(req, ctx, id);
  if (list.trashed_at !== null && !mayEditList(req.viewer, list) && !reaches(req.viewer.role, 'editor')) {
    throw new AppError('gone', 'This list is in the trash. Those who may change it can restore it.');
  }
  return list;
}

/** The list, if this viewer may change it. @throws AppError forbidden, and what `listOf` throws */
export async function listToChange(req: RequestContext, ctx: Context): Promise<List> {
  const list = await ownOrDesks(req, ctx);
  if (mayEditList(req.viewer, list)) return list;
  throw new AppError(
    'forbidden',
    'Only checkers, editors and admins can change shared lists. Make a list of your own.',
  );
}

/** The list, if it may be changed and is not in the trash. @throws AppError gone where it is */
export async function keptListToChange(req: RequestContext, ctx: Context): Promise<List> {
  const list = await listToChange(req, ctx);
  if (list.trashed_at === null) return list;
  throw new AppError('gone', 'This list is in the trash: restore it first.');
}

async function ownOrDesks(req: RequestContext, ctx: Context, id = idIn(req)): Promise<List> {
  const list = await new ListReader(ctx.db, req.viewer).byId(id);
  if (list === undefined) throw new AppError('not_found', 'There is no list at this address.');
  return list;
}
