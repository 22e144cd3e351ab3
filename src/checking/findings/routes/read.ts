import type { Context } from '../../../context.js';
import { FindingReader, type FindingRow } from '../../../derived/status/findings-store.js';
import type { Saved } from '../../../platform/db/row-change.js';
import { orNotFound } from '../../../platform/http/or-not-found.js';
import { faces, type Page, type Reply, seeOther } from '../../../platform/http/reply.js';
import { idIn, type RequestContext } from '../../../platform/http/request-context.js';
import { AppError } from '../../../platform/lib/errors.js';
import type { FieldError } from '../../../platform/lib/result.js';
import { mayWrite } from '../../../platform/viewer.js';
import { crumbsBelow } from '../../../record/claims/model.js';
import { ClaimReader, type ClaimRow } from '../../../record/claims/store.js';
import { EvidenceReader } from '../evidence-store.js';
import type { TypedRow } from '../form-input.js';
import { findingJson } from '../json.js';
import { sameQuestion } from '../page/agreement.js';
import { findingsFormPage } from '../page/form.js';
import { findingsPage } from '../page.js';
import { findingsSection } from '../section.js';
import { differenceOn } from './difference.js';

export async function claimOf(req: RequestContext, ctx: Context, id = idIn(req)): Promise<ClaimRow> {
  return orNotFound(await new ClaimReader(ctx.db, req.viewer).byId(id), 'quotation', req.viewer);
}

/** Effective and superseded findings; for those who may check, also the form. */
export async function listFindings(req: RequestContext, ctx: Context): Promise<Reply> {
  const claim = await claimOf(req, ctx);
  return faces({
    html: () => formOrHistory(req, ctx, claim),
    json: async () => ({
      findings: (await new FindingReader(ctx.db, req.viewer).ofClaim(claim.id)).map(findingJson),
    }),
  });
}

/** The values sent, for showing the form again. */
export interface Again {
  readonly sent: readonly TypedRow[];
  readonly claimVersion: string;
  readonly errors: readonly FieldError[];
  /** The present state beside the typed values; null where nobody else saved. */
  readonly conflict: { readonly rows: readonly object[]; readonly saved: Saved | null } | null;
  /** The identical pending finding; null where there is none. */
  readonly same: FindingRow | null;
}

export async function formOrHistory(
  req: RequestContext,
  ctx: Context,
  claim: ClaimRow,
  again: Again | null = null,
): Promise<Page> {
  const findings = await new FindingReader(ctx.db, req.viewer).ofClaim(claim.id);
  const candidates = await new EvidenceReader(ctx.db, req.viewer).ofClaim(claim.id);
  const as = { candidates, viewer: req.viewer, match: claim.match, isAlone: claim.status_alone === 1 };
  const section = findingsSection(claim, findings, as);
  const form = {
    claim,
    as,
    standing: findings.filter(({ superseded_by }) => superseded_by === null),
    sent: again?.sent ?? null,
    claimVersion: again?.claimVersion ?? String(claim.version),
    errors: again?.errors ?? [],
  };
  return {
    view: 'findings/index',
    title: `Checks of quotation ${claim.id}`,
    section: 'claims',
    crumbs: crumbsBelow(claim),
    page: {
      ...findingsPage(claim, section),
      form: mayWrite(req.viewer) && section.check !== null ? findingsFormPage(form) : null,
      conflict: again?.conflict ?? null,
      same: again?.same ? sameQuestion(again.same, as) : null,
      difference: await differenceOn(req, ctx, claim),
    },
  };
}

/** Redirects to the findings on its claim. */
export async function showFinding(req: RequestContext, ctx: Context): Promise<Reply> {
  const finding = await findingOf(req, ctx);
  if (req.representation === 'html')
    return seeOther(`/claims/${finding.claim_id}/findings#finding-${finding.id}`);
  return faces({ json: () => findingJson(finding) });
}

/** @throws AppError not_found where it does not exist or is hidden; gone where its claim is in the trash */
export async function findingOf(req: RequestContext, ctx: Context): Promise<FindingRow> {
  const finding = await new FindingReader(ctx.db, req.viewer).byId(idIn(req));
  if (finding === undefined) throw new AppError('not_found', 'There is no finding at this address.');
  await claimOf(req, ctx, finding.claim_id);
  return finding;
}
