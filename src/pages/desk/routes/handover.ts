import type { Context } from '../../../context.js';
import { VisitReader } from '../../../people/accounts/store/visits.js';
import { doingsOf, recordsOf } from '../../../people/activity/doings.js';
import { NamesReader } from '../../../people/activity/names-store.js';
import { type ActivityEvent, ActivityReader } from '../../../people/activity/store.js';
import { type Ask, actorOf } from '../../../platform/http/ask.js';
import { filtersIn } from '../../../platform/http/filters.js';
import { faces, type Reply } from '../../../platform/http/reply.js';
import { nowIso } from '../../../platform/lib/clock.js';
import { AppError } from '../../../platform/lib/errors.js';
import { ClaimReader } from '../../../record/claims/store.js';
import { copiesTold } from '../../activity/copies-told.js';
import type { Handover } from '../handover.js';
import { handoverJson, handoverPage } from '../handover-page.js';
import { handoverWish, sinceOf } from '../input.js';
import { touchedBy } from '../touched.js';
import { readQueue } from './queue.js';

const EVENTS = 200;
const CLAIMS = 12;
/** Of each list; the page shows as many. */
const QUEUED = 12;

export async function handover(ask: Ask, ctx: Context): Promise<Reply> {
  const wish = filtersIn(ask, handoverWish);
  const shift = await readShift(ask, ctx, wish.since ?? 'here');
  return faces({
    html: () => ({
      view: 'desk/handover',
      title: 'Hand over the shift',
      section: 'desk',
      crumbs: [{ label: 'Desk', href: '/' }],
      page: handoverPage(shift),
    }),
    json: () => handoverJson(shift),
  });
}

async function readShift(ask: Ask, ctx: Context, wish: Handover['wish']): Promise<Handover> {
  const [{ id }, now, visits] = [actorOf(ask), nowIso(ctx.clock), new VisitReader(ctx.db)];
  const since = sinceOf(wish, (await visits.awayOf(id, now))?.since ?? null, now);
  const activity = new ActivityReader(ctx.db, ask.viewer);
  const events = await activity.since(await visits.newestAt(since), { by: id }, EVENTS);
  const touched = touchedBy(events).flatMap(({ ref }) => (ref.kind === 'claim' ? [ref.id] : []));
  const queue = await readQueue(ask, ctx, QUEUED);
  if (queue === null)
    throw new AppError(
      'forbidden',
      'Your role on this desk does not allow that. If you need it, ask an admin.',
    );
  return {
    by: ask.viewer.name ?? '',
    now,
    since,
    wish,
    doings: await doingsSeenBy(ask.viewer, events, ctx),
    isCut: events.length === EVENTS,
    publicDoings: await doingsSeenBy({ ...ask.viewer, role: 'viewer' }, events, ctx),
    claims: await new ClaimReader(ctx.db, ask.viewer).inOrder(touched.slice(0, CLAIMS)),
    queue,
  };
}

async function doingsSeenBy(viewer: Ask['viewer'], events: readonly ActivityEvent[], ctx: Context) {
  const names = await new NamesReader(ctx.db, viewer).of(recordsOf(events));
  return doingsOf(events, names, await copiesTold(ctx.db, viewer, events));
}
