import { ExcerptReader, wantedOf } from '../../../checking/comparisons/excerpt-store.js';
import { placesOf } from '../../../checking/comparisons/section.js';
import { ComparisonReader } from '../../../checking/comparisons/store.js';
import { isMismatch } from '../../../derived/match/model/state.js';
import { SourceMatchReader } from '../../../derived/match/sources-store.js';
import type { Context } from '../../../platform/context.js';
import { orNotFound } from '../../../platform/http/or-not-found.js';
import { idIn, type RequestContext } from '../../../platform/http/request-context.js';
import { type Chain, chainOf, type Reported } from '../../../record/attributions/model.js';
import { AttributionReader } from '../../../record/attributions/store.js';
import { ClaimReader, type ClaimRow } from '../../../record/claims/store.js';
import { MAX_NODES } from '../page/chain.js';
import type { ClaimShown } from '../page/show.js';

// A claim with its wordings, as its page and the parts of it read them.

export async function claimOf(req: RequestContext, ctx: Context, id = idIn(req)): Promise<ClaimRow> {
  return orNotFound(await new ClaimReader(ctx.db, req.viewer).byId(id), 'quotation', req.viewer);
}

export type WordingsOn = Pick<ClaimShown, 'claim' | 'wordings' | 'chain'>;

/** A part of the attributions of a claim. Where there is one part, the rows for its chain are read with it. */
export async function wordingsOn(
  claim: ClaimRow,
  after: string | null,
  req: RequestContext,
  ctx: Context,
): Promise<WordingsOn> {
  const reader = new AttributionReader(ctx.db, req.viewer);
  const { rows: attributions, next } = await reader.part(claim.id, after);
  const isWhole = after === null && next === null;
  const whole: Chain<Reported> = chainOf(isWhole ? attributions : await reader.reportedOf(claim.id));
  const first = whole.nodes.slice(0, MAX_NODES).map(({ attribution }) => attribution.id);
  // Without saved copies there are no comparisons.
  const held = attributions.filter((one) => one.held).map(({ id }) => id);
  return {
    claim,
    wordings: {
      attributions,
      next,
      comparisons: await comparisonsOf(held, claim, isWhole, req, ctx),
      matches: await new SourceMatchReader(ctx.db, req.viewer).ofClaims(
        isMismatch(claim.match.state) ? [claim.id] : [],
      ),
    },
    chain: { whole, first: isWhole ? attributions : await reader.inOrder(first) },
  };
}

async function comparisonsOf(
  held: readonly number[],
  claim: ClaimRow,
  isWhole: boolean,
  req: RequestContext,
  ctx: Context,
) {
  if (held.length === 0) return [];
  const reader = new ComparisonReader(ctx.db, req.viewer);
  return isWhole ? reader.ofClaim(claim.id) : reader.ofAttributions(held);
}

/** The wordings in context; only the parts of copies that are shown are read. */
export async function placesOn({ claim, wordings }: WordingsOn, req: RequestContext, ctx: Context) {
  const { attributions, comparisons, matches } = wordings;
  const excerpts = await new ExcerptReader(ctx.db, req.viewer).around(wantedOf(comparisons));
  return placesOf(attributions, comparisons, excerpts, claim.language, matches);
}
