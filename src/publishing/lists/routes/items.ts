import type { Context } from '../../../context.js';
import type { RowChange } from '../../../platform/db/row-change.js';
import type { Change } from '../../../platform/db/transact.js';
import { type Ask, idIn, sentWith, versionSent } from '../../../platform/http/ask.js';
import { outcomeReply } from '../../../platform/http/outcomes.js';
import { type Reply, refusedWith } from '../../../platform/http/reply.js';
import { typedFrom } from '../../../platform/lib/form-page.js';
import { type FieldError, ok, type Result } from '../../../platform/lib/result.js';
import { addClaims, type ListTarget, orderClaims, removeItem } from '../actions.js';
import { parseItems, parseOrder, parseTicked } from '../input.js';
import { mayEditList } from '../model.js';
import { tickedFormPage } from '../page/form.js';
import { listJson } from '../page.js';
import { type List, type ListItem, ListReader } from '../store.js';
import { keptListToChange, listsToAddTo } from './allowed.js';
import { showPage } from './read.js';

export async function addItems(ask: Ask, ctx: Context): Promise<Reply> {
  const list = await keptListToChange(ask, ctx);
  const input = parseItems(sentWith(ask).fields);
  if (!input.ok) return refusedOn(ask, ctx, list, input.errors);
  return putOn(ask, ctx, list, input.value, (errors) => refusedOn(ask, ctx, list, errors));
}

/** Claims ticked on the page of claims go onto a list that is chosen beside them. */
export async function addTicked(ask: Ask, ctx: Context): Promise<Reply> {
  const { fields } = sentWith(ask);
  const again = async (errors: readonly FieldError[]) => {
    const page = tickedFormPage(await listsToAddTo(ask, ctx), typedFrom(fields), errors);
    return refusedWith(errors, () => ({ view: 'lists/form', title: page.title, section: 'lists', page }));
  };
  const input = parseTicked(fields);
  if (!input.ok) return again(input.errors);
  const list = await new ListReader(ctx.db, ask.viewer).byId(input.value.list_id);
  if (list === undefined || list.trashed_at !== null || !mayEditList(ask.viewer, list)) {
    const message = `There is no list ${input.value.list_id} that you may add to. Choose one of these.`;
    return again([{ path: 'list_id', message }]);
  }
  return putOn(ask, ctx, list, input.value.claim_ids, async (errors) =>
    again(errors.map(({ message }) => ({ path: 'claim_ids', message }))),
  );
}

/** Puts claims on a list, and says which stood on it already: nothing is dropped without a word. */
async function putOn(
  ask: Ask,
  ctx: Context,
  list: List,
  claimIds: readonly number[],
  again: (errors: readonly FieldError[]) => Reply | Promise<Reply>,
): Promise<Reply> {
  const { version } = sentWith(ask);
  return ask.change(async (change) => {
    const placed = await addClaims(change, { list, viewer: ask.viewer, version }, claimIds);
    if (!placed.ok) return again(placed.errors);
    const { outcome, added, already } = placed.value;
    const items = await itemsAfter(outcome, ask, list.id, { ctx, change });
    return outcomeReply<List>(outcome, {
      location: `/lists/${list.id}?${new URLSearchParams({ added: String(added), already: String(already.length) })}`,
      json: (row) => ({ ...listJson(row, items), added, already }),
      conflict: null,
    });
  });
}

export async function removeListItem(ask: Ask, ctx: Context): Promise<Reply> {
  const list = await keptListToChange(ask, ctx);
  const item = idIn(ask, 'item');
  return changeItems(ask, ctx, list, async (change, target) => ok(await removeItem(change, target, item)));
}

export async function orderItems(ask: Ask, ctx: Context): Promise<Reply> {
  const list = await keptListToChange(ask, ctx);
  const [{ fields }, version] = [sentWith(ask), versionSent(ask)];
  const input = parseOrder(fields);
  if (!input.ok) return refusedOn(ask, ctx, list, input.errors);
  return changeItems(ask, ctx, list, (change, target) =>
    orderClaims(change, { ...target, version }, input.value),
  );
}

/** Changes a list's rows and answers with the list as it stands then. */
async function changeItems(
  ask: Ask,
  ctx: Context,
  list: List,
  work: (change: Change, target: ListTarget) => Promise<Result<RowChange<'lists'>>>,
): Promise<Reply> {
  const { version } = sentWith(ask);
  return ask.change(async (change) => {
    const outcome = await work(change, { list, viewer: ask.viewer, version });
    if (!outcome.ok) return refusedOn(ask, ctx, list, outcome.errors);
    const items = await itemsAfter(outcome.value, ask, list.id, { ctx, change });
    return outcomeReply<List>(outcome.value, {
      location: `/lists/${list.id}`,
      json: (row) => listJson(row, items),
      conflict: null,
    });
  });
}

/** The rows as they stand now. Where somebody was faster that is without what this change has done, and undoes. */
function itemsAfter(
  { kind }: RowChange<'lists'>,
  { viewer }: Ask,
  listId: number,
  { ctx, change }: { readonly ctx: Context; readonly change: Change },
): Promise<ListItem[]> {
  return new ListReader(kind === 'conflict' ? ctx.db : change.tx, viewer).items(listId);
}

/** The list's page again, with what was typed into the form that adds a claim. */
function refusedOn(ask: Ask, ctx: Context, list: List, errors: readonly FieldError[]): Reply {
  const typed = typedFrom(sentWith(ask).fields);
  return refusedWith(errors, () => showPage(ask, ctx, list, { value: typed.claim_id ?? null, errors }));
}
