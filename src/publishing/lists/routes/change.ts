import type { Context } from '../../../platform/context.js';
import type { Page } from '../../../platform/db/queries/page-of.js';
import type { RowChange } from '../../../platform/db/row-change.js';
import type { WriteContext } from '../../../platform/db/transact.js';
import { type Answers, outcomeReply } from '../../../platform/http/outcomes.js';
import type { Reply } from '../../../platform/http/reply.js';
import type { RequestContext } from '../../../platform/http/request-context.js';
import type { FieldError, Result } from '../../../platform/lib/result.js';
import type { ListTarget } from '../actions.js';
import { partHref } from '../model.js';
import { listJson } from '../page.js';
import { type List, type ListItem, ListReader } from '../store.js';

/** A change of a list or its rows from the page of the list. */
export interface ListChange {
  readonly list: List;
  /** The version that it is based on; null for any. */
  readonly version: number | null;
  readonly work: (change: WriteContext, target: ListTarget) => Promise<Result<RowChange<'lists'>>>;
  /** The claim whose part of the list is shown afterwards; null for the part in the address, or the first. */
  readonly shows: number | null;
  readonly again: (errors: readonly FieldError[]) => Reply;
  /** Null where nothing was typed. */
  readonly conflict: Answers<List>['conflict'];
}

/** Writes it and answers with the resulting list. */
export function changeList(req: RequestContext, ctx: Context, wanted: ListChange): Promise<Reply> {
  const { list, version, work, shows, again, conflict } = wanted;
  return req.write(async (change) => {
    const outcome = await work(change, { list, viewer: req.viewer, version });
    if (!outcome.ok) return again(outcome.errors);
    const items = await itemsAfter(outcome.value, req, list.id, { ctx, change });
    return outcomeReply<List>(outcome.value, {
      location: await placeOf(change, req, list.id, shows),
      json: (row) => listJson(row, items),
      conflict,
    });
  });
}

/** The page of the part with this claim, or of that in the address. */
async function placeOf(
  { tx }: WriteContext,
  req: RequestContext,
  listId: number,
  claim: number | null,
): Promise<string> {
  const after =
    claim === null
      ? (req.query.one('after') ?? null)
      : await new ListReader(tx, req.viewer).partWith(listId, claim);
  return partHref(`/lists/${listId}`, after);
}

/** The first part of the current rows. In a conflict without this change's own effects, which are rolled back. */
export function itemsAfter(
  { kind }: RowChange<'lists'>,
  { viewer }: RequestContext,
  listId: number,
  { ctx, change }: { readonly ctx: Context; readonly change: WriteContext },
): Promise<Page<ListItem>> {
  return new ListReader(kind === 'conflict' ? ctx.db : change.tx, viewer).items(listId, null);
}
