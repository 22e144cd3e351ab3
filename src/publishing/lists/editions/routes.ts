import type { Context } from '../../../platform/context.js';
import { filtersIn } from '../../../platform/http/filters.js';
import { faces, type Page, type Reply } from '../../../platform/http/reply.js';
import { idIn, type RequestContext } from '../../../platform/http/request-context.js';
import type { Router } from '../../../platform/http/router.js';
import { nowIso } from '../../../platform/lib/clock.js';
import { AppError } from '../../../platform/lib/errors.js';
import { PAGED } from '../../../platform/lib/fields/filters.js';
import type { ListContext } from '../export-pool.js';
import { listOf } from '../routes/allowed.js';
import { nameOf, whileWaitedFor } from '../routes/export.js';
import type { List } from '../store.js';
import { CHANGES_IN_PART } from './changes-model.js';
import { changesPart, editionFile } from './input.js';
import { changesJson, wholeEditionJson } from './json.js';
import { type EditionFormat, editionTitle } from './model.js';
import { changesPage, editionHref, editionPage } from './page.js';
import { keepEditionRoute, listEditions } from './routes/keep.js';
import { type Edition, EditionReader } from './store.js';

/** The editions of a list: `/lists/3/editions`, and each of them. */
export function editionRoutes(router: Router, ctx: ListContext): void {
  router.get('/lists/:id/editions', (req) => listEditions(req, ctx));
  router.post('/lists/:id/editions', (req) => keepEditionRoute(req, ctx));
  router.get('/lists/:id/editions/:edition', (req) => showEdition(req, ctx));
  router.get('/lists/:id/editions/:edition/export', (req) => exportEdition(req, ctx));
  router.get('/lists/:id/editions/:edition/changes', (req) => showChanges(req, ctx));
}

interface Found {
  readonly list: List;
  readonly edition: Edition;
}

/** @throws AppError not_found, and what `listOf` throws */
async function editionOf(req: RequestContext, ctx: Context): Promise<Found> {
  const list = await listOf(req, ctx);
  const edition = await new EditionReader(ctx.db, req.viewer).byId(list.id, idIn(req, 'edition'));
  if (edition === undefined) throw new AppError('not_found', 'This list has no such edition.');
  return { list, edition };
}

async function showEdition(req: RequestContext, ctx: ListContext): Promise<Reply> {
  const found = await editionOf(req, ctx);
  const { edition } = found;
  const { after } = filtersIn(req, PAGED);
  const reader = new EditionReader(ctx.db, req.viewer);
  const view = await reader.view(edition);
  const isAllSeen = view.hiddenEntries === 0;
  const lines = await reader.lines(edition, after, isAllSeen);
  const sha256 = view.sha256 ?? (await closed(await fileOf(req, ctx, edition, 'jsonl'))).sha256;
  return faces({
    html: async () => {
      const [first] = lines.rows;
      const before =
        after === null || !first ? 0 : await reader.printedBefore(edition, first.position, isAllSeen);
      const page = editionPage({ ...found, view, lines, before, sha256, isFirst: after === null });
      return { ...frameOf(found, page.title), view: 'lists/edition', page };
    },
    json: () => wholeEditionJson(edition, view, lines, sha256),
  });
}

async function exportEdition(req: RequestContext, ctx: ListContext): Promise<Reply> {
  const { list, edition } = await editionOf(req, ctx);
  const { format } = filtersIn(req, editionFile);
  const done = await fileOf(req, ctx, edition, format ?? 'text');
  const { mediaType, extension, bytes, handle, sha256 } = done;
  const filename = `${nameOf(list.title)} – ${nameOf(editionTitle(edition))}.${extension}`;
  return {
    kind: 'file',
    download: { mediaType, filename, parts: handle.createReadStream({ start: 0 }), bytes },
    headers: { 'Onrecord-Edition-SHA-256': sha256 },
  };
}

/** Has a thread write the file. Read it to its end, or close it. */
function fileOf(req: RequestContext, ctx: ListContext, { list_id, id }: Edition, format: EditionFormat) {
  const wanted = { viewer: req.viewer, listId: list_id, editionId: id, format };
  return ctx.exports.run('edition_file', wanted, whileWaitedFor(req));
}

async function closed<T extends { readonly handle: { close(): Promise<void> } }>(done: T): Promise<T> {
  await done.handle.close();
  return done;
}

async function showChanges(req: RequestContext, ctx: ListContext): Promise<Reply> {
  const found = await editionOf(req, ctx);
  const { edition, list } = found;
  const { part } = filtersIn(req, changesPart);
  const wanted = {
    ...{ viewer: req.viewer, listId: list.id, editionId: edition.id, part: part ?? 1 },
    ...{ madeAt: nowIso(ctx.clock), deskUrl: ctx.config.url },
  };
  const done = await closed(await ctx.exports.run('edition_changes', wanted, whileWaitedFor(req)));
  const next = wanted.part * CHANGES_IN_PART < done.total ? wanted.part + 1 : null;
  return faces({
    html: () => {
      const page = changesPage(edition, done, wanted.part);
      return { ...frameOf(found, page.title, true), view: 'lists/edition-changes', page };
    },
    json: () => changesJson(edition, done, next),
  });
}

function frameOf(
  { list, edition }: Found,
  title: string,
  isBelow = false,
): Pick<Page, 'title' | 'section' | 'crumbs'> {
  const own = { label: editionTitle(edition), href: editionHref(edition) };
  const crumbs = [
    { label: 'Lists', href: '/lists' },
    { label: list.title, href: `/lists/${list.id}` },
    { label: 'Editions', href: `/lists/${list.id}/editions` },
  ];
  return { title, section: 'lists', crumbs: isBelow ? [...crumbs, own] : crumbs };
}
