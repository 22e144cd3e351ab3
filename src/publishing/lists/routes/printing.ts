import { invalidReply, type Reply } from '../../../platform/http/reply.js';
import { bodyOf, type RequestContext, versionSent } from '../../../platform/http/request-context.js';
import { typedFrom } from '../../../platform/lib/fields/form-page.js';
import type { FieldError } from '../../../platform/lib/result.js';
import type { StylesContext } from '../../citations/styles-pool.js';
import { editList } from '../actions.js';
import { parsePrinting } from '../item-input.js';
import { keptListToChange } from './allowed.js';
import { changeList } from './change.js';
import { showPage } from './read.js';
import { withStyleOf } from './style.js';

/** Changes how a list is printed: its style, its language, and what it prints. */
export async function savePrinting(req: RequestContext, ctx: StylesContext): Promise<Reply> {
  const list = await keptListToChange(req, ctx);
  const [{ as, fields }, version] = [bodyOf(req), versionSent(req)];
  const typed = typedFrom(fields);
  const again = (errors: readonly FieldError[]) =>
    invalidReply(errors, () => showPage(req, ctx, list, { printing: { typed, errors } }));
  const input = await withStyleOf(ctx, parsePrinting(as, fields), typed, list.style);
  if (!input.ok) return again(input.errors);
  return changeList(req, ctx, {
    ...{ list, version, shows: null, again },
    work: (change, target) => editList(change, target, input.value),
    conflict: (current) => showPage(req, ctx, current, { printing: { typed, errors: [CHANGED] } }),
  });
}

/** At the first of the fields, which have what was typed. */
const CHANGED = { path: 'style', message: 'Somebody changed this list meanwhile. Check it and save again' };
