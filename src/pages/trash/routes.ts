import type { Context } from '../../platform/context.js';
import { filtersIn } from '../../platform/http/filters.js';
import { faces, type Reply } from '../../platform/http/reply.js';
import type { RequestContext } from '../../platform/http/request-context.js';
import type { Router } from '../../platform/http/router.js';
import { PAGED } from '../../platform/lib/fields/filters.js';
import { trashJson, trashPage } from './page.js';
import { TrashReader } from './store.js';

export function trashRoutes(router: Router, ctx: Context): void {
  router.get('/trash', (req) => index(req, ctx));
}

async function index(req: RequestContext, ctx: Context): Promise<Reply> {
  const { after } = filtersIn(req, PAGED);
  const { rows, next } = await new TrashReader(ctx.db, req.viewer).page(after);
  const nextAt = (path: string) => next && `${path}?${new URLSearchParams({ after: next })}`;
  return faces({
    html: () => ({
      view: 'trash/index',
      title: 'Trash',
      section: 'desk',
      crumbs: [{ label: 'Desk', href: '/' }],
      page: trashPage(rows, nextAt('/trash'), after === null ? null : '/trash'),
    }),
    json: () => trashJson(rows, nextAt('/trash.json')),
  });
}
