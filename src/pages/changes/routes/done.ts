import { doingsOf } from '../../../people/activity/section/doings.js';
import { ActivityReader } from '../../../people/activity/store.js';
import type { Context } from '../../../platform/context.js';
import type { RequestContext } from '../../../platform/http/request-context.js';
import { readForEvents } from '../../activity/events-store.js';
import { eventOf, isUndoOf, MAX_CONFIRMED_MINUTES, MAX_EVENTS } from '../model.js';
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
  const events = await reader.events(done.change, MAX_EVENTS);
  const activity = new ActivityReader(ctx.db, viewer);
  // NOTE: whoever asks writes the address, so it is the events seen by this viewer that are told.
  const before = done.undid === null ? [] : await activity.ofChange(done.undid, MAX_EVENTS);
  const undid = before.map(eventOf);
  const isUndo = isUndoOf(events, undid);
  const told = isUndo ? before : await activity.ofChange(done.change, MAX_EVENTS);
  const [doing] = doingsOf(await readForEvents(ctx.db, viewer, told.toReversed()));
  return doneMessage({
    change: { seq: done.change, events },
    undid: isUndo ? undid : null,
    lines: doing?.lines ?? [],
    here: `${ask.raw.path}${ask.query.text === '' ? '' : `?${ask.query.text}`}`,
  });
}
