import type { Context } from '../../../context.js';
import type { RowChange } from '../../../platform/db/row-change.js';
import type { Change } from '../../../platform/db/transact.js';
import { type Ask, idIn, sentWith, versionSent } from '../../../platform/http/ask.js';
import type { Door } from '../../../platform/http/door.js';
import { found } from '../../../platform/http/found.js';
import { conflictWith, outcomeReply } from '../../../platform/http/outcomes.js';
import { faces, type Page, type Reply, refusedWith } from '../../../platform/http/reply.js';
import { AppError } from '../../../platform/lib/errors.js';
import { typedFrom } from '../../../platform/lib/form-page.js';
import type { RestsOnTrash } from '../../../platform/lib/rests-on-trash.js';
import { editSearch, restoreSearch, trashSearch } from '../actions.js';
import { parseSearchEdit } from '../input.js';
import { type SearchForm, searchFormPage, searchPage, typedFromSearch } from '../page.js';
import { searchJson } from '../search-json.js';
import { type Search, SearchReader } from '../store.js';

// A search at its own address: read, mended, trashed.

export function searchRoutes(door: Door, ctx: Context): void {
  const one = '/searches/:id';
  door.get(one, (ask) => show(ask, ctx));
  door.get(`${one}/edit`, (ask) => edit(ask, ctx));
  door.post(one, (ask) => save(ask, ctx));
  door.patch(one, (ask) => save(ask, ctx));
  door.post(`${one}/trash`, (ask) => trash(ask, ctx));
  door.delete(one, (ask) => trash(ask, ctx));
  door.post(`${one}/restoration`, (ask) => restore(ask, ctx));
}

/** @throws AppError not_found, also where its claim is hidden; gone where either is in the trash */
async function searchOf(ask: Ask, ctx: Context): Promise<Search> {
  const search = found(await new SearchReader(ctx.db, ask.viewer).byId(idIn(ask)), 'search', ask.viewer);
  found({ trashed_at: search.claim_trashed_at }, 'search, or its claim,', ask.viewer);
  return search;
}

async function livingSearchOf(ask: Ask, ctx: Context): Promise<Search> {
  const search = await searchOf(ask, ctx);
  if (search.trashed_at === null && search.claim_trashed_at === null) return search;
  throw new AppError('gone', 'This search, or its claim, is in the trash. Bring it back first.');
}

async function show(ask: Ask, ctx: Context): Promise<Reply> {
  const search = await searchOf(ask, ctx);
  return faces({
    html: () => {
      const page = searchPage(search, ask.viewer);
      return { view: 'searches/show', title: page.title, section: 'desk', crumbs: CRUMBS, page };
    },
    json: () => searchJson(search),
  });
}

async function edit(ask: Ask, ctx: Context): Promise<Reply> {
  const search = await livingSearchOf(ask, ctx);
  const { id, version } = search;
  return faces({ html: () => formPage({ id, version, typed: typedFromSearch(search), errors: [] }) });
}

async function save(ask: Ask, ctx: Context): Promise<Reply> {
  const [{ id }, { as, fields }] = [await livingSearchOf(ask, ctx), sentWith(ask)];
  const [version, typed] = [versionSent(ask), typedFrom(fields)];
  const input = parseSearchEdit(as, fields, ctx.clock.now());
  if (!input.ok)
    return refusedWith(input.errors, () => formPage({ id, version, typed, errors: input.errors }));
  return ask.change(async (change) => {
    const outcome = await named(change, ask, await editSearch(change, id, version, input.value));
    return outcomeReply<Search>(outcome, {
      ...answersAt(id),
      conflict: (current) => {
        const form: SearchForm = { id, version: current.version, typed, errors: [] };
        return formPage(form, conflictWith(searchFormPage(form).fields, typedFromSearch(current)));
      },
    });
  });
}

async function trash(ask: Ask, ctx: Context): Promise<Reply> {
  const { id } = await searchOf(ask, ctx);
  return ask.change(async (change) => {
    const outcome = await trashSearch(change, id, sentWith(ask).version);
    return outcomeReply<Search>(await named(change, ask, outcome), answersAt(id));
  });
}

async function restore(ask: Ask, ctx: Context): Promise<Reply> {
  const search = await searchOf(ask, ctx);
  return ask.change(async (change) => {
    const outcome = await restoreSearch(change, search);
    return outcomeReply<Search>(await named(change, ask, outcome), answersAt(search.id));
  });
}

/** The outcome with the names that a search is shown with. */
async function named(change: Change, ask: Ask, outcome: RowChange<'searches'> | RestsOnTrash) {
  if (outcome.kind === 'missing' || outcome.kind === 'rests_on_trash') return outcome;
  const { id } =
    outcome.kind === 'changed' ? outcome.after : outcome.kind === 'conflict' ? outcome.current : outcome.row;
  const search = found(await new SearchReader(change.tx, ask.viewer).byId(id), 'search', ask.viewer);
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
