import { FindingReader, type FindingRow } from '../../../derived/status/findings-store.js';
import { agreementOf } from '../../../derived/status/model/second.js';
import type { Context } from '../../../platform/context.js';
import { faces, invalidReply, type Page, type Reply, written } from '../../../platform/http/reply.js';
import { bodyOf, type RequestContext } from '../../../platform/http/request-context.js';
import { sameOriginPath } from '../../../platform/http/same-origin-path.js';
import { type Typed, typedFrom } from '../../../platform/lib/fields/form-page.js';
import type { FieldError } from '../../../platform/lib/result.js';
import { ClaimReader } from '../../../record/claims/store.js';
import { recordOnSeveral, sameWaitsWords } from '../actions.js';
import { EvidenceReader } from '../evidence-store.js';
import { parseBulk, ticksIn } from '../input.js';
import { findingJson } from '../json.js';
import { numbersIn, severalPage } from '../page/several.js';

// Records the same finding on several ticked claims: each gets a finding of its own.

export async function severalForm(req: RequestContext, ctx: Context): Promise<Reply> {
  const recorded = /^\d{1,4}$/.exec(req.query.one('recorded') ?? '')?.[0];
  const typed = { claim_ids: ticksIn(req.query.text).join(', '), ...(recorded && { recorded }) };
  return faces({ html: () => severalView(req, ctx, typed, []) });
}

export async function recordOnTicked(req: RequestContext, ctx: Context): Promise<Reply> {
  const { as, fields } = bodyOf(req);
  const again = (errors: readonly FieldError[]) =>
    invalidReply(errors, () => severalView(req, ctx, typedFrom(fields), errors));
  const input = parseBulk(as, fields);
  if (!input.ok) return again(input.errors);
  const next = nextOf(req);
  return req.write(async (change) => {
    const done = await recordOnSeveral(change, input.value);
    if (done.kind === 'refused') return again(done.errors);
    if (done.kind === 'same_waits') return sameWaits(req, ctx, typedFrom(fields), done.waiting);
    const ids = done.done.map(({ claim_id }) => claim_id);
    const { facet, value } = input.value.finding;
    const now = await new FindingReader(change.tx, req.viewer).standingOnAll(ids, { facet, value });
    const query = new URLSearchParams(ids.map((id): [string, string] => ['claim_ids', String(id)]));
    const recorded = done.done.filter(({ finding }) => finding !== null).length;
    query.append('recorded', String(recorded));
    if (next !== null) query.append('next', next);
    const isOver = next !== null && recorded === done.done.length;
    return written(201, isOver ? next : `/findings/new?${query}`, { findings: now.map(findingJson) });
  });
}

/** An identical finding is pending on one of the claims: nothing is recorded, and the form keeps its values. */
function sameWaits(req: RequestContext, ctx: Context, typed: Typed, waiting: FindingRow): Reply {
  const { author, claim_id } = waiting;
  const message = `${author} has already recorded this finding on quotation ${claim_id}; it is waiting for a second person. Untick it here and agree on its page.`;
  return {
    kind: 'conflict',
    detail: sameWaitsWords(waiting),
    current: { agreement: agreementOf(waiting.id), finding: findingJson(waiting) },
    html: () => severalView(req, ctx, typed, [{ path: 'claim_ids', message }]),
  };
}

async function severalView(
  req: RequestContext,
  ctx: Context,
  typed: Typed,
  errors: readonly FieldError[],
): Promise<Page> {
  const claims = await new ClaimReader(ctx.db, req.viewer).inOrder(numbersIn(typed));
  const sources = await new EvidenceReader(ctx.db, req.viewer).sourcesOfAll(claims.map(({ id }) => id));
  const page = severalPage({ claims, sources, typed, errors, next: nextOf(req) });
  return { view: 'findings/several', title: page.title, section: 'claims', page };
}

/** The list that the claims were ticked in. */
function nextOf(req: RequestContext): string | null {
  return sameOriginPath(req.query.one('next'));
}
