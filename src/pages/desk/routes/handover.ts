import type { Context } from '../../../context.js';
import { VisitReader } from '../../../people/accounts/store/visits.js';
import { NamesReader } from '../../../people/activity/names-store.js';
import { doingsOf, recordsOf } from '../../../people/activity/section/doings.js';
import { type ActivityEvent, ActivityReader } from '../../../people/activity/store.js';
import { filtersIn } from '../../../platform/http/filters.js';
import { faces, type Reply } from '../../../platform/http/reply.js';
import { actorOf, type RequestContext } from '../../../platform/http/request-context.js';
import { nowIso } from '../../../platform/lib/clock.js';
import { AppError } from '../../../platform/lib/errors.js';
import { ClaimReader } from '../../../record/claims/store.js';
import { effectsOfCopies } from '../../activity/doings-store.js';
import type { Handover } from '../handover.js';
import { handoverOptions, sinceOf } from '../input.js';
import { handoverJson, handoverPage } from '../page/handover.js';
import { touchedBy } from '../page/touched.js';
import { readQueue } from './queue.js';

const EVENTS = 200;
const CLAIMS = 12;
/** Rows per list, as many as the page shows. */
const QUEUED = 12;

export async function handover(req: RequestContext, ctx: Context): Promise<Reply> {
  const wish = filtersIn(req, handoverOptions);
  const shift = await readShift(req, ctx, wish.since ?? 'here');
  return faces({
    html: () => ({
      view: 'desk/handover',
      title: 'Shift handover',
      section: 'desk',
      crumbs: [{ label: 'Desk', href: '/' }],
      page: handoverPage(shift),
    }),
    json: () => handoverJson(shift),
  });
}

async function readShift(req: RequestContext, ctx: Context, wish: Handover['wish']): Promise<Handover> {
  const [{ id }, now, visits] = [actorOf(req), nowIso(ctx.clock), new VisitReader(ctx.db)];
  const since = sinceOf(wish, (await visits.awayOf(id, now))?.since ?? null, now);
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
    wish,
    doings: await doingsSeenBy(req.viewer, events, ctx),
    isCut: events.length === EVENTS,
    publicDoings: await doingsSeenBy({ ...req.viewer, role: 'viewer' }, events, ctx),
    claims: await new ClaimReader(ctx.db, req.viewer).inOrder(touched.slice(0, CLAIMS)),
    queue,
  };
}

async function doingsSeenBy(
  viewer: RequestContext['viewer'],
  events: readonly ActivityEvent[],
  ctx: Context,
) {
  const names = await new NamesReader(ctx.db, viewer).namesOf(recordsOf(events));
  return doingsOf(events, names, await effectsOfCopies(ctx.db, viewer, events));
}
