import type { Context } from '../../context.js';
import { FindingReader } from '../../derived/status/findings-store.js';
import { type Ask, idIn } from '../../platform/http/ask.js';
import type { Door } from '../../platform/http/door.js';
import { found } from '../../platform/http/found.js';
import { faces, type Reply } from '../../platform/http/reply.js';
import { AppError } from '../../platform/lib/errors.js';
import { AttributionReader, type AttributionRow } from '../../record/attributions/store.js';
import { crumbsBelow } from '../../record/claims/model.js';
import { ClaimReader } from '../../record/claims/store.js';

export function collationRoutes(door: Door, ctx: Context): void {
  door.get('/claims/:id/collation', (ask) => show(ask, ctx));
}

async function show(ask: Ask, ctx: Context): Promise<Reply> {
  const claim = found(await new ClaimReader(ctx.db, ask.viewer).byId(idIn(ask)), 'claim', ask.viewer);
  const attributions = await new AttributionReader(ctx.db, ask.viewer).ofClaim(claim.id);
  const findings = await new FindingReader(ctx.db, ask.viewer).standing(claim.id);
  const asked = askedIn(ask, attributions);
  const rows = { claim, attributions, findings, asked };
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

/** The attribution whose wording alone is compared. @throws AppError not_found for one without a wording here */
function askedIn(ask: Ask, attributions: readonly AttributionRow[]): number | null {
  const text = ask.query.one('with');
  if (text === null) return null;
  const asked = attributions.find(({ id, wording }) => String(id) === text && wording !== null);
  if (asked) return asked.id;
  throw new AppError('not_found', 'No wording of this quotation has that number.');
}
