import { AttributionReader } from '../attributions/store.js';
import { crumbsBelow } from '../claims/model.js';
import { ClaimReader } from '../claims/store.js';
import type { Context } from '../context.js';
import { FindingReader } from '../findings/store.js';
import { type Ask, idIn } from '../http/ask.js';
import type { Door } from '../http/door.js';
import { found } from '../http/found.js';
import { faces, type Reply } from '../http/reply.js';
import { collationJson } from './json.js';
import { collationPage } from './page.js';

export function collationRoutes(door: Door, ctx: Context): void {
  door.get('/claims/:id/collation', (ask) => show(ask, ctx));
}

async function show(ask: Ask, ctx: Context): Promise<Reply> {
  const claim = found(await new ClaimReader(ctx.db, ask.viewer).byId(idIn(ask)), 'claim', ask.viewer);
  const attributions = await new AttributionReader(ctx.db, ask.viewer).ofClaim(claim.id);
  const findings = await new FindingReader(ctx.db, ask.viewer).standing(claim.id);
  return faces({
    html: () => ({
      view: 'collation/show',
      title: 'All wordings',
      section: 'claims',
      crumbs: crumbsBelow(claim),
      page: collationPage(claim, attributions, findings),
    }),
    json: () => collationJson(claim, attributions),
  });
}
