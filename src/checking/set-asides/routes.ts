import { agreeToSetAside } from '../../derived/set-asides/actions/agree.js';
import { setAsideJson } from '../../derived/set-asides/section.js';
import { SetAsideReader, type SetAsideRow } from '../../derived/set-asides/store.js';
import type { Context } from '../../platform/context.js';
import { orNotFound } from '../../platform/http/or-not-found.js';
import { faces, type Reply, seeOther, written } from '../../platform/http/reply.js';
import { bodyOf, idIn, type RequestContext } from '../../platform/http/request-context.js';
import type { Router } from '../../platform/http/router.js';
import { AppError } from '../../platform/lib/errors.js';
import { ClaimReader } from '../../record/claims/store.js';

export function setAsideRoutes(router: Router, ctx: Context): void {
  router.get('/set-asides/:id', (req) => show(req, ctx));
  router.post('/set-asides/:id/agreement', (req) => agree(req, ctx));
}

/** Redirects to its claim, whose page shows it. */
async function show(req: RequestContext, ctx: Context): Promise<Reply> {
  const row = await setAsideOf(req, ctx);
  if (req.representation === 'html') return seeOther(`/claims/${row.claim_id}#set-aside-${row.id}`);
  return faces({ json: () => setAsideJson(row) });
}

async function agree(req: RequestContext, ctx: Context): Promise<Reply> {
  const { as } = bodyOf(req);
  const { id, claim_id: claimId } = await setAsideOf(req, ctx);
  const claim = orNotFound(await new ClaimReader(ctx.db, req.viewer).byId(claimId), 'quotation', req.viewer);
  if (claim.trashed_at !== null)
    throw new AppError('not_now', 'The quotation is in the trash. Restore it before you agree.');
  return req.write(async (change) => {
    await agreeToSetAside(change, id);
    const agreed = await new SetAsideReader(change.tx, req.viewer).byId(id);
    if (agreed === undefined) throw new Error(`Set-aside ${id} was agreed to and is not there.`);
    return written(200, as === 'form' ? `/claims/${claimId}` : `/set-asides/${id}`, setAsideJson(agreed));
  });
}

/** @throws AppError not_found where it does not exist, and for viewers who may not know of it */
async function setAsideOf(req: RequestContext, ctx: Context): Promise<SetAsideRow> {
  const row = await new SetAsideReader(ctx.db, req.viewer).byId(idIn(req));
  if (row === undefined) throw new AppError('not_found', 'There is no difference set aside at this address.');
  return row;
}
