import { threadJson } from '../annotations/note-json.js';
import { closedNotesPage, notesPage } from '../annotations/notes-page.js';
import { AnnotationReader } from '../annotations/store.js';
import { webMetaOfSource } from '../citations/web-meta.js';
import { changedWanted, driftJson } from '../comparisons/drift-section.js';
import { DriftReader } from '../comparisons/drift-store.js';
import { ExcerptReader } from '../comparisons/excerpt-store.js';
import type { Context } from '../context.js';
import { type Ask, idIn, sentWith, versionSent } from '../http/ask.js';
import { csvHref, csvOf } from '../http/csv.js';
import type { Door } from '../http/door.js';
import { found } from '../http/found.js';
import { conflictWith, outcomeReply } from '../http/outcomes.js';
import { faces, type Page, type Reply, refusedWith, written } from '../http/reply.js';
import { everyRow } from '../lib/csv-table.js';
import { AppError } from '../lib/errors.js';
import { typedFrom } from '../lib/form-page.js';
import { checkJson } from '../snapshots/check-page.js';
import { CheckReader } from '../snapshots/check-store.js';
import { foundSameAt } from '../snapshots/copy-row.js';
import { SnapshotReader } from '../snapshots/store.js';
import { addSource, editSource, restoreSource, trashSource } from './actions.js';
import { SOURCE_COLUMNS } from './csv.js';
import { parseSource, parseSourceEdit } from './input.js';
import { type SourceForm, sourceFormPage, typedFromSource } from './page/form.js';
import { sourceJson, sourcePage, sourcesPage } from './page.js';
import { type Source, SourceReader } from './store.js';

export function sourceRoutes(door: Door, ctx: Context): void {
  door.get('/sources', (ask) => index(ask, ctx));
  door.get('/sources/new', () =>
    faces({ html: () => formPage({ id: null, version: null, typed: {}, errors: [] }) }),
  );
  door.post('/sources', (ask) => add(ask));
  door.get('/sources/:id', (ask) => show(ask, ctx));
  door.get('/sources/:id/edit', (ask) => edit(ask, ctx));
  door.post('/sources/:id', (ask) => save(ask, ctx));
  door.patch('/sources/:id', (ask) => save(ask, ctx));
  door.post('/sources/:id/trash', (ask) => trash(ask));
  door.delete('/sources/:id', (ask) => trash(ask));
  door.post('/sources/:id/restoration', (ask) => restore(ask));
}

async function index(ask: Ask, ctx: Context): Promise<Reply> {
  const [q, outlet] = [ask.query.one('q'), outletIn(ask)];
  const read = (after: string | null) => new SourceReader(ctx.db, ask.viewer).page({ q, outlet, after });
  const page = await read(ask.query.one('after'));
  const next = (suffix: string) =>
    page.next &&
    `/sources${suffix}?${new URLSearchParams({ ...(q && { q }), ...(outlet && { outlet: String(outlet) }), after: page.next })}`;
  return faces({
    html: () => ({
      view: 'sources/index',
      title: 'Sources',
      section: 'sources',
      page: {
        ...sourcesPage(page.rows, q, next(''), ask.viewer),
        csvHref: csvHref(ask),
        coins: page.rows.map((source) => webMetaOfSource(source).coins),
      },
    }),
    json: () => ({ sources: page.rows.map(sourceJson), next: next('.json') }),
    csv: csvOf('sources', SOURCE_COLUMNS, () => everyRow(read)),
  });
}

function outletIn(ask: Ask): number | null {
  const text = ask.query.one('outlet');
  if (text === null || text === '') return null;
  if (/^[1-9]\d{0,14}$/.test(text)) return Number(text);
  throw new AppError(
    'bad_request',
    `outlet=${text.slice(0, 40)} is not an outlet’s number: give one such as outlet=3.`,
  );
}

