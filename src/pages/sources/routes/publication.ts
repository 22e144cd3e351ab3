import type { RowChange } from '../../../platform/db/row-change.js';
import type { WriteContext } from '../../../platform/db/transact.js';
import { orNotFound } from '../../../platform/http/or-not-found.js';
import { outcomeReply, withRow } from '../../../platform/http/outcomes.js';
import type { Reply } from '../../../platform/http/reply.js';
import { idIn, type RequestContext } from '../../../platform/http/request-context.js';
import { SourceReader } from '../../../record/sources/store.js';
import { sourceJson } from '../page.js';

/** Changes whether readers see a source that no quotation cites. */
export async function changePublication(
  req: RequestContext,
  change: (context: WriteContext, id: number) => Promise<RowChange<'sources'>>,
): Promise<Reply> {
  const id = idIn(req);
  return req.write(async (context) => {
    const sources = new SourceReader(context.tx, req.viewer);
    orNotFound(await sources.byId(id), 'source', req.viewer);
    const read = async () => orNotFound(await sources.byId(id), 'source', req.viewer);
    return outcomeReply(await withRow(await change(context, id), read), {
      location: `/sources/${id}`,
      json: sourceJson,
      conflict: null,
    });
  });
}
