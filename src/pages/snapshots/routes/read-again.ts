import type { Context } from '../../../context.js';
import { invalidReply, type Reply, written } from '../../../platform/http/reply.js';
import { bodyOf, type RequestContext } from '../../../platform/http/request-context.js';
import { AppError } from '../../../platform/lib/errors.js';
import { typedFrom } from '../../../platform/lib/fields/form-page.js';
import { parseWith } from '../../../platform/lib/fields/parse-with.js';
import type { FieldError } from '../../../platform/lib/result.js';
import { copyOfKept } from '../../../record/snapshots/actions/take.js';
import { keepCopy, sameAsNewest } from '../../../record/snapshots/actions.js';
import { readAgain } from '../../../record/snapshots/input.js';
import { SnapshotReader } from '../../../record/snapshots/store.js';
import { headersOf } from '../page/facts.js';
import { copiesView, keptAlready } from './keep.js';
import { copyOf, sourceOf } from './visible-copy.js';

/** Saves another copy of the same bytes, decoded in the chosen encoding. The first copy is unchanged. */
export async function readInEncoding(req: RequestContext, ctx: Context): Promise<Reply> {
  const source = await sourceOf(req, ctx);
  const kept = await copyOf(req, ctx, source);
  const { fields } = bodyOf(req);
  const refuse = (errors: readonly FieldError[]) =>
    invalidReply(errors, () => copiesView(req, ctx, source, { ...typedFrom(fields), way: 'upload' }, errors));
  const options = parseWith(readAgain, fields);
  if (!options.ok) return refuse(options.errors);
  const bytes = await new SnapshotReader(ctx.db, req.viewer).bytesOf(source.id, kept.id);
  if (bytes === undefined)
    throw new AppError('gone', 'The file of this copy was erased, so it cannot be read again.');
  const copy = await copyOfKept(
    ctx.reader,
    { ...kept, bytes },
    headersOf(kept) ?? {},
    options.value.encoding,
  );
  if (!copy.ok) return refuse(copy.errors);
  return req.write(async (change) => {
    const isAgain = options.value.again === true;
    const same = isAgain ? undefined : await sameAsNewest(change, req.viewer, source.id, copy.value);
    if (same) return refuse([{ ...keptAlready(same), path: 'encoding' }]);
    const { id, text_sha256, raw_sha256 } = await keepCopy(change, source.id, copy.value);
    return written(201, `/sources/${source.id}/snapshots/${id}`, { id, text_sha256, raw_sha256 });
  });
}
