import { FindingReader } from '../../derived/status/findings-store.js';
import type { Context } from '../../platform/context.js';
import { orNotFound } from '../../platform/http/or-not-found.js';
import { faces, type Reply } from '../../platform/http/reply.js';
import { idIn, type RequestContext } from '../../platform/http/request-context.js';
import type { Router } from '../../platform/http/router.js';
import { AppError } from '../../platform/lib/errors.js';
import { type AttributedWording, WordingReader } from '../../record/attributions/wordings-store.js';
import { crumbsBelow } from '../../record/claims/model.js';
import { ClaimReader } from '../../record/claims/store.js';
import { wordingsOf } from './model/wordings.js';
import type { CollationThread } from './pool.js';

interface CollationContext extends Context {
  readonly collation: CollationThread;
}

export function collationRoutes(router: Router, ctx: CollationContext): void {
  router.get('/claims/:id/collation', (req) => show(req, ctx));
}

async function show(req: RequestContext, ctx: CollationContext): Promise<Reply> {
  const claim = orNotFound(
    await new ClaimReader(ctx.db, req.viewer).byId(idIn(req)),
    'quotation',
    req.viewer,
  );
  const attributions = await new WordingReader(ctx.db, req.viewer).ofClaim(claim.id);
  const findings = await new FindingReader(ctx.db, req.viewer).standing(claim.id);
  const asked = askedIn(req, attributions);
  const { id, language } = claim;
  const rows = { claim: { id, language }, wordings: wordingsOf(claim, attributions), findings, asked };
  return faces({
    html: async () => ({
      view: 'collation/show',
      title: 'All wordings',
      section: 'claims',
      crumbs: crumbsBelow(claim),
      page: await ctx.collation.run({ ...rows, face: 'html' }),
    }),
    json: () => ctx.collation.run({ ...rows, face: 'json' }),
  });
}

/** The attribution that alone is compared. @throws AppError not_found for one without a wording here */
function askedIn(req: RequestContext, attributions: readonly AttributedWording[]): number | null {
  const text = req.query.one('with');
  if (text === null) return null;
  const asked = attributions.find(({ id, wording }) => String(id) === text && wording !== null);
  if (asked) return asked.id;
  throw new AppError('not_found', 'No wording of this quotation has that number.');
}
