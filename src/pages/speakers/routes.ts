import { UserReader } from '../../people/accounts/store/users.js';
import { deskMark } from '../../people/activity/first-and-last-store.js';
import type { Context } from '../../platform/context.js';
import type { Db, Tx } from '../../platform/db/schema.js';
import type { WriteContext } from '../../platform/db/transact.js';
import { listReply } from '../../platform/http/list-reply.js';
import type { RequestContext } from '../../platform/http/request-context.js';
import type { Router } from '../../platform/http/router.js';
import { publicAddress } from '../../platform/http/security/public-address.js';
import { csvColumns } from '../../platform/lib/fields/noun-fields.js';
import type { Columns } from '../../platform/lib/formats/csv-table.js';
import { ok } from '../../platform/lib/result.js';
import type { Viewer } from '../../platform/viewer.js';
import type { ClaimCounts } from '../../record/claims/facets-store.js';
import { filtersOf } from '../../record/claims/input.js';
import { groupsOfRecord } from '../../record/claims/narrow-section.js';
import { standingShown } from '../../record/claims/standing-section.js';
import { alikeRecords } from '../../record/duplicates/model.js';
import { NearRecordReader } from '../../record/duplicates/near-store.js';
import { mergeSection, mergingOfSpeaker } from '../../record/merging/merged-store.js';
import type { Shown } from '../../record/record-routes/record-kind-routes.js';
import { recordRoutes } from '../../record/record-routes/record-routes.js';
import { creditedNames } from '../../record/speakers/actions/credited-names.js';
import { resolveSpeaker } from '../../record/speakers/actions/resolve.js';
import { addSpeaker, editSpeaker, restoreSpeaker, trashSpeaker } from '../../record/speakers/actions.js';
import { AwaitingNameReader } from '../../record/speakers/awaiting-store.js';
import { SPEAKER_FIELDS } from '../../record/speakers/fields.js';
import {
  type NewSpeaker,
  parseSpeaker,
  parseSpeakerEdit,
  speakerFilters,
} from '../../record/speakers/input.js';
import { SpeakerListReader } from '../../record/speakers/list-store.js';
import { MemberReader } from '../../record/speakers/member-store.js';
import { StatementReader } from '../../record/speakers/statement-store.js';
import { type Speaker, SpeakerReader } from '../../record/speakers/store.js';
import { TimelineReader } from '../../record/speakers/timeline-store.js';
import { speakerFormPage, typedFromSpeaker } from './page/form.js';
import { speakersPage } from './page/list.js';
import { timelinePicture } from './page/timeline.js';
import { speakerJson, speakerPage, speakerRowJson, type WholeSpeaker } from './page.js';
import { awaitingNameRoutes } from './routes/names.js';
import { statementsFeed } from './statements-feed.js';

interface SpeakerContext extends Context {
  readonly counts: ClaimCounts;
}

export function speakerRoutes(router: Router, ctx: SpeakerContext): void {
  awaitingNameRoutes(router, ctx);
  recordRoutes(router, {
    noun: 'speaker',
    plural: 'speakers',
    named: 'name',
    frame: { section: 'speakers', crumbs: [{ label: 'Speakers', href: '/speakers' }] },
    list: (req) => list(req, ctx),
    byId: (id, viewer) => new SpeakerReader(ctx.db, viewer).byId(id),
    show: (speaker: Speaker, req) => show(speaker, req, ctx),
    form: (form, _viewer, saved) => speakerFormPage(form, saved),
    typedFrom: async (speaker, viewer) => typedFromSpeaker(await wholeOf(ctx.db, viewer, speaker)),
    parse: parseSpeaker,
    parseEdit: parseSpeakerEdit,
    alike: alikeSpeakers,
    add: async (change, speaker) => {
      const resolved = await resolveSpeaker(change, speaker, null);
      return resolved.ok ? ok(await addSpeaker(change, resolved.value)) : resolved;
    },
    edit: async (change, id, version, edit) => {
      const resolved = await resolveSpeaker(change, edit, id);
      return resolved.ok ? ok(await editSpeaker(change, id, version, resolved.value)) : resolved;
    },
    trash: trashSpeaker,
    restore: restoreSpeaker,
    json: async (speaker, { tx, viewer }) => wholeJson(await wholeOf(tx, viewer, speaker)),
  });
}

