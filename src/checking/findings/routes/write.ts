import { FindingReader, type FindingRow } from '../../../derived/status/findings-store.js';
import { agreementOf } from '../../../derived/status/model/second.js';
import { lastFound } from '../../../people/activity/first-and-last-store.js';
import type { Context } from '../../../platform/context.js';
import type { WriteContext } from '../../../platform/db/transact.js';
import { faces, invalidReply, type Reply, written } from '../../../platform/http/reply.js';
import { bodyOf, type RequestContext } from '../../../platform/http/request-context.js';
import type { FieldError } from '../../../platform/lib/result.js';
import type { ClaimRow } from '../../../record/claims/store.js';
import { isOutdated, recordFindings, sameWaitsWords } from '../actions.js';
import { ChecksReader } from '../checks-store.js';
import { typedRows } from '../form-input.js';
import { type FindingsInput, parseFindings } from '../input.js';
import { findingJson } from '../json.js';
import type { OnClaim } from '../page/opened-rows.js';
import { type ChecksState, NEWLY_OPENED } from '../section.js';
import { type ClaimPage, claimOf } from './claim.js';
import { conflictOf } from './conflict.js';

/** Records findings on one or several facets, all or none. */
export async function record(req: RequestContext, ctx: Context, claimPage: ClaimPage): Promise<Reply> {
  const [claim, { as, fields, version }] = [await claimOf(req, ctx), bodyOf(req)];
  const again = (errors: readonly FieldError[]) =>
    invalidReply(errors, () => claimPage(req, ctx, claim.id, { ...typedIn(fields), errors }));
  const part = as === 'form' ? partIn(fields) : null;
  if (part !== null)
    return faces({ html: () => claimPage(req, ctx, claim.id, { ...typedIn(fields), part }) });
  const input = parseFindings(as, fields);
  if (!input.ok) return again(input.errors);
  const findings = { ...input.value, claim_version: input.value.claim_version ?? version };
  return req.write(async (change) => {
    if (await isOutdated(change, claim.id, findings, as)) return conflictOn(req, ctx, change, claimPage);
    const recorded = await recordFindings(change, claim.id, findings.findings);
    if (recorded.kind === 'refused') return again(recorded.errors);
    if (recorded.kind === 'same_waits') return sameWaits(req, ctx, recorded.waiting, claimPage);
    const isNew = recorded.findings.some((one) => one !== null);
    const body = { findings: await standingOn(change, req, claim.id, findings) };
    return written(isNew ? 201 : 200, `/claims/${claim.id}${as === 'form' ? '#checks' : '/findings'}`, body);
  });
}

/** The current finding on each facet, in order: the pending one where there is also an effective one. */
async function standingOn(
  change: WriteContext,
  req: RequestContext,
  claimId: number,
  { findings }: FindingsInput,
) {
  const standing = await new FindingReader(change.tx, req.viewer).standing(claimId);
  return findings.flatMap(({ facet, value }) =>
    standing
      .filter((one) => one.facet === facet && one.value === value)
      .slice(-1)
      .map(findingJson),
  );
}

const CONFLICT =
  'The quotation or a finding on it has changed since you opened it. Nothing was saved. Reload it first.';

/** The page with the present state beside the typed values. */
async function conflictOn(
  req: RequestContext,
  ctx: Context,
  change: WriteContext,
  claimPage: ClaimPage,
): Promise<Reply> {
  // NOTE: what others have changed may be committed only together with this change.
  const claim = await claimOf(req, { db: change.tx });
  const standing = await new FindingReader(change.tx, req.viewer).standing(claim.id);
  const saved = await lastFound(change, claim.id);
  return {
    kind: 'conflict',
    detail: CONFLICT,
    current: { claim_version: claim.version, findings: standing.map(findingJson) },
    html: async () => {
      const typed = typedRows(bodyOf(req).fields);
      const { rows, differences } = conflictOf(typed, standing, await onClaim(req, ctx, claim));
      return claimPage(req, ctx, claim.id, {
        ...NEWLY_OPENED,
        sent: rows,
        conflict: { rows: differences, saved },
      });
    },
  };
}

/** What the rows of the form were made of. */
async function onClaim(req: RequestContext, ctx: Context, claim: ClaimRow): Promise<OnClaim> {
  const wanted = { part: 1, ticked: [] };
  const { candidates, offered } = await new ChecksReader(ctx.db, req.viewer).of(claim, wanted);
  return { claim, candidates, held: offered?.held ?? [], fill: null };
}

/** An identical finding is pending: the page keeps what was typed and asks whether to agree. */
function sameWaits(req: RequestContext, ctx: Context, waiting: FindingRow, claimPage: ClaimPage): Reply {
  const { fields } = bodyOf(req);
  return {
    kind: 'conflict',
    detail: sameWaitsWords(waiting),
    current: { agreement: agreementOf(waiting.id), finding: findingJson(waiting) },
    html: () => claimPage(req, ctx, waiting.claim_id, { ...typedIn(fields), same: waiting }),
  };
}

/** The part of the evidence that a button of the form asks for: nothing is recorded then. */
function partIn(fields: unknown): number | null {
  const { evidence } = Object(fields) as { evidence?: unknown };
  return typeof evidence === 'string' && /^[1-9]\d{0,6}$/.test(evidence) ? Number(evidence) : null;
}

function typedIn(fields: unknown): ChecksState {
  const { claim_version: version } = Object(fields) as { claim_version?: unknown };
  return {
    ...NEWLY_OPENED,
    sent: typedRows(fields),
    claimVersion: typeof version === 'string' ? version : '',
  };
}
