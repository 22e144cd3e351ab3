import { VisitReader } from '../../../people/accounts/store/visits.js';
import { doingsOf } from '../../../people/activity/section/doings.js';
import { ActivityReader } from '../../../people/activity/store.js';
import type { Context } from '../../../platform/context.js';
import { filtersIn } from '../../../platform/http/filters.js';
import { faces, type Reply } from '../../../platform/http/reply.js';
import { actorOf, type RequestContext } from '../../../platform/http/request-context.js';
import { nowIso } from '../../../platform/lib/clock.js';
import { AppError } from '../../../platform/lib/errors.js';
import { ClaimReader } from '../../../record/claims/store.js';
import { readForEvents } from '../../activity/events-store.js';
import { handoverOptions, sinceOf } from '../input.js';
import { handoverJson, handoverPage } from '../page/handover.js';
import type { Handover } from '../page/handover-text.js';
import { touchedBy } from '../page/touched.js';
import { readQueue } from './queue.js';

const EVENTS = 200;
const CLAIMS = 12;
/** Rows per list, as many as the page shows. */
const QUEUED = 12;

export async function handover(req: RequestContext, ctx: Context): Promise<Reply> {
  const { since } = filtersIn(req, handoverOptions);
  const shift = await readShift(req, ctx, since ?? 'here');
  return faces({
    html: () => ({
      view: 'desk/handover',
      title: 'Shift handover',
      section: 'desk',
      crumbs: [{ label: 'Desk', href: '/' }],
      page: handoverPage(shift, req.viewer.timeZone ?? null),
    }),
    json: () => handoverJson(shift),
  });
}

async function readShift(req: RequestContext, ctx: Context, from: Handover['from']): Promise<Handover> {
  const [{ id }, now, visits] = [actorOf(req), nowIso(ctx.clock), new VisitReader(ctx.db)];
  const since = sinceOf(from, (await visits.awayOf(id, now))?.since ?? null, now);
  const activity = new ActivityReader(ctx.db, req.viewer);
  const events = await activity.since(await visits.newestAt(since), { by: id }, EVENTS);
  const touched = touchedBy(events).flatMap(({ ref }) => (ref.kind === 'claim' ? [ref.id] : []));
  const queue = await readQueue(req, ctx, QUEUED);
  if (queue === null)
    throw new AppError('forbidden', 'Your role does not allow this. If you need it, ask an admin.');
  return {
    by: req.viewer.name ?? '',
    now,
    since,
    from,
    doings: doingsOf(await readForEvents(ctx.db, req.viewer, events)),
    isCut: events.length === EVENTS,
    publicDoings: doingsOf(await readForEvents(ctx.db, { ...req.viewer, role: 'viewer' }, events)),
    claims: await new ClaimReader(ctx.db, req.viewer).inOrder(touched.slice(0, CLAIMS)),
    queue,
  };
}
