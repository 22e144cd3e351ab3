import { ClaimReader } from '../../claims/store.js';
import type { Context } from '../../context.js';
import { type Ask, sentWith } from '../../http/ask.js';
import { faces, type Page, type Reply, refusedWith, written } from '../../http/reply.js';
import { type Typed, typedFrom } from '../../lib/form-page.js';
import type { FieldError } from '../../lib/result.js';
import { recordOnSeveral } from '../actions.js';
import { parseBulk, ticksIn } from '../input.js';
import { findingJson } from '../json.js';
import { numbersIn, severalPage } from '../page/several.js';
import { FindingReader } from '../store.js';

// The same finding on several ticked claims, one by one: each gets a finding of its own.

export async function severalForm(ask: Ask, ctx: Context): Promise<Reply> {
  const recorded = /^\d{1,4}$/.exec(ask.query.one('recorded') ?? '')?.[0];
  const typed = { claim_ids: ticksIn(ask.query.text).join(', '), ...(recorded && { recorded }) };
  return faces({ html: () => severalView(ask, ctx, typed, []) });
}

export async function recordOnTicked(ask: Ask, ctx: Context): Promise<Reply> {
  const { as, fields } = sentWith(ask);
  const again = (errors: readonly FieldError[]) =>
    refusedWith(errors, () => severalView(ask, ctx, typedFrom(fields), errors));
  const input = parseBulk(as, fields);
  if (!input.ok) return again(input.errors);
  return ask.change(async (change) => {
    const done = await recordOnSeveral(change, input.value);
    if (!done.ok) return again(done.errors);
    const ids = done.value.map(({ claim_id }) => claim_id);
    const standing = await new FindingReader(change.tx, ask.viewer).ofClaims(ids);
    const now = standing.filter(
      (one) =>
        one.superseded_by === null && one.facet === input.value.facet && one.value === input.value.value,
    );
    const said = new URLSearchParams(ids.map((id): [string, string] => ['claim_ids', String(id)]));
    said.append('recorded', String(done.value.filter(({ finding }) => finding !== null).length));
    return written(201, `/findings/new?${said}`, { findings: now.map(findingJson) });
  });
}

async function severalView(
  ask: Ask,
  ctx: Context,
  typed: Typed,
  errors: readonly FieldError[],
): Promise<Page> {
  const claims = await new ClaimReader(ctx.db, ask.viewer).inOrder(numbersIn(typed));
  const page = severalPage(claims, typed, errors);
  return { view: 'findings/several', title: page.title, section: 'claims', page };
}
