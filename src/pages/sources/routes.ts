import { threadJson } from '../../checking/annotations/json.js';
import { notesSection } from '../../checking/annotations/section/notes.js';
import { AnnotationReader } from '../../checking/annotations/store.js';
import { ExcerptReader } from '../../checking/comparisons/excerpt-store.js';
import { ComparisonReader } from '../../checking/comparisons/store.js';
import { changedWanted } from '../../checking/drift/section.js';
import { DriftReader } from '../../checking/drift/store.js';
import type { Context } from '../../platform/context.js';
import type { WriteContext } from '../../platform/db/transact.js';
import { listReply } from '../../platform/http/list-reply.js';
import { orNotFound } from '../../platform/http/or-not-found.js';
import type { RequestContext } from '../../platform/http/request-context.js';
import type { Router } from '../../platform/http/router.js';
import { mayWrite, seesRestricted, type Viewer } from '../../platform/viewer.js';
import { SOURCE_TABLE } from '../../publishing/citations/model/columns/source-columns.js';
import { webMetaOfSource } from '../../publishing/citations/model/web-meta.js';
import type { ClaimCounts } from '../../record/claims/facets-store.js';
import { filtersOf } from '../../record/claims/input.js';
import { groupsOfRecord } from '../../record/claims/narrow-section.js';
import { alikeRecords } from '../../record/duplicates/model.js';
import { NearRecordReader } from '../../record/duplicates/near-store.js';
import { mergedAmong, mergeSection } from '../../record/merging/merged-store.js';
import { OutletReader } from '../../record/outlets/store.js';
import type { Shown, Written } from '../../record/record-routes/record-kind-routes.js';
import { recordRoutes } from '../../record/record-routes/record-routes.js';
import { CheckReader } from '../../record/snapshots/check-store.js';
import type { ReaderContext } from '../../record/snapshots/file-pool.js';
import { FoundReader } from '../../record/snapshots/found-store.js';
import { SnapshotReader } from '../../record/snapshots/store.js';
import { makePublic, withdrawPublication } from '../../record/sources/actions/publication.js';
import { addSource, editSource, restoreSource, trashSource } from '../../record/sources/actions.js';
import { type NewSource, parseSource, parseSourceEdit, sourceFilters } from '../../record/sources/input.js';
import { SourceListReader } from '../../record/sources/list-store.js';
import { ShownReader } from '../../record/sources/shown-store.js';
import { type Source, SourceReader, type SourceRow } from '../../record/sources/store.js';
import { sourceFormPage, typedFromSource } from './page/form.js';
import { sourcesPage } from './page/list.js';
import { publicationOf } from './page/publication.js';
import { partHref, type SourceShown, sourceJson, sourcePage, sourceShownJson } from './page.js';
import { fetchDetails } from './routes/details.js';
import { changePublication } from './routes/publication.js';

interface SourceContext extends ReaderContext {
  readonly counts: ClaimCounts;
}

export function sourceRoutes(router: Router, ctx: SourceContext): void {
  const byId = (id: number, viewer: Viewer) => new SourceReader(ctx.db, viewer).byId(id);
  // A written row lacks the name of its outlet.
  const whole = async ({ id }: Source, viewer: Viewer) =>
    orNotFound(await byId(id, viewer), 'source', viewer);
  router.post('/sources/:id/publication', (req) => changePublication(req, makePublic));
  router.post('/sources/:id/publication/withdrawal', (req) => changePublication(req, withdrawPublication));
  router.post('/sources/details', (req) => fetchDetails(req, ctx), { limit: 'fetch' });
  recordRoutes(router, {
    noun: 'source',
    plural: 'sources',
    named: 'title',
    frame: { section: 'sources' },
    list: (req) => list(req, ctx),
    byId,
    show: async (source: Source, req) => show(await whole(source, req.viewer), req, ctx),
    form: sourceFormPage,
    typedFrom: async (source, viewer) => typedFromSource(await whole(source, viewer)),
    parse: parseSource,
    parseEdit: parseSourceEdit,
    alike: alikeSources,
    add: addSource,
    edit: editSource,
    trash: trashSource,
    restore: restoreSource,
    json: writtenJson,
  });
}

