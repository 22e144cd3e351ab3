import type { Context } from '../../../platform/context.js';
import type { Db, Tx } from '../../../platform/db/schema.js';
import { orNotFound } from '../../../platform/http/or-not-found.js';
import type { Page } from '../../../platform/http/reply.js';
import { idIn, type RequestContext } from '../../../platform/http/request-context.js';
import { ClaimReader, type ClaimRow } from '../../../record/claims/store.js';
import type { ChecksState } from '../section.js';

/** Makes the page of a claim, with its checks in the state given: what was sent, and why it was not saved. */
export type ClaimPage = (
  req: RequestContext,
  ctx: Context,
  claimId: number,
  state: ChecksState,
) => Promise<Page>;

/**
 * The claim of an address.
 * @throws AppError not_found where it does not exist or is hidden; gone where it is in the trash
 */
export async function claimOf(
  req: RequestContext,
  { db }: { readonly db: Db | Tx },
  id = idIn(req),
): Promise<ClaimRow> {
  return orNotFound(await new ClaimReader(db, req.viewer).byId(id), 'quotation', req.viewer);
}
