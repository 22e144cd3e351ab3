import type { Context } from '../../../platform/context.js';
import { filtersIn } from '../../../platform/http/filters.js';
import { faces, type Reply, seeOther } from '../../../platform/http/reply.js';
import type { RequestContext } from '../../../platform/http/request-context.js';
import { PAGED } from '../../../platform/lib/fields/filters.js';
import { attributionJson } from '../../../record/attributions/json.js';
import { crumbsBelow } from '../../../record/claims/model.js';
import { ClaimReader } from '../../../record/claims/store.js';
import { chainJson, linkJson } from '../page/json.js';
import { linksPart, partHref, wordingsPart } from '../page/show.js';
import { claimOf, placesOn, wordingsOn } from './wordings-on.js';

// The parts after the first of what a claim has many of, each at its own address.

/** A part of the attributions of a claim. The page of the claim is the first one, and shows its links as well. */
export async function listAttributions(req: RequestContext, ctx: Context): Promise<Reply> {
  const claim = await claimOf(req, ctx);
  const { after } = filtersIn(req, PAGED);
  if (req.representation === 'html' && after === null) return seeOther(`/claims/${claim.id}#wordings`);
  const shown = await wordingsOn(claim, after, req, ctx);
  const { attributions, next } = shown.wordings;
  return faces({
    html: async () => ({
      view: 'claims/attributions',
      title: 'Sources of this quotation',
      section: 'claims',
      crumbs: crumbsBelow(claim),
      page: {
        ...wordingsPart(shown, await placesOn(shown, req, ctx), req.viewer),
        title: 'Sources of this quotation',
        firstHref: `/claims/${claim.id}#wordings`,
      },
    }),
    json: () => ({
      attributions: attributions.map(attributionJson),
      chain: chainJson(shown),
      next: next && partHref(claim.id, 'attributions.json', next),
    }),
  });
}

export async function listLinks(req: RequestContext, ctx: Context): Promise<Reply> {
  const claim = await claimOf(req, ctx);
  const { after } = filtersIn(req, PAGED);
  if (req.representation === 'html' && after === null) return seeOther(`/claims/${claim.id}#links`);
  const links = await new ClaimReader(ctx.db, req.viewer).linksPart(claim.id, after);
  const { rows, next } = links;
  const title = 'Links of this quotation';
  return faces({
    html: () => ({
      view: 'claims/linked',
      title,
      section: 'claims',
      crumbs: crumbsBelow(claim),
      page: { title, firstHref: `/claims/${claim.id}#links`, linked: linksPart(claim, links, req.viewer) },
    }),
    json: () => ({
      links: rows.map(linkJson),
      next: next && partHref(claim.id, 'links.json', next),
    }),
  });
}
