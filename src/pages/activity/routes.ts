import { nounOf } from '../../nouns.js';
import { deskMark } from '../../people/activity/first-and-last-store.js';
import {
  type HistoryTable,
  kindName,
  marked,
  nameIn,
  WITH_HISTORY,
} from '../../people/activity/names-model.js';
import { NamesReader } from '../../people/activity/names-store.js';
import { doingsOf } from '../../people/activity/section/doings.js';
import { ActivityReader } from '../../people/activity/store.js';
import type { Context } from '../../platform/context.js';
import { csvHref, csvOf } from '../../platform/http/csv.js';
import { filtersIn } from '../../platform/http/filters.js';
import { orNotFound } from '../../platform/http/or-not-found.js';
import { faces, type Reply, type Section } from '../../platform/http/reply.js';
import { idIn, type RequestContext, wantsJson } from '../../platform/http/request-context.js';
import type { Router } from '../../platform/http/router.js';
import { publicAddress } from '../../platform/http/security/public-address.js';
import { PAGED } from '../../platform/lib/fields/filters.js';
import { everyRow } from '../../platform/lib/formats/csv-table.js';
import type { Noun } from '../../platform/noun.js';
import { reaches } from '../../platform/viewer.js';
import type { StylesContext } from '../../publishing/citations/styles-pool.js';
import { AttributionReader } from '../../record/attributions/store.js';
import { crumbsBelow } from '../../record/claims/model.js';
import { ClaimReader } from '../../record/claims/store.js';
import { readForEvents } from './events-store.js';
import { activityFeed } from './feed.js';
import { historyJson, historyOf, recordsInHistory, stylesInHistory } from './history-section.js';
import { activityFilters } from './input.js';
import { ACTIVITY_COLUMNS, activityJson, activityPage, doneRows } from './page.js';
import { SubjectReader } from './subject-store.js';

const EVENTS = 100;
const ENTRIES = 50;
/** On a page, where the fields of each are read one below another; the rest is at the next address. */
const ENTRIES_SHOWN = 12;

export function activityRoutes(router: Router, ctx: Context): void {
  router.get('/activity', (req) => index(req, ctx));
}

/** The history of every kind of record, each at its own address. */
export function historyRoutes(router: Router, ctx: StylesContext): void {
  for (const table of Object.keys(WITH_HISTORY) as HistoryTable[])
    router.get(`/${table}/:id/history`, (req) => history(req, ctx, table));
}

async function index(req: RequestContext, ctx: Context): Promise<Reply> {
  const { user, after } = filtersIn(req, activityFilters);
  const { doings, next } = await doingsAfter(req, ctx, user, after);
  return faces({
    html: () => ({
      view: 'activity/index',
      title: 'Activity',
      section: 'desk',
      crumbs: [{ label: 'Desk', href: '/' }],
      feed: { href: '/activity.atom', title: 'Activity' },
      page: {
        ...activityPage(doings, {
          user,
          nextHref: nextAt('/activity', next, user),
          isFirst: after === null,
          zone: req.viewer.timeZone ?? null,
        }),
        csvHref: csvHref(req),
      },
    }),
    json: () => activityJson(doings, nextAt('/activity.json', next, user)),
    csv: csvOf('activity', ACTIVITY_COLUMNS, () =>
      everyRow(async (from) => {
        const page = await doingsAfter(req, ctx, user, from);
        return { rows: doneRows(page.doings), next: page.next };
      }),
    ),
    atom: async () =>
      activityFeed(doings, next !== null, await deskMark(ctx.db), publicAddress(ctx.config, req.raw)),
  });
}

async function doingsAfter(req: RequestContext, ctx: Context, by: number | null, after: string | null) {
  const { rows, next } = await new ActivityReader(ctx.db, req.viewer).page({ by, after, limit: EVENTS });
  return { doings: doingsOf(await readForEvents(ctx.db, req.viewer, rows)), next };
}

