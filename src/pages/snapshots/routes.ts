import { parseSetAside } from '../../derived/set-asides/input.js';
import { reasonPage } from '../../derived/set-asides/reason-section.js';
import type { Context } from '../../platform/context.js';
import { outcomeReply } from '../../platform/http/outcomes.js';
import { invalidReply, type Reply } from '../../platform/http/reply.js';
import { bodyOf, type RequestContext } from '../../platform/http/request-context.js';
import type { Router } from '../../platform/http/router.js';
import { typedFrom } from '../../platform/lib/fields/form-page.js';
import { type FieldError, ok } from '../../platform/lib/result.js';
import { restoreSnapshot, trashSnapshot } from '../../record/snapshots/actions.js';
import type { ReaderContext } from '../../record/snapshots/file-pool.js';
import { fillInDetails, type SourceAnswers } from './routes/details.js';
import { keep, listCopies, readInEncoding } from './routes/keep.js';
import { raw } from './routes/raw.js';
import { recheck } from './routes/recheck.js';
import { show } from './routes/show.js';
import { copyOf, sourceOf } from './routes/visible-copy.js';

export function snapshotRoutes(router: Router, ctx: ReaderContext, answers: SourceAnswers): void {
  const one = '/sources/:id/snapshots/:snapshot';
  router.post('/sources/:id/recheck', (req) => recheck(req, ctx), { limit: 'fetch' });
  router.get('/sources/:id/snapshots', (req) => listCopies(req, ctx));
  router.post('/sources/:id/snapshots', (req) => keep(req, ctx), {
    body: 'text',
    file: { tooLarge: 'That file is larger than 20 MB, the limit for a saved copy.' },
    limit: 'fetch',
  });
  router.get(one, (req) => show(req, ctx));
  router.post(`${one}/readings`, (req) => readInEncoding(req, ctx));
  router.post(`${one}/details`, (req) => fillInDetails(req, ctx, answers));
  router.get(`${one}/raw`, (req) => raw(req, ctx));
  router.post(`${one}/trash`, (req) => move(req, ctx, 'trash'));
  router.delete(one, (req) => move(req, ctx, 'trash'));
  router.post(`${one}/restoration`, (req) => move(req, ctx, 'restore'));
}

async function move(req: RequestContext, ctx: Context, where: 'trash' | 'restore'): Promise<Reply> {
  const source = await sourceOf(req, ctx);
  const snapshot = await copyOf(req, ctx, source);
  const { fields, version } = bodyOf(req);
  const location = `/sources/${source.id}/snapshots/${snapshot.id}`;
  const again = (errors: readonly FieldError[]) =>
    invalidReply(errors, () => {
      const title = 'Move copy to the trash';
      const action = `${location}/trash`;
      const typed = typedFrom(fields);
      const page = reasonPage({ title, action, cancelHref: location, version, typed, errors });
      return { view: 'sources/form', title, section: 'sources', page };
    });
  const input = parseSetAside(where === 'trash' ? fields : {});
  if (!input.ok) return again(input.errors);
  return req.write(async (change) => {
    const outcome =
      where === 'trash'
        ? await trashSnapshot(change, snapshot, version, input.value.set_aside_reason)
        : ok(await restoreSnapshot(change, source.id, snapshot.id));
    if (!outcome.ok) return again(outcome.errors);
    return outcomeReply<{ id: number; version: number }>(outcome.value, {
      location,
      json: ({ id, version: now }) => ({ id, version: now }),
      conflict: null,
    });
  });
}
