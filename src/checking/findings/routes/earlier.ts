import type { FindingRow } from '../../../derived/status/findings-store.js';
import type { Context } from '../../../platform/context.js';
import type { Page as Part } from '../../../platform/db/queries/page-of.js';
import type { Page } from '../../../platform/http/reply.js';
import type { RequestContext } from '../../../platform/http/request-context.js';
import { crumbsBelow } from '../../../record/claims/model.js';
import type { ClaimRow } from '../../../record/claims/store.js';
import { EvidenceReader } from '../evidence-store.js';
import { earlierPage } from '../page/earlier.js';

/** A part of the superseded findings of a claim, which its own page has not. */
export async function earlierView(
  req: RequestContext,
  ctx: Context,
  claim: ClaimRow,
  part: Part<FindingRow>,
): Promise<Page> {
  const cited = part.rows.flatMap(({ evidence }) => evidence);
  const candidates = await new EvidenceReader(ctx.db, req.viewer).ofClaim(claim.id, cited);
  const page = earlierPage(claim, part, { candidates, viewer: req.viewer });
  return { view: 'findings/earlier', title: page.title, section: 'claims', crumbs: crumbsBelow(claim), page };
}
