import type { Context } from '../../../context.js';
import { listReply } from '../../../platform/http/list-reply.js';
import { faces, type Page, type Reply } from '../../../platform/http/reply.js';
import type { RequestContext } from '../../../platform/http/request-context.js';
import { AppError } from '../../../platform/lib/errors.js';
import { PAGED } from '../../../platform/lib/fields/filters.js';
import { isRestricted } from '../../../record/claims/model.js';
import { LIST_FORMATS } from '../../citations/model/formats.js';
import { type PreviewedEntry, previewList } from '../../citations/preview-section.js';
import { LIST_COLUMNS } from '../csv.js';
import { EntryReader } from '../entry-store.js';
import type { StyleTitles } from '../input.js';
import { type ListForm, listFormPage, typedFromList } from '../page/form.js';
import { type ListShown, listJson, listPage, listRowJson, listsPage } from '../page.js';
import { type List, type ListItem, ListReader } from '../store.js';
import { keptListToChange, listOf } from './allowed.js';

/** The number of entries that a page shows in the list's style; an export has them all. */
const PREVIEWED = 100;

export function listLists(req: RequestContext, ctx: Context): Promise<Reply> {
  return listReply(req, {
    plural: 'lists',
    frame: { title: 'Lists', section: 'lists' },
    filters: PAGED,
    read: ({ after }) => new ListReader(ctx.db, req.viewer).page(after),
    page: (page, nextHref) => listsPage(page, nextHref, req.viewer),
    json: listRowJson,
    columns: LIST_COLUMNS,
  });
}

export async function showList(req: RequestContext, ctx: Context): Promise<Reply> {
  const list = await listOf(req, ctx);
  return faces({
    html: () => showPage(req, ctx, list, { value: null, errors: [] }),
    json: async () => listJson(list, await new ListReader(ctx.db, req.viewer).items(list.id)),
  });
}

/** A list's page, with what was typed into the form that adds a claim. */
export async function showPage(
  req: RequestContext,
  ctx: Context,
  list: List,
  adding: ListShown['adding'],
): Promise<Page> {
  const lists = new ListReader(ctx.db, req.viewer);
  const items = await lists.items(list.id);
  const { preview, previewFault } = await previewOf(req, ctx, list, items);
  const offer = {
    formats: LIST_FORMATS.map(({ name, title }) => ({ name, title })),
    styles: (await ctx.styles()).choices.map(({ id, title }) => ({ name: id, title })),
  };
  const trashedClaims = await lists.trashedClaims(list.id);
  return {
    view: 'lists/show',
    title: list.title,
    section: 'lists',
    crumbs: CRUMBS,
    page: listPage(
      { list, items, trashedClaims, preview, previewFault, offer, placed: placedIn(req), adding },
      req.viewer,
    ),
  };
}

/** How many claims were just added, from the address. */
function placedIn(req: RequestContext): ListShown['placed'] {
  const count = (name: string) => Number(/^\d{1,6}$/.exec(req.query.one(name) ?? '')?.[0] ?? 0);
  const placed = { added: count('added'), already: count('already') };
  return placed.added + placed.already > 0 ? placed : null;
}

async function previewOf(
  req: RequestContext,
  ctx: Context,
  list: List,
  items: readonly ListItem[],
): Promise<{ readonly preview: readonly PreviewedEntry[] | null; readonly previewFault: string | null }> {
  // A file omits restricted claims unless each is ticked.
  const printed = items.filter((item) => !isRestricted(item));
  const ids = printed.slice(0, PREVIEWED).map(({ claim_id }) => claim_id);
  const rows = await new EntryReader(ctx.db, req.viewer).entries(ids);
  const options = { locale: list.locale, deskUrl: ctx.config.url };
  try {
    const preview = await previewList(rows, list.style, options, await ctx.styles());
    if (preview === null)
      return { preview, previewFault: `The style ${list.style} is not available: choose another.` };
    const cut = `These are the first ${PREVIEWED} of ${printed.length} entries. An export has them all.`;
    return { preview, previewFault: printed.length > PREVIEWED ? cut : null };
  } catch (error) {
    if (error instanceof AppError && error.code === 'unavailable')
      return { preview: null, previewFault: error.detail };
    throw error;
  }
}

export async function newListForm(req: RequestContext, ctx: Context): Promise<Reply> {
  return faces({ html: () => formPage(req, ctx, { id: null, version: null, typed: {}, errors: [] }) });
}

export async function editListForm(req: RequestContext, ctx: Context): Promise<Reply> {
  const list = await keptListToChange(req, ctx);
  const form = { id: list.id, version: list.version, typed: typedFromList(list), errors: [] };
  return faces({ html: () => formPage(req, ctx, form) });
}

export async function formPage(
  req: RequestContext,
  ctx: Context,
  form: ListForm,
  conflict: readonly object[] | null = null,
): Promise<Page> {
  const page = listFormPage(form, await styleTitles(ctx), req.viewer);
  return {
    view: 'lists/form',
    title: page.title,
    section: 'lists',
    crumbs: CRUMBS,
    page: { ...page, conflict },
  };
}

export async function styleTitles(ctx: Context): Promise<StyleTitles> {
  const { choices } = await ctx.styles();
  return Object.fromEntries(choices.map(({ id, title }) => [id, title]));
}

const CRUMBS = [{ label: 'Lists', href: '/lists' }] as const;
