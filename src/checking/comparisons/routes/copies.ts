import type { Context } from '../../../context.js';
import { orNotFound } from '../../../platform/http/or-not-found.js';
import { faces, type Reply } from '../../../platform/http/reply.js';
import { idIn, type RequestContext } from '../../../platform/http/request-context.js';
import { AttributionReader } from '../../../record/attributions/store.js';
import { crumbsBelow } from '../../../record/claims/model.js';
import { ClaimReader } from '../../../record/claims/store.js';
import { ExcerptReader } from '../excerpt-store.js';
import { windowsOf } from '../model/excerpt.js';
import { copiesJson, copiesPage, newestIn, sourcesIn } from '../page/copies.js';

/** Saved copies that contain a claim's words, of any source. */
export async function showCopies(req: RequestContext, ctx: Context): Promise<Reply> {
  const claim = orNotFound(
    await new ClaimReader(ctx.db, req.viewer).byId(idIn(req)),
    'quotation',
    req.viewer,
  );
  const attributions = await new AttributionReader(ctx.db, req.viewer).ofClaim(claim.id);
  const copies = await ctx.texts.find(claim.text, req.viewer);
  const shown = { claim, attributions, sources: sourcesIn(copies) };
  const title = 'Where this quotation appears';
  const crumbs = crumbsBelow(claim);
  return faces({
    html: async () => {
      const wanted = shown.sources.map(newestIn).map(({ copy, comparison }) => ({
        snapshot_id: copy.id,
        windows: windowsOf(comparison.spans),
      }));
      const excerpts = await new ExcerptReader(ctx.db, req.viewer).around(wanted);
      const page = copiesPage(shown, excerpts, req.viewer);
      return { view: 'comparisons/copies', title, section: 'claims', crumbs, page };
    },
    json: () => copiesJson(claim, attributions, copies),
  });
}
