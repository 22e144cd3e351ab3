import { threadJson } from '../annotations/note-json.js';
import { closedNotesPage, notesPage } from '../annotations/notes-page.js';
import { AnnotationReader } from '../annotations/store.js';
import { SOURCE_TABLE } from '../citations/csv/source-columns.js';
import { webMetaOfSource } from '../citations/web-meta.js';
import { changedWanted } from '../comparisons/drift-section.js';
import { DriftReader } from '../comparisons/drift-store.js';
import { ExcerptReader } from '../comparisons/excerpt-store.js';
import type { Context } from '../context.js';
import type { Change } from '../db/transact.js';
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
import { askedAbout, faces, type Page, type Reply, refusedWith, written } from '../http/reply.js';
import { everyRow } from '../lib/csv-table.js';
import { typedFrom } from '../lib/form-page.js';
import { mergedAmong, mergeSection } from '../merging/section.js';
import { OutletReader } from '../outlets/store.js';
import { CheckReader } from '../snapshots/check-store.js';
import { SnapshotReader } from '../snapshots/store.js';
import { addSource, editSource, restoreSource, trashSource } from './actions.js';
import { type NewSource, parseSource, parseSourceEdit, sourceFilters } from './input.js';
import { type SourceForm, sourceFormPage, typedFromSource } from './page/form.js';
import { type SourceShown, sourceJson, sourcePage, sourceShownJson, sourcesPage } from './page.js';
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
  const { q, outlet, after } = filtersIn(ask, sourceFilters);
  const read = (from: string | null) => new SourceReader(ctx.db, ask.viewer).page({ q, outlet, after: from });
  const page = await read(after);
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
    csv: csvOf('sources', SOURCE_TABLE, () => everyRow(read)),
  });
}

async function show(ask: Ask, ctx: Context): Promise<Reply> {
  const shown = await readShown(ask, ctx);
  const { source } = shown;
  const target = { kind: 'source', id: source.id } as const;
  const threads = await new AnnotationReader(ctx.db, ask.viewer).threadsOn(target);
  const merging = await mergeSection(ctx.db, ask.viewer, 'sources', source.id);
  const { meta, coins } = webMetaOfSource(source);
  return faces({
    html: () => ({
      view: 'sources/show',
      title: source.title,
      section: 'sources',
      meta,
      page: {
        ...sourcePage(shown, ask.viewer),
        merging,
        hasChecked: ask.query.one('checked') !== null,
        coins,
        notes: (source.trashed_at === null ? notesPage : closedNotesPage)(threads, ask.viewer, target),
      },
    }),
    json: () => ({
      ...sourceShownJson(shown),
      ...mergedAmong(merging),
      annotations: threads.map(threadJson),
    }),
  });
}

async function readShown(ask: Ask, { db }: Context): Promise<SourceShown> {
  const { viewer } = ask;
  const sources = new SourceReader(db, viewer);
  const source = found(await sources.byId(idIn(ask)), 'source', viewer);
  const drifts = await new DriftReader(db, viewer).ofSource(source.id);
  return {
    source,
    attributions: await sources.attributionsOf(source.id),
    snapshots: await new SnapshotReader(db, viewer).ofSource(source.id),
    check: (await new CheckReader(db, viewer).lastOf(source.id)) ?? null,
    drifts,
    excerpts: await new ExcerptReader(db, viewer).around(changedWanted(drifts)),
  };
}

async function add(ask: Ask): Promise<Reply> {
  const { as, fields } = sentWith(ask);
  const beside = readBeside(as, fields);
  const { fields: sent } = beside;
  const page = (errors: SourceForm['errors']) =>
    formPage({ id: null, version: null, typed: typedFrom(sent), errors });
  const again = (errors: SourceForm['errors']) => refusedWith(errors, () => page(errors));
  const input = parseSource(as, sent);
  if (!input.ok) return again(input.errors);
  return ask.change(async (change) => {
    const outlet = await outletName(change, ask, input.value);
    const near = new NearRecordReader(change.tx, ask.viewer);
    const records = await near.sources({ ...input.value, outlet });
    const alike = alikeRecords(input.value.title, records);
    if (isHeldBack(beside, alike)) {
      const section = alikeSection(alike, ADD_ANYWAY);
      const held = { detail: MAY_BE_SAVED.message, alike: alikeJson(alike) };
      return askedAbout(held, section, () => page([MAY_BE_SAVED]));
    }
    const added = await addSource(change, input.value);
    if (!added.ok) return again(added.errors);
    const { id, version } = added.value;
    return written(201, `/sources/${id}`, { id, version, alike: alikeJson(alike) });
  });
}

const MAY_BE_SAVED = {
  path: 'title',
  message: 'This source may already be saved. Open it, or add yours anyway.',
};

async function outletName(
  change: Change,
  ask: Ask,
  { outlet, outlet_id: id }: NewSource,
): Promise<string | null> {
  if (outlet) return outlet.name;
  return id === null ? null : ((await new OutletReader(change.tx, ask.viewer).byId(id))?.name ?? null);
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
      json: (row) => sourceJson({ ...row, outlet_name: now?.outlet_name ?? null, outlet_kind: null }),
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
