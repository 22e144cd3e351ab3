import type { Context } from '../../../context.js';
import type { RequestContext } from '../../../platform/http/request-context.js';
import { viewsHere } from '../../saved-views/here.js';
import { canonicalQuery } from '../../saved-views/input.js';
import { ViewReader } from '../../saved-views/store.js';

/** As many views as stand as links on the page of claims; the rest is a click away. */
const MAX_VIEWS = 20;

/** The saved views that this viewer has, and what of this page can be saved as one. */
export async function savedViews(req: RequestContext, ctx: Context) {
  const views = await new ViewReader(ctx.db, req.viewer).offered(MAX_VIEWS);
  return viewsHere(views, askedFor(req), req.viewer);
}

/** What the page shows, in its one form; null where it shows everything, or cannot be read. */
function askedFor({ query: { text } }: RequestContext): string | null {
  if (text === '') return null;
  const query = canonicalQuery(`?${text}`);
  return query.ok ? query.value : null;
}
