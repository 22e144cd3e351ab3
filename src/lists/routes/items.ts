import type { RowChange } from '../../activity/rows.js';
import type { Context } from '../../context.js';
import type { Change } from '../../db/transact.js';
import { type Ask, idIn, sentWith } from '../../http/ask.js';
import { outcomeReply } from '../../http/outcomes.js';
import { type Reply, refusedWith } from '../../http/reply.js';
import { typedFrom } from '../../lib/form-page.js';
import { type FieldError, ok, type Result } from '../../lib/result.js';
import { addClaims, type ListTarget, orderClaims, removeItem } from '../actions.js';
import { parseItems, parseOrder } from '../input.js';
import { listJson } from '../page.js';
import { type List, ListReader } from '../store.js';
import { keptListToChange } from './allowed.js';
import { showPage } from './read.js';

export async function addItems(ask: Ask, ctx: Context): Promise<Reply> {
  const list = await keptListToChange(ask, ctx);
  const input = parseItems(sentWith(ask).fields);
  if (!input.ok) return refusedOn(ask, ctx, list, input.errors);
  return changeItems(ask, ctx, list, (change, target) => addClaims(change, target, input.value));
}

export async function removeListItem(ask: Ask, ctx: Context): Promise<Reply> {
  const list = await keptListToChange(ask, ctx);
  const item = idIn(ask, 'item');
  return changeItems(ask, ctx, list, async (change, target) => ok(await removeItem(change, target, item)));
}

export async function orderItems(ask: Ask, ctx: Context): Promise<Reply> {
  const list = await keptListToChange(ask, ctx);
  const input = parseOrder(sentWith(ask).fields);
  if (!input.ok) return refusedOn(ask, ctx, list, input.errors);
  return changeItems(ask, ctx, list, (change, target) => orderClaims(change, target, input.value));
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
    const items = await new ListReader(change.tx, ask.viewer).items(list.id);
    return outcomeReply<'lists', List>(outcome.value, {
      location: `/lists/${list.id}`,
      json: (row) => listJson(row, items),
      conflict: null,
    });
  });
}

/** The list's page again, with what was typed into the form that adds a claim. */
function refusedOn(ask: Ask, ctx: Context, list: List, errors: readonly FieldError[]): Reply {
  const typed = typedFrom(sentWith(ask).fields);
  return refusedWith(errors, () => showPage(ask, ctx, list, { value: typed.claim_id ?? null, errors }));
}