function list(req: RequestContext, ctx: Context) {
  const speakers = new SpeakerListReader(ctx.db, req.viewer);
  return listReply(req, {
    plural: 'speakers',
    frame: { title: 'Speakers', section: 'speakers' },
    filters: speakerFilters,
    read: (wanted) => speakers.page(wanted),
    page: async ({ rows }, nextHref, wanted) => {
      const counts = await speakers.counts(rows.map(({ id }) => id));
      const count = await speakers.count(wanted);
      return speakersPage({ rows, counts, count, nextHref }, wanted, req.viewer);
    },
    json: speakerRowJson,
    columns: SPEAKER_COLUMNS,
  });
}

async function show(speaker: Speaker, req: RequestContext, ctx: SpeakerContext): Promise<Shown> {
  const { viewer } = req;
  const whole = await wholeOf(ctx.db, viewer, speaker, req.query.one('after'));
  const merging = await mergeSection(ctx.db, viewer, 'speakers', speaker.id);
  const feed = { href: `/speakers/${speaker.id}.atom`, title: `Quotations of ${speaker.name}` };
  return {
    head: { title: speaker.name, feed },
    page: async () => ({
      ...speakerPage(whole, nextOf(whole, ''), viewer),
      ...(await standingOf(speaker, req, ctx)),
      merging,
    }),
    json: () => ({ ...wholeJson(whole), ...mergingOfSpeaker(merging, viewer) }),
    atom: () => feedOf(whole, req, ctx),
  };
}

async function standingOf({ id }: Speaker, { viewer }: RequestContext, { db, counts }: SpeakerContext) {
  const filters = filtersOf({ speaker: String(id) });
  const counted = await counts.of(filters, viewer);
  const records = await counts.recordsOf(filters, viewer);
  return {
    standing: standingShown(counted, `speaker=${id}`),
    groups: groupsOfRecord('speaker', String(id), counted, records),
    timeline: timelinePicture(await new TimelineReader(db, viewer).of([id])),
  };
}

async function feedOf(whole: WholeSpeaker, req: RequestContext, ctx: Context): Promise<string> {
  const { speaker, statements, miscredited } = whole;
  const claims = [...statements.rows, ...miscredited];
  return statementsFeed(speaker, claims, await deskMark(ctx.db), publicAddress(ctx.config, req.raw));
}

async function alikeSpeakers({ tx }: WriteContext, { kind, name }: NewSpeaker, viewer: Viewer) {
  // NOTE: unnamed speakers in two stories may be different people even if described alike.
  return alikeRecords(name, kind === 'unnamed' ? [] : await new NearRecordReader(tx, viewer).speakers(name));
}

async function wholeOf(
  db: Db | Tx,
  viewer: Viewer,
  speaker: Speaker,
  after: string | null = null,
): Promise<WholeSpeaker> {
  const speakers = new SpeakerReader(db, viewer);
  const members = new MemberReader(db, viewer);
  const statements = new StatementReader(db, viewer);
  const bodies = await members.bodiesOf(speaker.id);
  return {
    speaker,
    names: await speakers.namesOf(speaker.id),
    awaiting: await creditedNames(db, await new AwaitingNameReader(db, viewer).ofSpeaker(speaker.id)),
    isAlone: await new UserReader(db).isOnePersonDesk(),
    titles: await speakers.titlesOf([speaker.id]),
    members: await members.membersOf(speaker.id),
    bodies,
    alike: await alikeTo(speaker, speakers),
    statements: await statements.of([speaker.id, ...bodies.map(({ id }) => id)], after),
    miscredited: await statements.miscredited(speaker.id),
  };
}

async function alikeTo({ id, wikidata_id }: Speaker, speakers: SpeakerReader): Promise<Speaker[]> {
  if (wikidata_id === null) return [];
  return (await speakers.numbered(wikidata_id)).filter((other) => other.id !== id);
}

function wholeJson(whole: WholeSpeaker) {
  return speakerJson(whole, nextOf(whole, '.json'));
}

function nextOf({ speaker, statements }: WholeSpeaker, suffix: string): string | null {
  return (
    statements.next && `/speakers/${speaker.id}${suffix}?${new URLSearchParams({ after: statements.next })}`
  );
}

const SPEAKER_COLUMNS: Columns<Speaker> = { id: ({ id }) => id, ...csvColumns(SPEAKER_FIELDS) };
