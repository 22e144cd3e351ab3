import type { Context } from '../../../platform/context.js';
import { faces, type Reply, written } from '../../../platform/http/reply.js';
import { actorOf, idIn, type RequestContext } from '../../../platform/http/request-context.js';
import { AppError } from '../../../platform/lib/errors.js';
import { cancelImport } from '../actions/portions/cancel.js';
import { ImportReader, type NamedImport } from '../imports-store.js';
import { runJson, runPage } from '../page/run.js';
import { TAKEN_CRUMBS } from './show.js';

/** How far an import is, and what became of it. */
export async function showRun(req: RequestContext, ctx: Context): Promise<Reply> {
  const run = await runIn(req, ctx);
  return faces({
    html: () => {
      const page = runPage(run);
      return { section: 'claims', crumbs: TAKEN_CRUMBS, view: 'exchange/run', title: page.title, page };
    },
    json: () => runJson(run),
  });
}

/** Asks a running import to end, and to withdraw what it has written. */
export async function cancelRun(req: RequestContext, ctx: Context): Promise<Reply> {
  const { id } = await runIn(req, ctx);
  return req.write(async (change) => {
    await cancelImport(change, id, actorOf(req).id);
    return written(200, `/imports/${id}`, { id });
  });
}

/** @throws AppError not_found */
async function runIn(req: RequestContext, { db }: Context): Promise<NamedImport> {
  const run = await new ImportReader(db).byId(idIn(req));
  if (run) return run;
  throw new AppError('not_found', 'There is no import at this address.');
}