async function show(ask: Ask, ctx: Context): Promise<Reply> {
  const sources = new SourceReader(ctx.db, ask.viewer);
  const source = found(await sources.byId(idIn(ask)), 'source', ask.viewer);
  const attributions = await sources.attributionsOf(source.id);
  const snapshots = await new SnapshotReader(ctx.db, ask.viewer).ofSource(source.id);
  const check = (await new CheckReader(ctx.db, ask.viewer).lastOf(source.id)) ?? null;
  const drifts = await new DriftReader(ctx.db, ask.viewer).ofSource(source.id);
  const excerpts = await new ExcerptReader(ctx.db, ask.viewer).around(changedWanted(drifts));
  const target = { kind: 'source', id: source.id } as const;
  const threads = await new AnnotationReader(ctx.db, ask.viewer).threadsOn(target);
  const { meta, coins } = webMetaOfSource(source);
  return faces({
    html: () => ({
      view: 'sources/show',
      title: source.title,
      section: 'sources',
      meta,
      page: {
        ...sourcePage({ source, attributions, snapshots, check, drifts, excerpts }, ask.viewer),
        hasChecked: ask.query.one('checked') !== null,
        coins,
        notes: (source.trashed_at === null ? notesPage : closedNotesPage)(threads, ask.viewer, target),
      },
    }),
    json: () => ({
      ...sourceJson(source),
      attributions: attributions.map(({ id, claim_id, wording }) => ({ id, claim_id, wording })),
      snapshots: snapshots.map(({ id, captured_at, text_sha256 }) => ({
        id,
        captured_at,
        text_sha256,
        found_same_at: foundSameAt(id, check),
      })),
      last_check: checkJson(check),
      drift: driftJson(drifts),
      annotations: threads.map(threadJson),
    }),
  });
}

async function add(ask: Ask): Promise<Reply> {
  const { as, fields } = sentWith(ask);
  const again = (errors: SourceForm['errors']) =>
    refusedWith(errors, () => formPage({ id: null, version: null, typed: typedFrom(fields), errors }));
  const input = parseSource(as, fields);
  if (!input.ok) return again(input.errors);
  return ask.change(async (change) => {
    const added = await addSource(change, input.value);
    if (!added.ok) return again(added.errors);
    const { id, version } = added.value;
    return written(201, `/sources/${id}`, { id, version });
  });
}

async function edit(ask: Ask, ctx: Context): Promise<Reply> {
  const source = found(await new SourceReader(ctx.db, ask.viewer).byId(idIn(ask)), 'source', ask.viewer);
  return faces({
    html: () =>
      formPage({ id: source.id, version: source.version, typed: typedFromSource(source), errors: [] }),
  });
}

async function save(ask: Ask, ctx: Context): Promise<Reply> {
  const [id, { as, fields }, version] = [idIn(ask), sentWith(ask), versionSent(ask)];
  const typed = typedFrom(fields);
  const again = (errors: SourceForm['errors']) =>
    refusedWith(errors, () => formPage({ id, version, typed, errors }));
  const input = parseSourceEdit(as, fields);
  if (!input.ok) return again(input.errors);
  return ask.change(async (change) => {
    const outcome = await editSource(change, id, version, input.value);
    if (!outcome.ok) return again(outcome.errors);
    const now = await new SourceReader(change.tx, ask.viewer).byId(id);
    return outcomeReply<'sources', Source>(outcome.value, {
      location: `/sources/${id}`,
      json: (row) => sourceJson({ ...row, outlet_name: now?.outlet_name ?? null }),
      conflict: async (current) => {
        const form = { id, version: current.version, typed, errors: [] };
        const saved = found(await new SourceReader(ctx.db, ask.viewer).byId(id), 'source', ask.viewer);
        return formPage(form, conflictWith(sourceFormPage(form).fields, typedFromSource(saved)));
      },
    });
  });
}

async function trash(ask: Ask): Promise<Reply> {
  const id = idIn(ask);
  return ask.change(async (change) =>
    outcomeReply<'sources', Source>(await trashSource(change, id, sentWith(ask).version), answersAt(id)),
  );
}

async function restore(ask: Ask): Promise<Reply> {
  const id = idIn(ask);
  return ask.change(async (change) =>
    outcomeReply<'sources', Source>(await restoreSource(change, id), answersAt(id)),
  );
}

function answersAt(id: number) {
  return { location: `/sources/${id}`, json: ({ version }: Source) => ({ id, version }), conflict: null };
}

function formPage(form: SourceForm, conflict: readonly object[] | null = null): Page {
  const page = sourceFormPage(form);
  return { view: 'sources/form', title: page.title, section: 'sources', page: { ...page, conflict } };
}
