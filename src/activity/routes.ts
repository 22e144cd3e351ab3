import type { Context } from '../context.js';
import type { Ask } from '../http/ask.js';
import type { Door } from '../http/door.js';
import { faces, type Reply } from '../http/reply.js';
import { NamesReader } from './names-store.js';
import { activityJson, activityPage, doingsOf, recordsOf } from './page.js';
import { ActivityReader } from './store.js';

const EVENTS = 100;

export function activityRoutes(door: Door, ctx: Context): void {
  door.get('/activity', (ask) => index(ask, ctx));
}

async function index(ask: Ask, ctx: Context): Promise<Reply> {
  const after = ask.query.one('after');
  const { rows, next } = await new ActivityReader(ctx.db, ask.viewer).page({ after, limit: EVENTS });
  const names = await new NamesReader(ctx.db, ask.viewer).of(recordsOf(rows));
  const doings = doingsOf(rows, names);
  const nextAt = (path: string) => next && `${path}?${new URLSearchParams({ after: next })}`;
  return faces({
    html: () => ({
      view: 'activity/index',
      title: 'Activity',
      section: 'desk',
      crumbs: [{ label: 'Desk', href: '/' }],
      page: activityPage(doings, nextAt('/activity'), after === null),
    }),
    json: () => activityJson(doings, nextAt('/activity.json')),
  });
}