async function history(req: RequestContext, ctx: StylesContext, table: HistoryTable): Promise<Reply> {
  const [id, kind] = [idIn(req), WITH_HISTORY[table]];
  await refuseUnseen(req, ctx, table, id);
  const { after } = filtersIn(req, PAGED);
  const wanted = { after, limit: wantsJson(req) ? ENTRIES : ENTRIES_SHOWN };
  const { rows, next } = await new ActivityReader(ctx.db, req.viewer).ofSubject(kind, id, wanted);
  const subject = { kind, id };
  const names = await new NamesReader(ctx.db, req.viewer).namesOf([subject, ...recordsInHistory(rows)]);
  const entries = await historyOf(rows, {
    names,
    subject,
    styles: await titlesOf(ctx, stylesInHistory(rows)),
  });
  const name = nameIn(names, subject);
  const [title, back, here] = [titleOf(kind, name), `/${table}/${id}`, `/${table}/${id}/history`];
  const crumbs = (await belowClaim(req, ctx, table, id)) ?? [
    ...placeOf(table).above,
    { label: name?.text ?? kindName(kind), href: back },
  ];
  return faces({
    html: () => ({
      view: 'activity/history',
      title: `History of ${title}`,
      section: placeOf(table).section,
      crumbs,
      page: {
        title,
        lang: null,
        backHref: back,
        entries,
        nextHref: nextAt(here, next),
        firstHref: after === null ? null : here,
      },
    }),
    json: () => historyJson(entries, nextAt(`${here}.json`, next)),
  });
}

/** The titles of citation styles, by id; none for one that is no longer in use. */
async function titlesOf(ctx: StylesContext, ids: readonly string[]): Promise<ReadonlyMap<string, string>> {
  const titles = new Map<string, string>();
  for (const id of ids) {
    const style = await (await ctx.styles()).describe(id);
    if (style !== null) titles.set(id, style.card.title);
  }
  return titles;
}

/** @throws AppError not_found, gone; whoever may undo a merge sees the history of the merged record */
async function refuseUnseen({ viewer }: RequestContext, { db }: Context, table: HistoryTable, id: number) {
  const row = await new SubjectReader(db, viewer).byId(table, id);
  const shown = row && reaches(viewer.role, 'editor') ? { trashed_at: row.trashed_at } : row;
  orNotFound(shown, kindName(WITH_HISTORY[table]), viewer);
}

/** Breadcrumbs to the claim, for what its page shows; null for records with a page of their own. */
async function belowClaim({ viewer }: RequestContext, { db }: Context, table: HistoryTable, id: number) {
  if (table !== 'claims' && table !== 'attributions') return null;
  const claimId = table === 'claims' ? id : (await new AttributionReader(db, viewer).byId(id))?.claim_id;
  const claim = claimId && (await new ClaimReader(db, viewer).byId(claimId));
  return claim ? crumbsBelow(claim) : null;
}

function titleOf(kind: (typeof WITH_HISTORY)[HistoryTable], name: ReturnType<typeof nameIn>): string {
  if (name === null) return `this ${kindName(kind)}`;
  return `the ${name.noun} ${marked(name.text, name.marks)}`;
}

function nextAt(path: string, cursor: string | null, user: number | null = null): string | null {
  const kept = user !== null && { user: String(user) };
  return cursor && `${path}?${new URLSearchParams({ ...kept, after: cursor })}`;
}

interface Place {
  readonly section: Section;
  /** The lists above it. */
  readonly above: readonly { readonly label: string; readonly href: string }[];
}

/** The first page of a section. */
const SECTIONS: Readonly<Record<Section, Place['above'][number]>> = {
  desk: { label: 'Desk', href: '/' },
  claims: { label: 'Quotations', href: '/claims' },
  sources: { label: 'Sources', href: '/sources' },
  speakers: { label: 'Speakers', href: '/speakers' },
  lists: { label: 'Lists', href: '/lists' },
};

/** Where the history of a record stands. Attributions are listed on their claims only. */
function placeOf(table: HistoryTable): Place {
  const { listed, address }: Noun = nounOf(WITH_HISTORY[table]);
  if (listed === undefined) return { section: 'claims', above: [] };
  const first = SECTIONS[listed.section];
  const own = { label: listed.title, href: listed.at ?? address ?? first.href };
  return { section: listed.section, above: first.href === own.href ? [own] : [first, own] };
}
