import type { TextsContext } from '../../../checking/comparison-queue/pool.js';
import { orNotFound } from '../../../platform/http/or-not-found.js';
import { outcomeReply } from '../../../platform/http/outcomes.js';
import { invalidReply, type Reply } from '../../../platform/http/reply.js';
import { bodyOf, idIn, type RequestContext, versionSent } from '../../../platform/http/request-context.js';
import { AppError } from '../../../platform/lib/errors.js';
import type { FieldError } from '../../../platform/lib/result.js';
import { MERGEABLE, type MergeTable } from '../../../record/merging/model.js';
import { mergeRecords } from '../actions/merge.js';
import { planMerge } from '../actions/plan.js';
import { undoMerge } from '../actions/undo.js';
import { parseMerge } from '../input.js';
import { mergedJson } from '../page/json.js';
import { mergePage } from '../page/preview.js';
import { MergeReader, type MergeRow } from '../store.js';
import { proposeInstead } from './propose.js';
import { FASTER, mergeView, previewOf } from './show.js';

export async function merge(req: RequestContext, ctx: TextsContext, table: MergeTable): Promise<Reply> {
  const [id, version, input] = [idIn(req), versionSent(req), parseMerge(bodyOf(req).fields)];
  const intoId = input.ok ? input.value.into_id : null;
  const again = (errors: readonly FieldError[], from: MergeRow) =>
    invalidReply(errors, async () => againPage(await previewOf(req, ctx, table, from, intoId), errors));
  if (!input.ok) return again(input.errors, await fromRow(req, new MergeReader(ctx.db), table, id));
  return req.write(async (change) => {
    const from = await fromRow(req, new MergeReader(change.tx), table, id);
    const plan = await planMerge(change, table, from, input.value.into_id);
    if (!plan.ok) return again(plan.errors, from);
    const { into_version: intoVersion, credited_version: creditedVersion } = input.value;
    const seen = { version, intoVersion, creditedVersion };
    if (table === 'speakers') {
      const { reason } = input.value;
      const proposed = await proposeInstead(change, { req, ctx, plan: plan.value, seen, reason });
      if (proposed !== null) return proposed;
    }
    return outcomeReply<MergeRow>(await mergeRecords(change, plan.value, seen), {
      location: `/${table}/${input.value.into_id}`,
      json: (row) => mergedJson(table, row, plan.value.moved),
      conflict: async () => againPage(await previewOf(req, ctx, table, from, input.value.into_id), [FASTER]),
    });
  });
}

async function fromRow(
  req: RequestContext,
  reader: MergeReader,
  table: MergeTable,
  id: number,
): Promise<MergeRow> {
  const row = orNotFound(await reader.byId(table, id), MERGEABLE[table], req.viewer);
  if (row.trashed_at === null) return row;
  throw new AppError('gone', `This ${MERGEABLE[table]} is in the trash: restore it before merging it.`);
}

function againPage(preview: Awaited<ReturnType<typeof previewOf>>, errors: readonly FieldError[]) {
  return mergeView('merge', preview.table, preview.from, mergePage(preview, {}, errors));
}

/** @throws AppError not_now for a record that is not merged */
export async function undoRoute(req: RequestContext, table: MergeTable): Promise<Reply> {
  const [id, version, noun] = [idIn(req), versionSent(req), MERGEABLE[table]];
  return req.write(async (change) => {
    const from = await new MergeReader(change.tx).byId(table, id);
    if (from === undefined) throw new AppError('not_found', `There is no ${noun} at this address.`);
    if (from.merged_into_id === null)
      throw new AppError('not_now', `This ${noun} is not merged into another: there is no merge to undo.`);
    return outcomeReply<MergeRow>(await undoMerge(change, table, from, version), {
      location: `/${table}/${id}`,
      json: (row) => mergedJson(table, row, []),
      conflict: null,
    });
  });
}
