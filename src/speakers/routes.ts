import type { Viewer } from '../accounts/model.js';
import { deskMark } from '../activity/desk-mark-store.js';
import { ClaimReader } from '../claims/store.js';
import type { Context } from '../context.js';
import type { Db, Tx } from '../db/schema.js';
import { isHeldBack, readBeside } from '../duplicates/input.js';
import { alikeJson, alikeRecords } from '../duplicates/model.js';
import { NearRecordReader } from '../duplicates/near-store.js';
import { ADD_ANYWAY, alikeSection } from '../duplicates/section.js';
import { type Ask, idIn, sentWith, versionSent } from '../http/ask.js';
import { csvHref, csvOf } from '../http/csv.js';
import type { Door } from '../http/door.js';
import { filtersIn } from '../http/filters.js';
import { found } from '../http/found.js';
import { conflictWith, outcomeReply } from '../http/outcomes.js';
import { publicAddress } from '../http/public-address.js';
import { askedAbout, faces, type Page, type Reply, refusedWith, written } from '../http/reply.js';
import { everyRow } from '../lib/csv-table.js';
import { SEARCHED } from '../lib/filters.js';
import { type Typed, typedFrom } from '../lib/form-page.js';
import { MatchReader } from '../match/store.js';
import { mergedAmong, mergeSection } from '../merging/section.js';
import { settleSpeaker } from './actions/settle.js';
import { addSpeaker, editSpeaker, restoreSpeaker, trashSpeaker } from './actions.js';
import { SPEAKER_COLUMNS } from './csv.js';
import { parseSpeaker, parseSpeakerEdit } from './input.js';
import { MemberReader } from './member-store.js';
import { allFieldsOf, type SpeakerForm, speakerFormPage, typedFromSpeaker } from './page/form.js';
import { speakerJson, speakerPage, speakerRowJson, speakersPage, type WholeSpeaker } from './page.js';
import { StatementReader } from './statement-store.js';
import { statementsFeed } from './statements-feed.js';
import { type Speaker, SpeakerReader } from './store.js';

export function speakerRoutes(door: Door, ctx: Context): void {
  door.get('/speakers', (ask) => index(ask, ctx));
  door.get('/speakers/new', () =>
    faces({ html: () => formPage({ id: null, version: null, typed: {}, errors: [] }) }),
  );
  door.post('/speakers', (ask) => add(ask));
  door.get('/speakers/:id', (ask) => show(ask, ctx));
  door.get('/speakers/:id/edit', (ask) => edit(ask, ctx));
  door.post('/speakers/:id', (ask) => save(ask));
  door.patch('/speakers/:id', (ask) => save(ask));
  door.post('/speakers/:id/trash', (ask) => trash(ask));
  door.delete('/speakers/:id', (ask) => trash(ask));
  door.post('/speakers/:id/restoration', (ask) => restore(ask));
}

async function index(ask: Ask, ctx: Context): Promise<Reply> {
  const { q, after } = filtersIn(ask, SEARCHED);
  const read = (from: string | null) => new SpeakerReader(ctx.db, ask.viewer).page({ q, after: from });
  const page = await read(after);
  const next = (suffix: string) =>
    page.next && `/speakers${suffix}?${new URLSearchParams({ ...(q && { q }), after: page.next })}`;
  return faces({
    html: () => ({
      view: 'speakers/index',
      title: 'Speakers',
      section: 'speakers',
      page: { ...speakersPage(page, q, next(''), ask.viewer), csvHref: csvHref(ask) },
    }),
    json: () => ({ speakers: page.rows.map(speakerRowJson), next: next('.json') }),
    csv: csvOf('speakers', SPEAKER_COLUMNS, () => everyRow(read)),
  });
}

async function show(ask: Ask, ctx: Context): Promise<Reply> {
  const speakers = new SpeakerReader(ctx.db, ask.viewer);
  const speaker = found(await speakers.byId(idIn(ask)), 'speaker', ask.viewer);
  const whole = await wholeOf(ctx.db, ask.viewer, speaker, ask.query.one('after'));
  const merging = await mergeSection(ctx.db, ask.viewer, 'speakers', speaker.id);
  return faces({
    html: () => ({
      view: 'speakers/show',
      title: speaker.name,
      section: 'speakers',
      crumbs: CRUMBS,
      feed: { href: `/speakers/${speaker.id}.atom`, title: `Statements of ${speaker.name}` },
      page: { ...speakerPage(whole, nextOf(whole, ''), ask.viewer), merging },
    }),
    json: () => ({ ...speakerJson(whole, nextOf(whole, '.json')), ...mergedAmong(merging) }),
    atom: () => feedOf(whole, ask, ctx),
  });
}

async function feedOf(whole: WholeSpeaker, ask: Ask, ctx: Context): Promise<string> {
  const { speaker, statements, miscredited } = whole;
  const ids = [...statements.rows, ...miscredited].map(({ id }) => id);
  const claims = await new ClaimReader(ctx.db, ask.viewer).inOrder(ids);
  const matches = await new MatchReader(ctx.db, ask.viewer).ofClaims(ids);
  return statementsFeed(speaker, claims, matches, await deskMark(ctx.db), publicAddress(ctx.config, ask.req));
}

