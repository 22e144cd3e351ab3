import type { Context } from '../../../context.js';
import { FindingReader, type FindingRow } from '../../../derived/status/findings-store.js';
import { agreementOf } from '../../../derived/status/model/second.js';
import { lastFound } from '../../../people/activity/first-and-last-store.js';
import type { Saved } from '../../../platform/db/row-change.js';
import type { WriteContext } from '../../../platform/db/transact.js';
import { invalidReply, type Reply, written } from '../../../platform/http/reply.js';
import { bodyOf, type RequestContext } from '../../../platform/http/request-context.js';
import type { FieldError } from '../../../platform/lib/result.js';
import type { ClaimRow } from '../../../record/claims/store.js';
import { isOutdated, recordFindings, sameWaitsWords } from '../actions.js';
import { EvidenceReader } from '../evidence-store.js';
import { typedRows } from '../form-input.js';
import { type FindingsInput, parseFindings } from '../input.js';
import { findingJson } from '../json.js';
import { conflictOf } from './conflict.js';
import { claimOf, formOrHistory } from './form.js';

/** Records findings on one or several facets, all or none. */
export async function record(req: RequestContext, ctx: Context): Promise<Reply> {
  const [claim, { as, fields, version }] = [await claimOf(req, ctx), bodyOf(req)];
  const again = (errors: readonly FieldError[]) =>
    invalidReply(errors, () => formOrHistory(req, ctx, claim, { ...typedIn(fields), errors }));
  const input = parseFindings(as, fields);
  if (!input.ok) return again(input.errors);
  const findings = { ...input.value, claim_version: input.value.claim_version ?? version };
  return req.write(async (change) => {
    if (await isOutdated(change, claim.id, findings, as))
      return conflictOn(req, ctx, claim, await lastFound(change, claim.id));
    const recorded = await recordFindings(change, claim.id, findings.findings);
    if (recorded.kind === 'refused') return again(recorded.errors);
    if (recorded.kind === 'same_waits') return sameWaits(req, ctx, claim, recorded.waiting);
    const isNew = recorded.findings.some((one) => one !== null);
    const body = { findings: await standingOn(change, req, claim.id, findings) };
    return written(
      isNew ? 201 : 200,
      `/claims/${claim.id}${as === 'form' ? '#findings' : '/findings'}`,
      body,
    );
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

/** The form with the present state beside the typed values. */
async function conflictOn(
  req: RequestContext,
  ctx: Context,
  { id }: ClaimRow,
  saved: Saved | null,
): Promise<Reply> {
  const standing = await new FindingReader(ctx.db, req.viewer).standing(id);
  return {
    kind: 'conflict',
    detail: CONFLICT,
    current: { claim_version: (await claimOf(req, ctx, id)).version, findings: standing.map(findingJson) },
    html: async () => {
      const claim = await claimOf(req, ctx, id);
      const reader = new EvidenceReader(ctx.db, req.viewer);
      const cited = standing.flatMap(({ evidence }) => evidence);
      const candidates = await reader.ofClaim(id, cited);
      const held = await reader.heldOn(id);
      const { rows, differences } = conflictOf(typedRows(bodyOf(req).fields), standing, { candidates, held });
      return formOrHistory(req, ctx, claim, {
        sent: rows,
        claimVersion: String(claim.version),
        conflict: { rows: differences, saved },
      });
    },
  };
}

/** An identical finding is pending: the form keeps its values and asks whether to agree. */
function sameWaits(req: RequestContext, ctx: Context, claim: ClaimRow, waiting: FindingRow): Reply {
  const { fields } = bodyOf(req);
  return {
    kind: 'conflict',
    detail: sameWaitsWords(waiting),
    current: { agreement: agreementOf(waiting.id), finding: findingJson(waiting) },
    html: () => formOrHistory(req, ctx, claim, { ...typedIn(fields), same: waiting }),
  };
}

function typedIn(fields: unknown) {
  const { claim_version: version } = Object(fields) as { claim_version?: unknown };
  return { sent: typedRows(fields), claimVersion: typeof version === 'string' ? version : '' };
}
