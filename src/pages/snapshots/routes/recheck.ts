import { DriftReader } from '../../../checking/drift/store.js';
import { fetchAgain } from '../../../checking/recheck/actions.js';
import { NO_DRIFT } from '../../../derived/match/model/comparison.js';
import type { Context } from '../../../platform/context.js';
import { invalidReply, type Reply, written } from '../../../platform/http/reply.js';
import { actorOf, type RequestContext } from '../../../platform/http/request-context.js';
import { AppError } from '../../../platform/lib/errors.js';
import { keepIfDifferent, noteFailure, type Rechecked } from '../../../record/snapshots/actions/recheck.js';
import type { ReaderContext } from '../../../record/snapshots/file-pool.js';
import { copiesView } from './keep.js';
import { sourceOf } from './visible-copy.js';

/**
 * Fetches the source again and saves the result where its text differs. A failure offers the other ways to save a
 * newer copy.
 */
export async function recheck(req: RequestContext, ctx: ReaderContext): Promise<Reply> {
  const source = await sourceOf(req, ctx);
  if (source.trashed_at !== null)
    throw new AppError('not_now', 'This source is in the trash. Restore it first.');
  const typed = { url: source.url ?? '', way: 'fetch' };
  if (source.url === null) {
    const errors = [
      { path: 'url', message: 'This source has no web address. Enter it here or edit the source.' },
    ];
    return invalidReply(errors, () => copiesView(req, ctx, source, { typed, errors, from: null }));
  }
  const copy = await fetchAgain(ctx, { id: source.id, url: source.url });
  if (!copy.ok) {
    const { reason, message } = copy.errors;
    // A transaction of its own, since an error reply rolls back the request's.
    await ctx.transact(actorOf(req), (change) => noteFailure(change, source.id, reason));
    const errors = [{ path: 'url', message }];
    return invalidReply(errors, () => copiesView(req, ctx, source, { typed, errors, from: null }));
  }
  const reply = await req.write(async (change) =>
    answerOf(source.id, await keepIfDifferent(change, source.id, copy.value), req.body?.as === 'form'),
  );
  return withDrift(reply, req, ctx);
}

/** After a form, the source's page shows the result. */
function answerOf(sourceId: number, done: Rechecked, isForm: boolean): Reply {
  const at = `/sources/${sourceId}`;
  const snapshot = done.outcome === 'kept' ? done.id : done.copy.id;
  const location = isForm ? `${at}?checked=yes` : `${at}/snapshots/${snapshot}`;
  return written(done.outcome === 'kept' ? 201 : 200, location, {
    outcome: done.outcome,
    snapshot_id: snapshot,
  });
}

/** Compared after the commit, so that the state of its words is known by now, except for very long copies. */
async function withDrift(reply: Reply, req: RequestContext, ctx: Context): Promise<Reply> {
  if (reply.kind !== 'written' || reply.status !== 201) return reply;
  const { snapshot_id: id } = reply.body as { readonly snapshot_id: number };
  const counts = await new DriftReader(ctx.db, req.viewer).countsIn([id]);
  return { ...reply, body: { ...reply.body, drift: counts.get(id) ?? NO_DRIFT } };
}
