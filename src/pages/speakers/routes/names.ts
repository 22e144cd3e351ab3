import type { Context } from '../../../platform/context.js';
import type { WriteContext } from '../../../platform/db/transact.js';
import { orNotFound } from '../../../platform/http/or-not-found.js';
import { type Reply, written } from '../../../platform/http/reply.js';
import { bodyOf, idIn, type RequestContext } from '../../../platform/http/request-context.js';
import type { Router } from '../../../platform/http/router.js';
import { AppError } from '../../../platform/lib/errors.js';
import { agreeToName, removeName } from '../../../record/speakers/actions/names.js';
import { type AwaitingName, AwaitingNameReader } from '../../../record/speakers/awaiting-store.js';
import { SpeakerReader } from '../../../record/speakers/store.js';

type Act = (change: WriteContext, name: AwaitingName) => Promise<void>;

/** Names that wait for a second person. */
export function awaitingNameRoutes(router: Router, ctx: Context): void {
  router.post('/speakers/:id/names/:name/agreement', (req) => decide(req, ctx, agreeToName));
  router.post('/speakers/:id/names/:name/removal', (req) => decide(req, ctx, removeName));
}

async function decide(req: RequestContext, ctx: Context, act: Act): Promise<Reply> {
  bodyOf(req);
  const [id, nameId] = [idIn(req), idIn(req, 'name')];
  orNotFound(await new SpeakerReader(ctx.db, req.viewer).byId(id), 'speaker', req.viewer);
  return req.write(async (change) => {
    const name = await new AwaitingNameReader(change.tx, req.viewer).byId(id, nameId);
    if (name === undefined)
      throw new AppError('not_now', 'This name is no longer waiting for a second person. Reload the page.');
    await act(change, name);
    const left = await new SpeakerReader(change.tx, req.viewer).namesOf(id);
    return written(200, `/speakers/${id}`, {
      id,
      names: left.map(({ name: own, language }) => ({ name: own, language })),
    });
  });
}
