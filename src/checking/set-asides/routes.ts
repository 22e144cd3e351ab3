import type { Context } from '../../context.js';
import { agreeToSetAside } from '../../derived/set-asides/actions/agree.js';
import { setAsideJson } from '../../derived/set-asides/section.js';
import { SetAsideReader, type SetAsideRow } from '../../derived/set-asides/store.js';
import { type Ask, idIn, sentWith } from '../../platform/http/ask.js';
import type { Door } from '../../platform/http/door.js';
import { found } from '../../platform/http/found.js';
import { faces, type Reply, seeOther, written } from '../../platform/http/reply.js';
import { AppError } from '../../platform/lib/errors.js';
import { ClaimReader } from '../../record/claims/store.js';

export function setAsideRoutes(door: Door, ctx: Context): void {
  door.get('/set-asides/:id', (ask) => show(ask, ctx));
  door.post('/set-asides/:id/agreement', (ask) => agree(ask, ctx));
}

/** It stands on its claim's page. */
async function show(ask: Ask, ctx: Context): Promise<Reply> {
  const row = await setAsideOf(ask, ctx);
  if (ask.face === 'html') return seeOther(`/claims/${row.claim_id}#set-aside-${row.id}`);
  return faces({ json: () => setAsideJson(row) });
}

async function agree(ask: Ask, ctx: Context): Promise<Reply> {
  const { as } = sentWith(ask);
  const { id, claim_id: claimId } = await setAsideOf(ask, ctx);
  const claim = found(await new ClaimReader(ctx.db, ask.viewer).byId(claimId), 'claim', ask.viewer);
  if (claim.trashed_at !== null)
    throw new AppError('not_now', 'The claim is in the trash. Bring it back before you agree.');
  return ask.change(async (change) => {
    await agreeToSetAside(change, id);
    const agreed = await new SetAsideReader(change.tx, ask.viewer).byId(id);
    if (agreed === undefined) throw new Error(`Set-aside ${id} was agreed to and is not there.`);
    return written(200, as === 'form' ? `/claims/${claimId}` : `/set-asides/${id}`, setAsideJson(agreed));
  });
}

/** @throws AppError not_found for none, and for those who may not know of it */
async function setAsideOf(ask: Ask, ctx: Context): Promise<SetAsideRow> {
  const row = await new SetAsideReader(ctx.db, ask.viewer).byId(idIn(ask));
  if (row === undefined) throw new AppError('not_found', 'There is nothing at this address.');
  return row;
}
