import type { Context } from '../../../platform/context.js';
import { conflictWith } from '../../../platform/http/outcomes.js';
import { faces, invalidReply, type Page, type Reply } from '../../../platform/http/reply.js';
import { bodyOf, idIn, type RequestContext, versionSent } from '../../../platform/http/request-context.js';
import { AppError } from '../../../platform/lib/errors.js';
import { type Typed, typedFrom } from '../../../platform/lib/fields/form-page.js';
import { ok } from '../../../platform/lib/result.js';
import { pickCited } from '../../citations/model/pick-cited.js';
import type { ClaimRow } from '../../citations/model/rows.js';
import { editItem } from '../actions.js';
import { EntryReader } from '../entry-store.js';
import { parseItemEdit } from '../item-input.js';
import { partHref } from '../model.js';
import { type ItemForm, itemFormPage, typedFromItem } from '../page/item.js';
import { type ItemRow, type List, ListReader } from '../store.js';
import { keptListToChange } from './allowed.js';
import { changeList } from './change.js';

// Where the citation of one row of a list leads in its source, and a note on the row.

export async function editItemForm(req: RequestContext, ctx: Context): Promise<Reply> {
  const list = await keptListToChange(req, ctx);
  const item = await itemOf(req, ctx, list);
  const form = { version: list.version, typed: typedFromItem(item), errors: [] };
  return faces({ html: () => formPage(req, ctx, { list, item }, form) });
}

export async function saveItem(req: RequestContext, ctx: Context): Promise<Reply> {
  const list = await keptListToChange(req, ctx);
  const item = await itemOf(req, ctx, list);
  const [{ as, fields }, version] = [bodyOf(req), versionSent(req)];
  const typed = typedFrom(fields);
  const again = (errors: ItemForm['errors']) =>
    invalidReply(errors, () => formPage(req, ctx, { list, item }, { version, typed, errors }));
  const input = parseItemEdit(as, fields);
  if (!input.ok) return again(input.errors);
  return changeList(req, ctx, {
    ...{ list, version, shows: item.claim_id, again },
    work: async (change, target) => ok(await editItem(change, target, item.id, input.value)),
    conflict: async (current) => {
      const now = await itemOf(req, ctx, list);
      const form = { version: current.version, typed, errors: [], saved: typedFromItem(now) };
      return formPage(req, ctx, { list: current, item: now }, form);
    },
  });
}

/** @throws AppError not_found where the list has no such row that the viewer may see */
async function itemOf(req: RequestContext, ctx: Context, list: List): Promise<ItemRow> {
  const item = await new ListReader(ctx.db, req.viewer).row(list.id, idIn(req, 'item'));
  if (item === undefined) throw new AppError('not_found', 'This quotation is not on the list.');
  return item;
}

interface Listed {
  readonly list: List;
  readonly item: ItemRow;
}

interface FormState extends Pick<ItemForm, 'version' | 'typed' | 'errors'> {
  /** What somebody else saved meanwhile. */
  readonly saved?: Typed;
}

async function formPage(
  req: RequestContext,
  ctx: Context,
  listed: Listed,
  { saved, ...form }: FormState,
): Promise<Page> {
  const about = await aboutItem(req, ctx, listed);
  const page = itemFormPage({ ...about, ...form });
  return {
    view: 'lists/item',
    title: page.title,
    section: 'lists',
    crumbs: [
      { label: 'Lists', href: '/lists' },
      { label: listed.list.title, href: about.listHref },
    ],
    page: { ...page, words: about.words, conflict: saved ? conflictWith(page.fields, saved) : null },
  };
}

async function aboutItem(req: RequestContext, ctx: Context, { list, item }: Listed) {
  const [rows] = await new EntryReader(ctx.db, req.viewer).entries([item.claim_id]);
  const cited = rows && pickCited(rows.attributions, rows.claim.reference_attribution_id);
  const after = await new ListReader(ctx.db, req.viewer).partWith(list.id, item.claim_id);
  return {
    listId: list.id,
    item,
    words: rows ? wordsOf(rows.claim) : null,
    recorded: cited?.locator ?? null,
    listHref: partHref(`/lists/${list.id}`, after),
  };
}

function wordsOf({ text, language, form }: ClaimRow) {
  return { text, lang: language ?? 'und', form };
}
