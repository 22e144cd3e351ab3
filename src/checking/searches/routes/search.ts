import type { Context } from '../../../context.js';
import type { RowChange } from '../../../platform/db/row-change.js';
import type { WriteContext } from '../../../platform/db/transact.js';
import { orNotFound } from '../../../platform/http/or-not-found.js';
import { conflictWith, outcomeReply } from '../../../platform/http/outcomes.js';
import { faces, invalidReply, type Page, type Reply } from '../../../platform/http/reply.js';
import { bodyOf, idIn, type RequestContext, versionSent } from '../../../platform/http/request-context.js';
import type { Router } from '../../../platform/http/router.js';
import { AppError } from '../../../platform/lib/errors.js';
import { typedFrom } from '../../../platform/lib/fields/form-page.js';
import type { RestsOnTrash } from '../../../platform/lib/rests-on-trash.js';
import { editSearch, restoreSearch, trashSearch } from '../actions.js';
import { parseSearchEdit } from '../input.js';
import { searchJson } from '../json.js';
import { type SearchForm, searchFormPage, searchPage, typedFromSearch } from '../page.js';
import { type Search, SearchReader } from '../store.js';

// A search at its own address: show, edit, trash.

export function searchRoutes(router: Router, ctx: Context): void {
  const one = '/searches/:id';
  router.get(one, (req) => show(req, ctx));
  router.get(`${one}/edit`, (req) => edit(req, ctx));
  router.post(one, (req) => save(req, ctx));
  router.patch(one, (req) => save(req, ctx));
  router.post(`${one}/trash`, (req) => trash(req, ctx));
  router.delete(one, (req) => trash(req, ctx));
  router.post(`${one}/restoration`, (req) => restore(req, ctx));
}

/** @throws AppError not_found, also where its claim is hidden; gone where either is in the trash */
async function searchOf(req: RequestContext, ctx: Context): Promise<Search> {
  const search = orNotFound(await new SearchReader(ctx.db, req.viewer).byId(idIn(req)), 'search', req.viewer);
  orNotFound({ trashed_at: search.claim_trashed_at }, 'search', req.viewer);
  return search;
}

async function livingSearchOf(req: RequestContext, ctx: Context): Promise<Search> {
  const search = await searchOf(req, ctx);
  if (search.trashed_at === null && search.claim_trashed_at === null) return search;
  throw new AppError('gone', 'This search or its quotation is in the trash. Restore that first.');
}

async function show(req: RequestContext, ctx: Context): Promise<Reply> {
  const search = await searchOf(req, ctx);
  return faces({
    html: () => {
      const page = searchPage(search, req.viewer);
      return { view: 'searches/show', title: page.title, section: 'desk', crumbs: CRUMBS, page };
    },
    json: () => searchJson(search),
  });
}

async function edit(req: RequestContext, ctx: Context): Promise<Reply> {
  const search = await livingSearchOf(req, ctx);
  const { id, version } = search;
  return faces({ html: () => formPage({ id, version, typed: typedFromSearch(search), errors: [] }) });
}

async function save(req: RequestContext, ctx: Context): Promise<Reply> {
  const [{ id }, { as, fields }] = [await livingSearchOf(req, ctx), bodyOf(req)];
  const [version, typed] = [versionSent(req), typedFrom(fields)];
  const input = parseSearchEdit(as, fields, ctx.clock.now());
  if (!input.ok)
    return invalidReply(input.errors, () => formPage({ id, version, typed, errors: input.errors }));
  return req.write(async (change) => {
    const outcome = await named(change, req, await editSearch(change, id, version, input.value));
    return outcomeReply<Search>(outcome, {
      ...answersAt(id),
      conflict: (current) => {
        const form: SearchForm = { id, version: current.version, typed, errors: [] };
        return formPage(form, conflictWith(searchFormPage(form).fields, typedFromSearch(current)));
      },
    });
  });
}

async function trash(req: RequestContext, ctx: Context): Promise<Reply> {
  const { id } = await searchOf(req, ctx);
  return req.write(async (change) => {
    const outcome = await trashSearch(change, id, bodyOf(req).version);
    return outcomeReply<Search>(await named(change, req, outcome), answersAt(id));
  });
}

async function restore(req: RequestContext, ctx: Context): Promise<Reply> {
  const search = await searchOf(req, ctx);
  return req.write(async (change) => {
    const outcome = await restoreSearch(change, search);
    return outcomeReply<Search>(await named(change, req, outcome), answersAt(search.id));
  });
}

/** The outcome with the names needed to show a search. */
async function named(
  change: WriteContext,
  req: RequestContext,
  outcome: RowChange<'searches'> | RestsOnTrash,
) {
  if (outcome.kind === 'missing' || outcome.kind === 'rests_on_trash') return outcome;
  const { id } =
    outcome.kind === 'changed' ? outcome.after : outcome.kind === 'conflict' ? outcome.current : outcome.row;
  const search = orNotFound(await new SearchReader(change.tx, req.viewer).byId(id), 'search', req.viewer);
  return outcome.kind === 'conflict'
    ? { ...outcome, current: search }
    : { kind: 'unchanged' as const, row: search };
}

function answersAt(id: number) {
  return { location: `/searches/${id}`, json: searchJson, conflict: null };
}

function formPage(form: SearchForm, conflict: readonly object[] | null = null): Page {
  const page = searchFormPage(form);
  const shown = { ...page, conflict };
  return { view: 'searches/form', title: page.title, section: 'claims', crumbs: CRUMBS, page: shown };
}

const CRUMBS = [
  { label: 'Desk', href: '/' },
  { label: 'Searches', href: '/searches?show=all' },
] as const;
