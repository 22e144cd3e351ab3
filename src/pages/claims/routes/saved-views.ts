import type { Context } from '../../../context.js';
import type { RequestContext } from '../../../platform/http/request-context.js';
import { canonicalQuery } from '../../saved-views/input.js';
import { viewsHere } from '../../saved-views/section.js';
import { ViewReader } from '../../saved-views/store.js';

/** Maximum number of views linked on the page of claims; a link leads to the others. */
const MAX_VIEWS = 20;

/** The saved views of this viewer, and the query that can be saved as one. */
export async function savedViews(req: RequestContext, ctx: Context) {
  const views = await new ViewReader(ctx.db, req.viewer).offered(MAX_VIEWS);
  return viewsHere(views, askedFor(req), req.viewer);
}

/** The canonical query of the page; null where it has no filters, or invalid ones. */
function askedFor({ query: { text } }: RequestContext): string | null {
  if (text === '') return null;
  const query = canonicalQuery(`?${text}`);
  return query.ok ? query.value : null;
}
