import { UserReader } from '../../../people/accounts/store/users.js';
import type { Context } from '../../../platform/context.js';
import { listReply } from '../../../platform/http/list-reply.js';
import { faces, invalidReply, type Page, type Reply } from '../../../platform/http/reply.js';
import type { RequestContext } from '../../../platform/http/request-context.js';
import { AppError } from '../../../platform/lib/errors.js';
import { PAGED } from '../../../platform/lib/fields/filters.js';
import type { RecordForm } from '../../../platform/lib/fields/form-page.js';
import { isRestricted } from '../../../record/claims/model.js';
import { LIST_FORMATS } from '../../citations/formats.js';
import { formatLosses } from '../../citations/losses-section.js';
import { previewList } from '../../citations/preview-section.js';
import type { StylesContext } from '../../citations/styles-pool.js';
import { LIST_COLUMNS } from '../csv.js';
import { editionJson } from '../editions/json.js';
import { editionsOf } from '../editions/page.js';
import { EditionReader } from '../editions/store.js';
import { EntryReader } from '../entry-store.js';
import { locatorsIn } from '../export-job.js';
import { DEFAULT_STYLE, MAX_TICKS, mayEditList, orderOf } from '../model.js';
import { listFormPage, typedFromList } from '../page/form.js';
import { type ListForms, type ListShown, listJson, listPage, listRowJson, listsPage } from '../page.js';
import { RepeatReader } from '../repeats-store.js';
import { type List, type ListItem, ListReader } from '../store.js';
import { keptListToChange, listOf } from './allowed.js';
import { styleTitle, withStyleId } from './style.js';

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

export async function showList(req: RequestContext, ctx: StylesContext): Promise<Reply> {
  const list = await listOf(req, ctx);
  const typed = mayEditList(req.viewer, list) ? null : req.query.one('style')?.trim() || null;
  const styled = await withStyleId(ctx, { style: typed });
  if (!styled.ok) {
    const { errors } = styled;
    return invalidReply(errors, () =>
      showPage(req, ctx, list, { printing: { typed: { style: typed ?? '' }, errors } }),
    );
  }
  return faces({
    html: () => showPage(req, ctx, list, styled.value),
    json: async () => ({
      ...listJson(list, await new ListReader(ctx.db, req.viewer).items(list.id, partIn(req))),
      editions: (await newestEditions(req, ctx, list)).map(editionJson),
    }),
  });
}

/** The cursor in the address; null for the first part. */
function partIn(req: RequestContext): string | null {
  return req.query.one('after') ?? null;
}

/** A part of a list's page, with what was typed into one of its forms. */
export async function showPage(
  req: RequestContext,
  ctx: StylesContext,
  kept: List,
  forms: ListForms = {},
): Promise<Page> {
  const list = { ...kept, style: forms.style ?? kept.style };
  const lists = new ListReader(ctx.db, req.viewer);
  const after = partIn(req);
  const part = await lists.items(list.id, after);
  const counts = await lists.counted(list.id, part.rows[0]);
  const preview = await previewOf(req, ctx, list, part.rows);
  const offer = {
    formats: LIST_FORMATS.map(({ name, title, use }) => ({ name, title, use })),
    style: await styleTitle(ctx, list.style),
  };
  const shown = {
    ...{ list, part, after, counts, offer, forms, placed: placedIn(req) },
    repeats: await new RepeatReader(ctx.db, req.viewer).among(list.id, part.rows),
    ...withCut(preview, part.rows.length < counts.claims),
    restricted: counts.claims > counts.open ? await lists.restricted(list.id, MAX_TICKS) : [],
    trashedClaims: counts.trashed,
  };
  return {
    view: 'lists/show',
    title: list.title,
    section: 'lists',
    crumbs: CRUMBS,
    page: { ...listPage(shown, req.viewer), editions: await editionsShown(req, ctx, list) },
  };
}

/** The newest editions on the page of their list; /lists/3/editions has all. */
const EDITIONS_SHOWN = 5;

async function editionsShown(req: RequestContext, ctx: Context, list: List) {
  const canKeep = mayEditList(req.viewer, list) && list.trashed_at === null;
  return editionsOf(list, await newestEditions(req, ctx, list), canKeep);
}

function newestEditions({ viewer }: RequestContext, ctx: Context, { id }: List) {
  return new EditionReader(ctx.db, viewer).newest(id, EDITIONS_SHOWN);
}

/** How many claims were just added, from the address. */
function placedIn(req: RequestContext): ListShown['placed'] {
  const count = (name: string) => Number(/^\d{1,6}$/.exec(req.query.one(name) ?? '')?.[0] ?? 0);
  const placed = { added: count('added'), already: count('already') };
  return placed.added + placed.already > 0 ? placed : null;
}

type Previewed = Pick<ListShown, 'preview' | 'previewFault' | 'losses'>;

function withCut(previewed: Previewed, isCut: boolean): Previewed {
  return { ...previewed, previewFault: previewed.previewFault ?? (isCut ? CUT : null) };
}

const CUT = 'Only the quotations of this page. An export has all.';

async function previewOf(
  req: RequestContext,
  ctx: StylesContext,
  list: List,
  items: readonly ListItem[],
): Promise<Previewed> {
  // A file omits restricted claims unless each is ticked.
  const ids = items.filter((item) => !isRestricted(item)).map(({ claim_id }) => claim_id);
  const locators = locatorsIn(items.map(({ claim_id: id, locator }) => ({ id, locator })));
  const rows = await new EntryReader(ctx.db, req.viewer, locators).entries(ids);
  const { kind, locale } = list;
  const options = { kind, locale, order: orderOf(kind), deskUrl: ctx.config.url };
  const losses = formatLosses(rows);
  try {
    const preview = await previewList(rows, list.style, options, await ctx.styles());
    if (preview === null)
      return { losses, preview, previewFault: `The style ${list.style} is not available: choose another.` };
    return { losses, preview, previewFault: null };
  } catch (error) {
    if (error instanceof AppError && ['unavailable', 'not_now'].includes(error.code))
      return { losses, preview: null, previewFault: error.detail };
    throw error;
  }
}

export async function newListForm(req: RequestContext, ctx: StylesContext): Promise<Reply> {
  const typed = { style: await usualStyle(req, ctx) };
  return faces({ html: () => formPage(req, { id: null, version: null, typed, errors: [] }) });
}

export async function editListForm(req: RequestContext, ctx: StylesContext): Promise<Reply> {
  const list = await keptListToChange(req, ctx);
  const typed = typedFromList(list, await styleTitle(ctx, list.style));
  const form = { id: list.id, version: list.version, typed, errors: [] };
  return faces({ html: () => formPage(req, form) });
}

/** The title of the style that a new list begins with. */
export async function usualStyle({ viewer }: RequestContext, ctx: StylesContext): Promise<string> {
  const own = viewer.userId === null ? null : await new UserReader(ctx.db).citationStyle(viewer.userId);
  return styleTitle(ctx, own ?? DEFAULT_STYLE);
}

export function formPage(
  req: RequestContext,
  form: RecordForm,
  conflict: readonly object[] | null = null,
): Page {
  const page = listFormPage(form, req.viewer);
  return {
    view: 'lists/form',
    title: page.title,
    section: 'lists',
    crumbs: CRUMBS,
    page: { ...page, conflict },
  };
}

const CRUMBS = [{ label: 'Lists', href: '/lists' }] as const;
