import { selectorAt } from '../../engines/anchoring/selector.js';
import type { Context } from '../../platform/context.js';
import { orNotFound } from '../../platform/http/or-not-found.js';
import { outcomeReply } from '../../platform/http/outcomes.js';
import { invalidReply, type Reply } from '../../platform/http/reply.js';
import { bodyOf, idIn, type RequestContext, versionSent } from '../../platform/http/request-context.js';
import type { Router } from '../../platform/http/router.js';
import { AppError } from '../../platform/lib/errors.js';
import { typedFrom } from '../../platform/lib/fields/form-page.js';
import type { FieldError } from '../../platform/lib/result.js';
import { editAttribution } from '../../record/attributions/actions.js';
import type { Attribution } from '../../record/attributions/row-store.js';
import { AttributionReader } from '../../record/attributions/store.js';
import { SnapshotReader, type SnapshotWithText } from '../../record/snapshots/store.js';
import { parseNewerCopy } from './input.js';
import { newerCopyPage } from './page.js';
import { DriftReader } from './store.js';

export function driftRoutes(router: Router, ctx: Context): void {
  router.post('/attributions/:id/newer-copy', (req) => takeNewerCopy(req, ctx));
}

/**
 * Makes the attribution refer to the place of its words in a newer copy; its wording is unchanged.
 * @throws AppError not_now where the copy does not have the words
 */
async function takeNewerCopy(req: RequestContext, ctx: Context): Promise<Reply> {
  const reader = new AttributionReader(ctx.db, req.viewer);
  const [one, version] = [
    orNotFound(await reader.byId(idIn(req)), 'attribution', req.viewer),
    versionSent(req),
  ];
  const { fields } = bodyOf(req);
  const again = (errors: readonly FieldError[]) =>
    invalidReply(errors, async () => {
      const copies = await new SnapshotReader(ctx.db, req.viewer).ofSource(one.source_id);
      const page = newerCopyPage({ attribution: one, version, copies, typed: typedFrom(fields), errors });
      return { view: 'claims/form', title: page.title, section: 'claims', page };
    });
  const input = parseNewerCopy(fields);
  if (!input.ok) return again(input.errors);
  const { snapshot_id } = input.value;
  const copy = await new SnapshotReader(ctx.db, req.viewer).byId(one.source_id, snapshot_id);
  if (copy === undefined) return again([NO_SUCH_COPY]);
  const selector = await selectorIn(req, ctx, one, copy);
  return req.write(async (change) => {
    const outcome = await editAttribution(change, one.id, version, { snapshot_id, selector });
    if (!outcome.ok) return again(outcome.errors);
    return outcomeReply<Attribution>(outcome.value, {
      location: `/attributions/${one.id}`,
      json: ({ id, version: now, snapshot_id }) => ({ id, version: now, snapshot_id }),
      conflict: null,
    });
  });
}

const NO_SUCH_COPY: FieldError = {
  path: 'snapshot_id',
  message: 'This is not a copy of the same source. Choose one of its copies',
};

async function selectorIn(req: RequestContext, ctx: Context, one: Attribution, copy: SnapshotWithText) {
  const drift = await new DriftReader(ctx.db, req.viewer).ofAttribution(one.id, copy.id);
  if (drift?.start_utf16 == null || drift.end_utf16 === null || copy.text === null)
    throw new AppError(
      'not_now',
      'That copy does not contain this wording. Record a finding on the wording.',
    );
  return selectorAt(copy.text, drift.start_utf16, drift.end_utf16);
}
