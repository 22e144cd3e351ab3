import type { Context } from '../../../context.js';
import type { Ask } from '../../../platform/http/ask.js';
import { viewsHere } from '../../saved-views/here.js';
import { canonicalQuery } from '../../saved-views/input.js';
import { ViewReader } from '../../saved-views/store.js';

/** As many views as stand as links on the page of claims; the rest is a click away. */
const MOST_VIEWS = 20;

/** The saved views that this viewer has, and what of this page can be saved as one. */
export async function savedViews(ask: Ask, ctx: Context) {
  const views = await new ViewReader(ctx.db, ask.viewer).offered(MOST_VIEWS);
  return viewsHere(views, askedFor(ask), ask.viewer);
}

/** What the page shows, in its one form; null where it shows everything, or cannot be read. */
function askedFor({ query: { text } }: Ask): string | null {
  if (text === '') return null;
  const query = canonicalQuery(`?${text}`);
  return query.ok ? query.value : null;
}
