import type { Context } from '../../../platform/context.js';
import { outcomeReply } from '../../../platform/http/outcomes.js';
import { invalidReply, type Reply } from '../../../platform/http/reply.js';
import { bodyOf, idIn, type RequestContext, versionSent } from '../../../platform/http/request-context.js';
import { typedFrom } from '../../../platform/lib/fields/form-page.js';
import { type FieldError, ok } from '../../../platform/lib/result.js';
import { pickClaim } from '../../../record/claims/actions/pick.js';
import { ClaimReader } from '../../../record/claims/store.js';
import type { StylesContext } from '../../citations/styles-pool.js';
import { addClaims, orderClaims, removeItem } from '../actions.js';
import { type NewOrder, parseItems, parseOrder, parseTicked } from '../input.js';
import { mayEditList } from '../model.js';
import { tickedFormPage } from '../page/form.js';
import { ITEM_PICK, listJson } from '../page.js';
import { type List, ListReader } from '../store.js';
import { keptListToChange } from './allowed.js';
import { changeList, itemsAfter } from './change.js';
import { showPage } from './read.js';

export async function addItems(req: RequestContext, ctx: StylesContext): Promise<Reply> {
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

export async function removeListItem(req: RequestContext, ctx: StylesContext): Promise<Reply> {
  const list = await keptListToChange(req, ctx);
  const item = idIn(req, 'item');
  return changeList(req, ctx, {
    ...{ list, version: bodyOf(req).version, shows: null, conflict: null },
    work: async (change, target) => ok(await removeItem(change, target, item)),
    again: (errors) => refusedOn(req, ctx, list, errors),
  });
}

export async function orderItems(req: RequestContext, ctx: StylesContext): Promise<Reply> {
  const list = await keptListToChange(req, ctx);
  const [{ fields }, version] = [bodyOf(req), versionSent(req)];
  const input = parseOrder(fields);
  if (!input.ok) return refusedOn(req, ctx, list, input.errors);
  return changeList(req, ctx, {
    ...{ list, version, shows: shownAfter(input.value), conflict: null },
    work: (change, target) => orderClaims(change, target, input.value),
    again: (errors) => refusedOn(req, ctx, list, errors),
  });
}

/** The claim in whose part the form continues: the one that was moved, or the first of the part. */
function shownAfter({ part, move }: NewOrder): number | null {
  if (move !== null && move.to !== 'out') return move.id;
  return part?.find((id) => id !== move?.id) ?? null;
}

/** The list's page again, with what was typed into the form that adds a claim. */
function refusedOn(
  req: RequestContext,
  ctx: StylesContext,
  list: List,
  errors: readonly FieldError[],
): Reply {
  const adding = { typed: typedFrom(bodyOf(req).fields), errors };
  return invalidReply(errors, () => showPage(req, ctx, list, { adding }));
}
