import type { FoundWording } from '../../derived/search/text-search-store.js';
import type { Context } from '../../platform/context.js';
import { orNotFound } from '../../platform/http/or-not-found.js';
import { faces, type Reply, seeOther } from '../../platform/http/reply.js';
import { idIn, type RequestContext } from '../../platform/http/request-context.js';
import type { Router } from '../../platform/http/router.js';
import type { Viewer } from '../../platform/viewer.js';
import { WordingReader } from '../../record/attributions/wordings-store.js';
import { crumbsBelow } from '../../record/claims/model.js';
import { ClaimReader } from '../../record/claims/store.js';
import { SourceReader } from '../../record/sources/store.js';
import { ExcerptReader } from './excerpt-store.js';
import { windowsOf } from './model/excerpt.js';
import { copiesJson, copiesPage } from './page.js';
import { sourcesIn } from './section.js';
import { ComparisonReader } from './store.js';

interface SearchingContext extends Context {
  /** Finds the saved copies that contain a wording, as the viewer may see them. */
  readonly texts: { find(wording: string, viewer: Viewer): Promise<readonly FoundWording[]> };
}

export function comparisonRoutes(router: Router, ctx: SearchingContext): void {
  router.get('/claims/:id/copies', (req) => showCopies(req, ctx));
  router.get('/claims/:id/comparison', (req) => comparisonOfClaim(req, ctx));
  router.get('/sources/:id/comparison', (req) => comparisonOfSource(req, ctx));
}

/** What a page asks for that shows a comparison once it is done: how many wordings of the claim wait for theirs. */
async function comparisonOfClaim(req: RequestContext, ctx: Context): Promise<Reply> {
  const { id } = orNotFound(
    await new ClaimReader(ctx.db, req.viewer).byId(idIn(req)),
    'quotation',
    req.viewer,
  );
  if (req.representation === 'html') return seeOther(`/claims/${id}#wordings`);
  const waiting = await new ComparisonReader(ctx.db, req.viewer).waitingOf({ claimId: id });
  return faces({ json: () => ({ waiting }) });
}

/** The same for all wordings from a source. */
async function comparisonOfSource(req: RequestContext, ctx: Context): Promise<Reply> {
  const { id } = orNotFound(await new SourceReader(ctx.db, req.viewer).byId(idIn(req)), 'source', req.viewer);
  if (req.representation === 'html') return seeOther(`/sources/${id}#reports`);
  const waiting = await new ComparisonReader(ctx.db, req.viewer).waitingOf({ sourceId: id });
  return faces({ json: () => ({ waiting }) });
}

/** Saved copies that contain a claim's words, of any source. */
async function showCopies(req: RequestContext, ctx: SearchingContext): Promise<Reply> {
  const claim = orNotFound(
    await new ClaimReader(ctx.db, req.viewer).byId(idIn(req)),
    'quotation',
    req.viewer,
  );
  const attributions = await new WordingReader(ctx.db, req.viewer).ofClaim(claim.id);
  const copies = await ctx.texts.find(claim.text, req.viewer);
  return faces({
    html: async () => {
      const shown = { claim, attributions, sources: sourcesIn(copies) };
      const wanted = shown.sources.map(([{ copy, comparison }]) => ({
        snapshot_id: copy.id,
        windows: windowsOf(comparison.spans),
      }));
      const excerpts = await new ExcerptReader(ctx.db, req.viewer).around(wanted);
      const page = copiesPage(shown, excerpts, req.viewer);
      const crumbs = crumbsBelow(claim);
      return { view: 'comparisons/copies', title: page.title, section: 'claims', crumbs, page };
    },
    json: () => copiesJson(claim, attributions, copies),
  });
}