function list(req: RequestContext, ctx: SourceContext) {
  const sources = new SourceListReader(ctx.db, req.viewer);
  return listReply(req, {
    plural: 'sources',
    frame: { title: 'Sources', section: 'sources' },
    filters: sourceFilters,
    read: (wanted) => sources.page(wanted),
    page: async ({ rows }, nextHref, wanted) => {
      const counts = await sources.counts(rows.map(({ id }) => id));
      const listed = { rows, counts, count: await sources.count(wanted), nextHref };
      const coins = rows.map((source) => webMetaOfSource(source).coins);
      return { ...sourcesPage(listed, wanted, req.viewer), coins };
    },
    json: sourceJson,
    columns: SOURCE_TABLE,
  });
}

async function show(
  source: SourceRow,
  { viewer, query }: RequestContext,
  { db, counts }: SourceContext,
): Promise<Shown> {
  const after = query.one('after') ?? null;
  const shown = await shownOf(source, after, viewer, db);
  const target = { kind: 'source', id: source.id } as const;
  const reader = new AnnotationReader(db, viewer);
  const notes = await reader.forPage(target, Number(query.one('note')));
  const listed = notes.isWhole ? notes : await reader.part(target, null);
  const { next } = shown.attributions;
  const seen = seesRestricted(viewer) ? await new ShownReader(db).of(source.id) : null;
  const merging = await mergeSection(db, viewer, 'sources', source.id);
  const { meta, coins } = webMetaOfSource(source);
  return {
    head: { title: source.title, meta },
    page: async () => ({
      ...sourcePage(shown, viewer),
      groups: await groupsBeside(source, viewer, counts),
      merging,
      publication: publicationOf(source, seen, viewer),
      hasChecked: query.one('checked') !== null,
      coins,
      notes: notesSection(notes, viewer, { target, trashed_at: source.trashed_at }),
    }),
    json: () => ({
      ...sourceShownJson(shown),
      ...mergedAmong(merging),
      annotations: listed.threads.map(threadJson),
      next: {
        attributions: next && partHref(source.id, '.json', next),
        annotations:
          listed.next &&
          `/sources/${source.id}/annotations.json?${new URLSearchParams({ after: listed.next })}`,
      },
    }),
  };
}

/** The filters beside its quotations. */
async function groupsBeside({ id }: SourceRow, viewer: Viewer, counts: ClaimCounts) {
  const filters = filtersOf({ source: String(id) });
  const counted = await counts.of(filters, viewer);
  return groupsOfRecord('source', String(id), counted, await counts.recordsOf(filters, viewer));
}

async function shownOf(
  source: SourceRow,
  after: string | null,
  viewer: Viewer,
  db: Context['db'],
): Promise<SourceShown> {
  const snapshots = await new SnapshotReader(db, viewer).ofSource(source.id);
  const drifts = await new DriftReader(db, viewer).ofSource(source.id);
  return {
    source,
    attributions: await new SourceReader(db, viewer).attributionsOf(source.id, after),
    after,
    snapshots,
    found: mayWrite(viewer) ? await new FoundReader(db, viewer).ofSource(source, snapshots) : null,
    check: (await new CheckReader(db, viewer).lastOf(source.id)) ?? null,
    drifts,
    excerpts: await new ExcerptReader(db, viewer).around(changedWanted(drifts)),
    waiting: await new ComparisonReader(db, viewer).waitingOf({ sourceId: source.id }),
  };
}

async function alikeSources({ tx }: WriteContext, source: NewSource, viewer: Viewer) {
  const { outlet_id: id } = source;
  const published = id === null ? undefined : await new OutletReader(tx, viewer).byId(id);
  const outlet = (source.outlet ?? published)?.name ?? null;
  return alikeRecords(source.title, await new NearRecordReader(tx, viewer).sources({ ...source, outlet }));
}

/** Only an edit is answered with the whole source. */
async function writtenJson(source: Source, { done, tx, viewer }: Written) {
  if (done !== 'edited') return { id: source.id, version: source.version };
  const now = await new SourceReader(tx, viewer).byId(source.id);
  return sourceJson({
    ...source,
    outlet_name: now?.outlet_name ?? null,
    outlet_kind: null,
    outlet_is_ours: now?.outlet_is_ours ?? null,
  });
}
