import type { Context } from '../../../context.js';
import { doingsOf } from '../../../people/activity/section/doings.js';
import { ActivityReader } from '../../../people/activity/store.js';
import type { RequestContext } from '../../../platform/http/request-context.js';
import { readForEvents } from '../../activity/events-store.js';
import { MAX_CONFIRMED_MINUTES, MAX_EVENTS } from '../model.js';
import { type DoneMessage, doneMessage } from '../page.js';
import { ChangeReader } from '../store.js';

/** What the page confirms to the person who made the change; null for others, and after some minutes. */
export async function confirmedOn(ask: RequestContext, ctx: Context): Promise<DoneMessage | null> {
  const { done, viewer } = ask;
  if (done === null || viewer.userId === null) return null;
  const reader = new ChangeReader(ctx.db);
  const head = await reader.head(done.change);
  const isTheirs = head !== undefined && head.actor_id === viewer.userId;
  if (!isTheirs || ctx.clock.now().getTime() - Date.parse(head.at) > MAX_CONFIRMED_MINUTES * 60_000)
    return null;
  const told = await new ActivityReader(ctx.db, viewer).ofChange(done.undid ?? done.change, MAX_EVENTS);
  const [doing] = doingsOf(await readForEvents(ctx.db, viewer, told.toReversed()));
  return doneMessage({
    change: { seq: done.change, events: await reader.events(done.change, MAX_EVENTS) },
    undid: done.undid === null ? null : await reader.events(done.undid, MAX_EVENTS),
    lines: doing?.lines ?? [],
    here: `${ask.raw.path}${ask.query.text === '' ? '' : `?${ask.query.text}`}`,
  });
}
