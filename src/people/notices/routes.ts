import type { Context } from '../../platform/context.js';
import { filtersIn } from '../../platform/http/filters.js';
import { faces, type Reply, written } from '../../platform/http/reply.js';
import { idIn, type RequestContext } from '../../platform/http/request-context.js';
import type { Router } from '../../platform/http/router.js';
import { AppError } from '../../platform/lib/errors.js';
import { PAGED } from '../../platform/lib/fields/filters.js';
import { findUnreached, requireRecipients } from './actions/reach.js';
import { addTestNotice, retryNotice } from './actions.js';
import { noticeJson } from './json.js';
import { NoticeListReader } from './list-store.js';
import { noticesPage } from './page.js';
import { NoticeReader } from './store.js';

const ROWS = 50;

export function noticeRoutes(router: Router, ctx: Context): void {
  router.get('/notices', (req) => list(req, ctx));
  router.post('/notices/test', (req) => test(req, ctx));
  router.post('/notices/:id/retry', (req) => retry(req, ctx));
}

async function list(req: RequestContext, ctx: Context): Promise<Reply> {
  const { after } = filtersIn(req, PAGED);
  const page = await new NoticeListReader(ctx.db).page(after, ROWS);
  const unreached = await findUnreached(ctx.db, ctx.config.mail);
  const next = (suffix: string) => page.next && `/notices${suffix}?after=${page.next}`;
  return faces({
    html: () => ({
      view: 'notices/index',
      title: 'Notices',
      section: 'desk',
      crumbs: [{ label: 'Desk', href: '/' }],
      page: noticesPage(page, unreached, next('')),
    }),
    json: () => ({ unreached, notices: page.rows.map(noticeJson), next: next('.json') }),
  });
}

async function test(req: RequestContext, ctx: Context): Promise<Reply> {
  await requireRecipients(ctx.db, ctx.config.mail);
  return req.write(async (change) => {
    return written(200, '/notices', { id: await addTestNotice(change) });
  });
}

async function retry(req: RequestContext, ctx: Context): Promise<Reply> {
  const id = idIn(req);
  if ((await new NoticeReader(ctx.db).byId(id)) !== undefined)
    await requireRecipients(ctx.db, ctx.config.mail);
  return req.write(async (change) => {
    const queued = await retryNotice(change, id);
    if (queued === null) throw new AppError('not_found', 'There is no such notice.');
    if (queued === 0) throw new AppError('not_now', 'No mail of this notice waits or was given up.');
    return written(200, '/notices', { id, queued });
  });
}
