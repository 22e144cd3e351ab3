import type { Context } from '../../../context.js';
import type { Page } from '../../../platform/db/queries/page-of.js';
import type { RowChange } from '../../../platform/db/row-change.js';
import type { WriteContext } from '../../../platform/db/transact.js';
import { outcomeReply } from '../../../platform/http/outcomes.js';
import { invalidReply, type Reply } from '../../../platform/http/reply.js';
import { bodyOf, idIn, type RequestContext, versionSent } from '../../../platform/http/request-context.js';
import { typedFrom } from '../../../platform/lib/fields/form-page.js';
import { type FieldError, ok, type Result } from '../../../platform/lib/result.js';
import { pickClaim } from '../../../record/claims/actions/pick.js';
import { ClaimReader } from '../../../record/claims/store.js';
import { addClaims, type ListTarget, orderClaims, removeItem } from '../actions.js';
import { type NewOrder, parseItems, parseOrder, parseTicked } from '../input.js';
import { mayEditList } from '../model.js';
import { tickedFormPage } from '../page/form.js';
import { ITEM_PICK, listJson, partHref } from '../page.js';
import { type List, type ListItem, ListReader } from '../store.js';
import { keptListToChange } from './allowed.js';
import { showPage } from './read.js';

export async function addItems(req: RequestContext, ctx: Context): Promise<Reply> {
  const list = await keptListToChange(req, ctx);
  const { as, fields } = bodyOf(req);
  const picked =
    as === 'form' ? await pickClaim(new ClaimReader(ctx.db, req.viewer), fields, ITEM_PICK) : ok(fields);
  const input = picked.ok ? parseItems(picked.value) : picked;
  if (!input.ok) return refusedOn(req, ctx, list, input.errors);
  return putOn(req, ctx, list, input.value, (errors) => refusedOn(req, ctx, list, errors));
}

/** Adds claims ticked on the page of claims to the chosen list. */
export async function addTicked(req: RequestContext, ctx: Context): Promise<Reply> {
  const { as, fields: sent } = bodyOf(req);
  const fields = as === 'form' ? withoutTag(sent) : sent;
  const again = async (errors: readonly FieldError[]) => {
    const page = tickedFormPage(
      await new ListReader(ctx.db, req.viewer).toAddTo(),
      typedFrom(fields),
      errors,
    );
    return invalidReply(errors, () => ({ view: 'lists/form', title: page.title, section: 'lists', page }));
  };
  const input = parseTicked(fields);
  if (!input.ok) return again(input.errors);
  const list = await new ListReader(ctx.db, req.viewer).byId(input.value.list_id);
  if (list === undefined || list.trashed_at !== null || !mayEditList(req.viewer, list)) {
    const message = `There is no list ${input.value.list_id} that you may add to. Choose one of these.`;
    return again([{ path: 'list_id', message }]);
  }
  return putOn(req, ctx, list, input.value.claim_ids, async (errors) =>
    again(errors.map(({ message }) => ({ path: 'claim_ids', message }))),
  );
}

/** The form around ticked rows has a tag for another of its buttons. */
function withoutTag(sent: unknown): unknown {
  const { tag: _, ...fields } = Object(sent) as Record<string, unknown>;
  return fields;
}

/** Adds claims to a list, and reports which were on it already, so that nothing is dropped silently. */
async function putOn(
  req: RequestContext,
  ctx: Context,
  list: List,
  claimIds: readonly number[],
  again: (errors: readonly FieldError[]) => Reply | Promise<Reply>,
): Promise<Reply> {
  const { version } = bodyOf(req);
  return req.write(async (change) => {
    const placed = await addClaims(change, { list, viewer: req.viewer, version }, claimIds);
    if (!placed.ok) return again(placed.errors);
    const { outcome, added, already } = placed.value;
    const items = await itemsAfter(outcome, req, list.id, { ctx, change });
    const after = await new ListReader(change.tx, req.viewer).partWith(list.id, claimIds[0] ?? 0);
    // What was added is confirmed by every page.
    const isTold = already.length > 0;
    const query = new URLSearchParams(
      isTold ? { added: String(added), already: String(already.length) } : {},
    );
    if (after !== null) query.set('after', after);
    return outcomeReply<List>(outcome, {
      location: query.size > 0 ? `/lists/${list.id}?${query}` : `/lists/${list.id}`,
      json: (row) => ({ ...listJson(row, items), added, already }),
      conflict: null,
    });
  });
}

export async function removeListItem(req: RequestContext, ctx: Context): Promise<Reply> {
  const list = await keptListToChange(req, ctx);
  const item = idIn(req, 'item');
  const remove = async (change: WriteContext, target: ListTarget) =>
    ok(await removeItem(change, target, item));
  return changeItems(req, ctx, list, { work: remove, shows: null });
}

export async function orderItems(req: RequestContext, ctx: Context): Promise<Reply> {
  const list = await keptListToChange(req, ctx);
  const [{ fields }, version] = [bodyOf(req), versionSent(req)];
  const input = parseOrder(fields);
  if (!input.ok) return refusedOn(req, ctx, list, input.errors);
  const order = (change: WriteContext, target: ListTarget) =>
    orderClaims(change, { ...target, version }, input.value);
  return changeItems(req, ctx, list, { work: order, shows: shownAfter(input.value) });
}

/** The claim in whose part the form continues: the one that was moved, or the first of the part. */
function shownAfter({ part, move }: NewOrder): number | null {
  if (move !== null && move.to !== 'out') return move.id;
  return part?.find((id) => id !== move?.id) ?? null;
}

interface ItemsChange {
  readonly work: (change: WriteContext, target: ListTarget) => Promise<Result<RowChange<'lists'>>>;
  /** The claim whose part of the list is shown afterwards; null for the first part. */
  readonly shows: number | null;
}

/** Changes a list's rows and answers with the resulting list. */
async function changeItems(
  req: RequestContext,
  ctx: Context,
  list: List,
  { work, shows }: ItemsChange,
): Promise<Reply> {
  const { version } = bodyOf(req);
  return req.write(async (change) => {
    const outcome = await work(change, { list, viewer: req.viewer, version });
    if (!outcome.ok) return refusedOn(req, ctx, list, outcome.errors);
    const items = await itemsAfter(outcome.value, req, list.id, { ctx, change });
    const after =
      shows === null ? null : await new ListReader(change.tx, req.viewer).partWith(list.id, shows);
    return outcomeReply<List>(outcome.value, {
      location: partHref(`/lists/${list.id}`, after),
      json: (row) => listJson(row, items),
      conflict: null,
    });
  });
}

/** The first part of the current rows. In a conflict without this change's own effects, which are rolled back. */
function itemsAfter(
  { kind }: RowChange<'lists'>,
  { viewer }: RequestContext,
  listId: number,
  { ctx, change }: { readonly ctx: Context; readonly change: WriteContext },
): Promise<Page<ListItem>> {
  return new ListReader(kind === 'conflict' ? ctx.db : change.tx, viewer).items(listId, null);
}

/** The list's page again, with what was typed into the form that adds a claim. */
function refusedOn(req: RequestContext, ctx: Context, list: List, errors: readonly FieldError[]): Reply {
  const typed = typedFrom(bodyOf(req).fields);
  return invalidReply(errors, () => showPage(req, ctx, list, { typed, errors }));
}
