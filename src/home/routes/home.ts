import { reaches } from '../../accounts/model.js';
import { VisitReader } from '../../accounts/store/visits.js';
import { copiesTold } from '../../activity/copies-told.js';
import { doingsOf, recordsOf, toldJson } from '../../activity/doings.js';
import { NamesReader } from '../../activity/names-store.js';
import { ActivityReader } from '../../activity/store.js';
import type { Context } from '../../context.js';
import { readSampleFile } from '../../exchange/sample-files.js';
import type { Ask } from '../../http/ask.js';
import { faces, type Reply } from '../../http/reply.js';
import { nowIso } from '../../lib/clock.js';
import { namesIn } from '../../practice/actions.js';
import { stateOf } from '../../practice/model.js';
import { PracticeReader } from '../../practice/store.js';
import { type Home, homeJson, homePage, targetsOf } from '../page.js';
import { HomeReader } from '../store.js';
import { touchedBy } from '../touched.js';
import { readQueue } from './queue.js';

const ROWS = 10;
const QUEUED = 5;
const EVENTS = 40;
const DOINGS = 8;

export async function home(ask: Ask, ctx: Context): Promise<Reply> {
  const now = nowIso(ctx.clock);
  const desk = new HomeReader(ctx.db, ask.viewer);
  const notes = await desk.openNotes(ROWS);
  const claims = await desk.newClaims(ROWS);
  const away = await awayOf(ask, ctx, now);
  const { userId } = ask.viewer;
  const activity = new ActivityReader(ctx.db, ask.viewer);
  const changes = await activity.since(away?.seq ?? 0, { notBy: away === null ? null : userId }, EVENTS);
  const own = userId === null ? [] : await activity.since(0, { by: userId }, EVENTS);
  const touched = touchedBy(own);
  const refs = [...targetsOf(notes), ...recordsOf(changes), ...touched.map(({ ref }) => ref)];
  const names = await new NamesReader(ctx.db, ask.viewer).of(refs);
  const all = doingsOf(changes, names, await copiesTold(ctx.db, ask.viewer, changes));
  const doings = all.slice(0, DOINGS);
  const isCut = changes.length === EVENTS && doings.length === all.length;
  const queue = await readQueue(ask, ctx, QUEUED);
  const offersPractice = await lacksPractice(ask, ctx, claims);
  const page: Home = {
    notes,
    claims,
    names,
    doings,
    isCut,
    away,
    touched,
    queue,
    now,
    queued: QUEUED,
    offersPractice,
  };
  return faces({
    html: () => ({
      view: 'home/index',
      title: 'The desk',
      section: 'desk',
      page: homePage({ ...page, isMore: all.length > DOINGS || changes.length === EVENTS }, ask.viewer),
    }),
    json: () => homeJson(page, toldJson(page.doings)),
  });
}

/** Newest numbers up to this one are those of a desk on which people are still finding their way. */
const MAX_NEW_DESK = 50;

/** Whether an editor is to be told where the practice story is added: on a new desk that has none. */
async function lacksPractice({ viewer }: Ask, ctx: Context, claims: Home['claims']): Promise<boolean> {
  if (!reaches(viewer.role, 'editor') || (claims[0]?.id ?? 0) > MAX_NEW_DESK) return false;
  const names = namesIn(await readSampleFile('practice'));
  return stateOf(await new PracticeReader(ctx.db).find(names)) !== 'here';
}

/** Null for who is here for the first time, or nobody known. */
async function awayOf(ask: Ask, ctx: Context, now: string) {
  const { userId, byToken } = ask.viewer;
  if (userId === null || byToken) return null;
  return new VisitReader(ctx.db).awayOf(userId, now);
}
