import { setImmediate as othersTurn } from 'node:timers/promises';
import type { Context } from '../../../context.js';
import { filtersIn } from '../../../platform/http/filters.js';
import { faces, invalidReply, type Page, type Reply, written } from '../../../platform/http/reply.js';
import { bodyOf, type RequestContext, type SentFile } from '../../../platform/http/request-context.js';
import { WHOLE } from '../../../platform/lib/fields/filters.js';
import { type Typed, typedFrom } from '../../../platform/lib/fields/form-page.js';
import { type FieldError, type Result, refused } from '../../../platform/lib/result.js';
import { copyOfAddress, copyOfText, copyOfUpload } from '../../../record/snapshots/actions/take.js';
import { keepCopy, sameAsNewest } from '../../../record/snapshots/actions.js';
import { CheckReader } from '../../../record/snapshots/check-store.js';
import { type CopyOptions, parseCopy } from '../../../record/snapshots/input.js';
import type { Copy } from '../../../record/snapshots/model.js';
import { type Snapshot, SnapshotReader } from '../../../record/snapshots/store.js';
import type { SourceRow } from '../../../record/sources/store.js';
import { copiesPage } from '../page/index.js';
import { snapshotJson } from '../page/show.js';
import { sourceOf } from './visible-copy.js';

// The copies of a source, and the three ways to save one: pasting text, uploading a file, fetching the address.

export async function listCopies(req: RequestContext, ctx: Context): Promise<Reply> {
  const source = await sourceOf(req, ctx);
  filtersIn(req, WHOLE);
  const snapshots = await new SnapshotReader(ctx.db, req.viewer).ofSource(source.id);
  return faces({
    html: () => copiesView(req, ctx, source, { url: source.url ?? '' }, []),
    json: () => ({ snapshots: snapshots.map((copy) => snapshotJson(copy)) }),
  });
}

export async function keep(req: RequestContext, ctx: Context): Promise<Reply> {
  const [source, { fields, file }] = [await sourceOf(req, ctx), bodyOf(req)];
  // Yields between parsing a long text and searching it, both of which are slow.
  await othersTurn();
  const options = parseCopy(fields, file !== null);
  const copy = options.ok ? await taken(options.value, file, req, ctx) : options;
  const refuse = (errors: readonly FieldError[]) =>
    invalidReply(errors, () => copiesView(req, ctx, source, typedFrom(fields), errors));
  if (!copy.ok) return refuse(copy.errors);
  const isAgain = options.ok && options.value.value.again === true;
  return req.write(async (change) => {
    const same = isAgain ? undefined : await sameAsNewest(change, req.viewer, source.id, copy.value);
    if (same) return refuse([keptAlready(same)]);
    const { id, text_sha256, raw_sha256 } = await keepCopy(change, source.id, copy.value);
    return written(201, `/sources/${source.id}/snapshots/${id}`, { id, text_sha256, raw_sha256 });
  });
}

export function keptAlready({ id, captured_at }: Snapshot): FieldError {
  const when = `${captured_at.slice(0, 10)}, ${captured_at.slice(11, 16)} UTC`;
  return { path: 'again', message: `The same text is already saved: copy ${id} of ${when}` };
}

/** The slow part, before anything is written: reading the file or fetching the address. */
async function taken(
  options: CopyOptions,
  file: SentFile | null,
  req: RequestContext,
  ctx: Context,
): Promise<Result<Copy>> {
  if (options.way === 'fetch') return copyOfAddress(ctx.fetcher, ctx.reader, options.value);
  if (options.way === 'upload' && file !== null) return copyOfUpload(ctx.reader, file, options.value);
  if (options.way === 'upload') return refused([{ path: 'file', message: 'Choose the file first' }]);
  return copyOfText(options.value.text, options.value.typed_in_by ?? req.viewer.name ?? '');
}

export async function copiesView(
  req: RequestContext,
  ctx: Context,
  source: SourceRow,
  typed: Typed,
  errors: readonly FieldError[],
): Promise<Page> {
  const copies = await new SnapshotReader(ctx.db, req.viewer).ofSource(source.id);
  const check = (await new CheckReader(ctx.db, req.viewer).lastOf(source.id)) ?? null;
  return {
    view: 'snapshots/index',
    title: `Saved copies of ${source.title}`,
    section: 'sources',
    crumbs: [
      { label: 'Sources', href: '/sources' },
      { label: source.title, href: `/sources/${source.id}` },
    ],
    page: copiesPage({ source, copies, check, typed, errors, viewer: req.viewer }),
  };
}
