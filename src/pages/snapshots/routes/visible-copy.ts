import type { Context } from '../../../platform/context.js';
import { orNotFound } from '../../../platform/http/or-not-found.js';
import { idIn, type RequestContext } from '../../../platform/http/request-context.js';
import { SnapshotReader, type SnapshotWithText } from '../../../record/snapshots/store.js';
import { SourceReader, type SourceRow } from '../../../record/sources/store.js';

// Resolves the address of a copy, as far as the viewer may see it.

export async function sourceOf(req: RequestContext, ctx: Context): Promise<SourceRow> {
  return orNotFound(await new SourceReader(ctx.db, req.viewer).byId(idIn(req)), 'source', req.viewer);
}

export async function copyOf(
  req: RequestContext,
  ctx: Context,
  source: SourceRow,
): Promise<SnapshotWithText> {
  const copy = await new SnapshotReader(ctx.db, req.viewer).byId(source.id, idIn(req, 'snapshot'));
  return orNotFound(copy, 'saved copy', req.viewer);
}
