import type { Context } from '../../../platform/context.js';
import { invalidReply, type Page, type Reply, written } from '../../../platform/http/reply.js';
import { bodyOf, type RequestContext } from '../../../platform/http/request-context.js';
import { sameOriginPath } from '../../../platform/http/same-origin-path.js';
import { type Typed, typedFrom } from '../../../platform/lib/fields/form-page.js';
import type { FieldError } from '../../../platform/lib/result.js';
import { tagClaims, trashClaims } from '../../../record/claims/actions/bulk.js';
import { parseTickedTag, parseTickedTrash } from '../../../record/claims/input.js';
import { ClaimReader } from '../../../record/claims/store.js';
import { type Act, numbersTicked, tickedPage } from '../page/ticked.js';

// Acts on the quotations ticked in a list; the address of the list comes along as `next`.

export async function tagTicked(req: RequestContext, ctx: Context): Promise<Reply> {
  const { as } = bodyOf(req);
  const fields = as === 'form' ? without(['list_id', 'versions'], bodyOf(req).fields) : bodyOf(req).fields;
  const again = (errors: readonly FieldError[]) =>
    invalidReply(errors, () => shownAgain(req, ctx, 'tag', errors));
  const input = parseTickedTag(fields);
  if (!input.ok) return again(input.errors);
  return req.write(async (change) => {
    const tagged = await tagClaims(change, input.value.claim_ids, input.value.tag);
    if (!tagged.ok) return again(tagged.errors);
    const { tag, added } = tagged.value;
    return written(200, nextOf(req), { tag: { id: tag.id, name: tag.name }, added });
  });
}

export async function trashTicked(req: RequestContext, ctx: Context): Promise<Reply> {
  const { as } = bodyOf(req);
  const fields = as === 'form' ? without(['list_id', 'tag'], bodyOf(req).fields) : bodyOf(req).fields;
  const again = (errors: readonly FieldError[]) =>
    invalidReply(errors, () => shownAgain(req, ctx, 'trash', errors));
  const input = parseTickedTrash(fields);
  if (!input.ok) return again(input.errors);
  return req.write(async (change) => {
    const outcome = await trashClaims(change, input.value);
    if (outcome.kind === 'missing') return again(outcome.errors);
    if (outcome.kind === 'changed') {
      const { errors, rows } = outcome;
      return {
        kind: 'conflict',
        detail: errors.map(({ message }) => `${message}.`).join(' '),
        current: { claims: rows.map(({ id, version, text }) => ({ id, version, text })) },
        html: () => shownAgain(req, ctx, 'trash', errors),
      };
    }
    return written(200, nextOf(req), { trashed: input.value.map(({ id }) => id) });
  });
}

/** A form around rows also sends the fields of its other buttons. */
function without(names: readonly string[], fields: unknown): unknown {
  return Object.fromEntries(Object.entries(fields ?? {}).filter(([name]) => !names.includes(name)));
}

function nextOf(req: RequestContext): string {
  return sameOriginPath(req.query.one('next')) ?? '/claims';
}

/** The ticked quotations as they are now, with what was typed. */
async function shownAgain(
  req: RequestContext,
  ctx: Context,
  act: Act,
  errors: readonly FieldError[],
): Promise<Page> {
  const typed: Typed = typedFrom(bodyOf(req).fields);
  const claims = await new ClaimReader(ctx.db, req.viewer).inOrder(numbersTicked(typed));
  const page = tickedPage({ act, claims, typed, errors, next: nextOf(req) });
  return { view: 'claims/ticked', title: page.title, section: 'claims', page };
}
