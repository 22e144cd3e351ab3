import type { Context } from '../../../context.js';
import { FindingReader } from '../../../derived/status/findings-store.js';
import { type Reply, written } from '../../../platform/http/reply.js';
import { bodyOf, type RequestContext } from '../../../platform/http/request-context.js';
import { AppError } from '../../../platform/lib/errors.js';
import { agreeTo } from '../actions/agree.js';
import { findingJson } from '../json.js';
import { claimOf, findingOf } from './read.js';

/** Agrees to a pending finding as a second person, which puts it into effect. */
export async function agree(req: RequestContext, ctx: Context): Promise<Reply> {
  const { as } = bodyOf(req);
  const finding = await findingOf(req, ctx);
  const claim = await claimOf(req, ctx, finding.claim_id);
  if (claim.trashed_at !== null)
    throw new AppError('not_now', 'The quotation is in the trash. Restore it before you agree.');
  return req.write(async (change) => {
    const reader = new FindingReader(change.tx, req.viewer);
    const { id } = await agreeTo(change, finding);
    const agreed = await reader.byId(id);
    if (agreed === undefined) throw new Error(`Finding ${id} was agreed to and is not there.`);
    return written(
      200,
      as === 'form' ? `/claims/${claim.id}#findings` : `/findings/${id}`,
      findingJson(agreed),
    );
  });
}
