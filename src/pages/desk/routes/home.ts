import { VisitReader } from '../../../people/accounts/store/visits.js';
import { doingsJson, doingsOf } from '../../../people/activity/section/doings.js';
import { ActivityReader } from '../../../people/activity/store.js';
import { integrityNotice } from '../../../people/integrity/model.js';
import { IntegrityCheckReader } from '../../../people/integrity/store.js';
import type { Context } from '../../../platform/context.js';
import { faces, type Page, type Reply } from '../../../platform/http/reply.js';
import type { RequestContext } from '../../../platform/http/request-context.js';
import { nowIso } from '../../../platform/lib/clock.js';
import { reaches } from '../../../platform/viewer.js';
import { readForEvents } from '../../activity/events-store.js';
import { type Home, homeJson, homePage, strangerPage, targetsOf } from '../page/home.js';
import { weekStarts } from '../page/progress.js';
import { touchedBy } from '../page/touched.js';
import { ProgressReader } from '../progress-store.js';
import { HomeReader } from '../store.js';
import { readQueue } from './queue.js';

const ROWS = 10;
const QUEUED = 5;
const EVENTS = 40;
const DOINGS = 8;

export function home(req: RequestContext, ctx: Context): Reply {
  const isStranger = req.viewer.role === 'anonymous';
  return faces({
    html: () => (isStranger ? strangerHtml(req, ctx) : deskHtml(req, ctx)),
    json: async () => {
      const { home } = await readHome(req, ctx);
      return homeJson(home, doingsJson(home.doings));
    },
  });
}

/** For visitors who are not signed in, where they may read. */
async function strangerHtml(req: RequestContext, ctx: Context): Promise<Page> {
  const claims = await new HomeReader(ctx.db, req.viewer).latestClaims(ROWS);
  return { view: 'desk/stranger', title: 'Quotations', section: 'desk', page: strangerPage(claims) };
}

async function deskHtml(req: RequestContext, ctx: Context): Promise<Page> {
  const { home, isMore } = await readHome(req, ctx);
  const starts = weekStarts(home.now);
  const weeks = await new ProgressReader(ctx.db, req.viewer).weeks(starts);
  const page = homePage(home, { isMore, starts, weeks }, req.viewer);
  return {
    view: 'desk/index',
    title: 'The desk',
    section: 'desk',
    page: { ...page, integrity: await integrityOf(req, ctx) },
  };
}

async function readHome(req: RequestContext, ctx: Context): Promise<{ home: Home; isMore: boolean }> {
  const now = nowIso(ctx.clock);
  const desk = new HomeReader(ctx.db, req.viewer);
  const notes = await desk.openNotes(ROWS);
  const claims = await desk.newClaims(ROWS);
  const away = await awayOf(req, ctx, now);
  const { userId } = req.viewer;
  const activity = new ActivityReader(ctx.db, req.viewer);
  const changes = await activity.since(away?.seq ?? 0, { notBy: away === null ? null : userId }, EVENTS);
  const own = userId === null ? [] : await activity.since(0, { by: userId }, EVENTS);
  const touched = touchedBy(own);
  const refs = [...targetsOf(notes), ...touched.map(({ ref }) => ref)];
  const read = await readForEvents(ctx.db, req.viewer, changes, refs);
  const [all, names] = [doingsOf(read), read.names];
  const doings = all.slice(0, DOINGS);
  const isCut = changes.length === EVENTS && doings.length === all.length;
  const queue = await readQueue(req, ctx, QUEUED);
  return {
    home: { notes, claims, names, doings, isCut, away, touched, queue, now, queued: QUEUED },
    isMore: all.length > DOINGS || changes.length === EVENTS,
  };
}

/** The failures of the last integrity check; null for all but admins, and where there are none. */
async function integrityOf(req: RequestContext, ctx: Context) {
  if (!reaches(req.viewer.role, 'admin')) return null;
  return integrityNotice(await new IntegrityCheckReader(ctx.db).latest());
}

/** Null on a first visit, and for visitors who are not signed in. */
async function awayOf(req: RequestContext, ctx: Context, now: string) {
  const { userId, byToken } = req.viewer;
  if (userId === null || byToken) return null;
  return new VisitReader(ctx.db).awayOf(userId, now);
}
