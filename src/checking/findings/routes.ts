import { FindingReader, type FindingRow } from '../../derived/status/findings-store.js';
import type { Context } from '../../platform/context.js';
import { filtersIn } from '../../platform/http/filters.js';
import { faces, type Reply, seeOther, written } from '../../platform/http/reply.js';
import { bodyOf, idIn, type RequestContext } from '../../platform/http/request-context.js';
import type { Router } from '../../platform/http/router.js';
import { AppError } from '../../platform/lib/errors.js';
import { PAGED } from '../../platform/lib/fields/filters.js';
import { agreeTo } from './actions/agree.js';
import { findingJson } from './json.js';
import { type ClaimPage, claimOf } from './routes/claim.js';
import { earlierView } from './routes/earlier.js';
import { recordOnTicked, severalForm } from './routes/several.js';
import { record } from './routes/write.js';
import { findingsHref } from './section.js';

/** @param claimPage passed in, since the page of a claim is of a layer above and shows other features too */
export function findingRoutes(router: Router, ctx: Context, claimPage: ClaimPage): void {
  router.get('/claims/:id/findings', (req) => list(req, ctx));
  router.post('/claims/:id/findings', (req) => record(req, ctx, claimPage));
  router.get('/findings/new', (req) => severalForm(req, ctx));
  router.post('/findings', (req) => recordOnTicked(req, ctx));
  router.get('/findings/:id', (req) => show(req, ctx));
  router.post('/findings/:id/agreement', (req) => agree(req, ctx));
}

/** Effective and superseded findings. People see the first part on the claim’s page. */
async function list(req: RequestContext, ctx: Context): Promise<Reply> {
  const claim = await claimOf(req, ctx);
  const { after } = filtersIn(req, PAGED);
  if (req.representation === 'html' && after === null) return seeOther(`/claims/${claim.id}#checks`);
  const { rows, next } = await new FindingReader(ctx.db, req.viewer).ofClaim(claim.id, after);
  return faces({
    html: () => earlierView(req, ctx, claim, { rows, next }),
    json: () => ({
      findings: rows.map(findingJson),
      next: next && findingsHref(claim.id, next, '.json'),
    }),
  });
}

/** Redirects to the finding on the page of its claim. */
async function show(req: RequestContext, ctx: Context): Promise<Reply> {
  const finding = await findingOf(req, ctx);
  if (req.representation === 'html') return seeOther(await hrefOnClaim(finding, req, ctx));
  return faces({ json: () => findingJson(finding) });
}

/** Where it is shown: on the page of its claim, or on that of earlier findings. */
async function hrefOnClaim(finding: FindingRow, req: RequestContext, ctx: Context): Promise<string> {
  const { id, claim_id: claim } = finding;
  const after = await new FindingReader(ctx.db, req.viewer).partWith(finding);
  return `${after === null ? `/claims/${claim}` : findingsHref(claim, after)}#finding-${id}`;
}

/** @throws AppError not_found where it does not exist or is hidden; gone where its claim is in the trash */
async function findingOf(req: RequestContext, ctx: Context): Promise<FindingRow> {
  const finding = await new FindingReader(ctx.db, req.viewer).byId(idIn(req));
  if (finding === undefined) throw new AppError('not_found', 'There is no finding at this address.');
  await claimOf(req, ctx, finding.claim_id);
  return finding;
}

/** Agrees to a pending finding as a second person, which puts it into effect. */
async function agree(req: RequestContext, ctx: Context): Promise<Reply> {
  const { as } = bodyOf(req);
  const finding = await findingOf(req, ctx);
  return req.write(async (change) => {
    const claim = await claimOf(req, { db: change.tx }, finding.claim_id);
    if (claim.trashed_at !== null)
      throw new AppError('not_now', 'The quotation is in the trash. Restore it before you agree.');
    const reader = new FindingReader(change.tx, req.viewer);
    const { id } = await agreeTo(change, finding);
    const agreed = await reader.byId(id);
    if (agreed === undefined) throw new Error(`Finding ${id} was agreed to and is not there.`);
    return written(
      200,
      as === 'form' ? `/claims/${claim.id}#checks` : `/findings/${id}`,
      findingJson(agreed),
    );
  });
}