async function add(ask: Ask): Promise<Reply> {
  const { as, fields } = sentWith(ask);
  const beside = readBeside(as, fields);
  const { fields: sent } = beside;
  const page = (errors: SpeakerForm['errors']) =>
    formPage({ id: null, version: null, typed: typedFrom(sent), errors });
  const again = (errors: SpeakerForm['errors']) => refusedWith(errors, () => page(errors));
  const input = parseSpeaker(as, sent);
  if (!input.ok) return again(input.errors);
  return ask.change(async (change) => {
    const settled = await settleSpeaker(change, input.value, null);
    if (!settled.ok) return again(settled.errors);
    const near = new NearRecordReader(change.tx, ask.viewer);
    // NOTE: unnamed sources of two stories need not be one person, however they are described.
    const records = input.value.kind === 'unnamed' ? [] : await near.speakers(input.value.name);
    const alike = alikeRecords(input.value.name, records);
    if (isHeldBack(beside, alike)) {
      const section = alikeSection(alike, ADD_ANYWAY);
      const held = { detail: MAY_BE_SAVED.message, alike: alikeJson(alike) };
      return askedAbout(held, section, () => page([MAY_BE_SAVED]));
    }
    const speaker = await addSpeaker(change, settled.value);
    const whole = await wholeOf(change.tx, ask.viewer, speaker);
    const body = { ...speakerJson(whole, null), alike: alikeJson(alike) };
    return written(201, `/speakers/${speaker.id}`, body);
  });
}

const MAY_BE_SAVED = {
  path: 'name',
  message: 'This speaker may already be saved. Open it, or add yours anyway.',
};

async function edit(ask: Ask, ctx: Context): Promise<Reply> {
  const speakers = new SpeakerReader(ctx.db, ask.viewer);
  const speaker = found(await speakers.byId(idIn(ask)), 'speaker', ask.viewer);
  const typed = typedFromSpeaker(await wholeOf(ctx.db, ask.viewer, speaker));
  const { id, version } = speaker;
  return faces({ html: () => formPage({ id, version, typed, errors: [] }) });
}

async function save(ask: Ask): Promise<Reply> {
  const [id, { as, fields }, version] = [idIn(ask), sentWith(ask), versionSent(ask)];
  const typed = typedFrom(fields);
  const again = (errors: SpeakerForm['errors']) =>
    refusedWith(errors, () => formPage({ id, version, typed, errors }));
  const input = parseSpeakerEdit(as, fields);
  if (!input.ok) return again(input.errors);
  return ask.change(async (change) => {
    const settled = await settleSpeaker(change, input.value, id);
    if (!settled.ok) return again(settled.errors);
    const outcome = await editSpeaker(change, id, version, settled.value);
    return outcomeReply<'speakers', Speaker>(outcome, await answersAt(change.tx, ask, id, typed));
  });
}

async function trash(ask: Ask): Promise<Reply> {
  const id = idIn(ask);
  return ask.change(async (change) => {
    const outcome = await trashSpeaker(change, id, sentWith(ask).version);
    return outcomeReply<'speakers', Speaker>(outcome, await answersAt(change.tx, ask, id, null));
  });
}

async function restore(ask: Ask): Promise<Reply> {
  const id = idIn(ask);
  return ask.change(async (change) => {
    const outcome = await restoreSpeaker(change, id);
    return outcomeReply<'speakers', Speaker>(outcome, await answersAt(change.tx, ask, id, null));
  });
}

/** The answers to an edit, made while its transaction can still be read. @param typed null for no form */
async function answersAt(tx: Tx, ask: Ask, id: number, typed: Typed | null) {
  const speaker = await new SpeakerReader(tx, ask.viewer).byId(id);
  const whole = speaker && (await wholeOf(tx, ask.viewer, speaker));
  return {
    location: `/speakers/${id}`,
    json: (row: Speaker) => (whole ? speakerJson(whole, nextOf(whole, '.json')) : speakerRowJson(row)),
    conflict: typed && whole ? () => conflictPage(whole, typed) : null,
  };
}

function conflictPage(whole: WholeSpeaker, typed: Typed): Page {
  const { id, version } = whole.speaker;
  const saved = typedFromSpeaker(whole);
  const form = speakerFormPage({ id, version, typed, errors: [] }, saved);
  return {
    ...formPage({ id, version, typed, errors: [] }),
    page: { ...form, conflict: conflictWith(allFieldsOf(form), saved) },
  };
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

function nextOf({ speaker, statements }: WholeSpeaker, suffix: string): string | null {
  return (
    statements.next && `/speakers/${speaker.id}${suffix}?${new URLSearchParams({ after: statements.next })}`
  );
}

const CRUMBS = [{ label: 'Speakers', href: '/speakers' }] as const;

function formPage(form: SpeakerForm): Page {
  const page = speakerFormPage(form);
  return {
    view: 'speakers/form',
    title: page.title,
    section: 'speakers',
    crumbs: CRUMBS,
    page: { ...page, conflict: null },
  };
}
