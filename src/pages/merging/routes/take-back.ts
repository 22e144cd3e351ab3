import { outcomeReply } from '../../../platform/http/outcomes.js';
import type { Reply } from '../../../platform/http/reply.js';
import { idIn, type RequestContext, versionSent } from '../../../platform/http/request-context.js';
import { AppError } from '../../../platform/lib/errors.js';
import { MERGEABLE, type MergeTable } from '../../../record/merging/model.js';
import { takeBackMerge } from '../actions/take-back.js';
import { mergedJson } from '../page/json.js';
import { MergeReader, type MergeRow } from '../store.js';

/** @throws AppError not_now for a record that is not merged */
export async function takeBack(req: RequestContext, table: MergeTable): Promise<Reply> {
  const [id, version, noun] = [idIn(req), versionSent(req), MERGEABLE[table]];
  return req.write(async (change) => {
    const from = await new MergeReader(change.tx).byId(table, id);
    if (from === undefined) throw new AppError('not_found', `There is no ${noun} at this address.`);
    if (from.merged_into_id === null)
      throw new AppError('not_now', `This ${noun} is not merged into another: there is no merge to undo.`);
    return outcomeReply<MergeRow>(await takeBackMerge(change, table, from, version), {
      location: `/${table}/${id}`,
      json: (row) => mergedJson(table, row, []),
      conflict: null,
    });
  });
}
