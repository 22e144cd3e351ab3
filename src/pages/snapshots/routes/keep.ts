import type { Context } from '../../../platform/context.js';
import { filtersIn } from '../../../platform/http/filters.js';
import { faces, invalidReply, type Page, type Reply, written } from '../../../platform/http/reply.js';
import { bodyOf, type RequestContext, type SentFile } from '../../../platform/http/request-context.js';
import { AppError } from '../../../platform/lib/errors.js';
import { NO_FILTERS } from '../../../platform/lib/fields/filters.js';
import { type Typed, typedFrom } from '../../../platform/lib/fields/form-page.js';
import { parseWith } from '../../../platform/lib/fields/parse-with.js';
import { othersTurn } from '../../../platform/lib/others-turn.js';
import { type FieldError, type Result, refused } from '../../../platform/lib/result.js';
import {
  copyOfAddress,
  copyOfKept,
  copyOfText,
  copyOfUpload,
} from '../../../record/snapshots/actions/take.js';
import { keepCopy, sameAsNewest } from '../../../record/snapshots/actions.js';
import { CheckReader } from '../../../record/snapshots/check-store.js';
import type { ReaderContext } from '../../../record/snapshots/file-pool.js';
import {
  type CopyOptions,
  parseCopy,
  readAgain,
  type SentFrom,
  takeSentFrom,
} from '../../../record/snapshots/input.js';
import { sentFromHref } from '../../../record/snapshots/keep-section.js';
import type { Copy } from '../../../record/snapshots/model.js';
import { type Snapshot, SnapshotReader } from '../../../record/snapshots/store.js';
import type { SourceRow } from '../../../record/sources/store.js';
import { headersOf } from '../page/facts.js';
import { copiesPage } from '../page/index.js';
import { snapshotJson } from '../page/show.js';
import { copyOf, sourceOf } from './visible-copy.js';

// The copies of a source, and the three ways to save one: pasting text, uploading a file, fetching the address.

export async function listCopies(req: RequestContext, ctx: Context): Promise<Reply> {
  const source = await sourceOf(req, ctx);
  filtersIn(req, NO_FILTERS);
  const snapshots = await new SnapshotReader(ctx.db, req.viewer).ofSource(source.id);
  return faces({
    html: () => copiesView(req, ctx, source, { typed: { url: source.url ?? '' }, errors: [], from: null }),
    json: () => ({ snapshots: snapshots.map((copy) => snapshotJson(copy)) }),
  });
}

export async function keep(req: RequestContext, ctx: ReaderContext): Promise<Reply> {
  const [source, { as, fields: sent, file }] = [await sourceOf(req, ctx), bodyOf(req)];
  const { from, fields } = as === 'form' ? takeSentFrom(sent) : { from: null, fields: sent };
  // Yields between parsing a long text and searching it, both of which are slow.
  await othersTurn();
  const options = parseCopy(fields, file !== null);
  const copy = options.ok ? await taken(options.value, file, req, ctx) : options;
  const refuse = (errors: readonly FieldError[]) =>
    invalidReply(errors, () => copiesView(req, ctx, source, { typed: typedFrom(fields), errors, from }));
  if (!copy.ok) return refuse(copy.errors);
  const isAgain = options.ok && options.value.value.again === true;
  return saved(req, { sourceId: source.id, copy: copy.value, isAgain, from }, (message) =>
    refuse([{ path: 'again', message }]),
  );
}

interface ToSave {
  readonly sourceId: number;
  readonly copy: Copy;
  /** Whether it is saved even if its text is that of the newest copy. */
  readonly isAgain: boolean;
  /** The page of a quotation to which the reply leads back. */
  readonly from: SentFrom | null;
}

function saved(
  req: RequestContext,
  { sourceId, copy, isAgain, from }: ToSave,
  refuse: (message: string) => Reply,
): Promise<Reply> {
  return req.write(async (change) => {
    const same = isAgain ? undefined : await sameAsNewest(change, req.viewer, sourceId, copy);
    if (same) return refuse(sameTextWords(same));
    const { id, text_sha256, raw_sha256 } = await keepCopy(change, sourceId, copy);
    const location = from === null ? `/sources/${sourceId}/snapshots/${id}` : keptHref(from, copy);
    return written(201, location, { id, text_sha256, raw_sha256 });
  });
}

/** Back to the quotation; where the page has details of its source, with those. */
function keptHref(from: SentFrom, { headers }: Copy): string {
  return sentFromHref(from, headers?.[':found'] === undefined ? '' : `?kept=${from.attributionId}`);
}

function sameTextWords({ id, captured_at }: Snapshot): string {
  const when = `${captured_at.slice(0, 10)}, ${captured_at.slice(11, 16)} UTC`;
  return `The same text is already saved: copy ${id} of ${when}`;
}

/** The slow part, before anything is written: reading the file or fetching the address. */
async function taken(
  options: CopyOptions,
  file: SentFile | null,
  req: RequestContext,
  ctx: ReaderContext,
): Promise<Result<Copy>> {
  if (options.way === 'fetch') return copyOfAddress(ctx.fetcher, ctx.reader, options.value);
  if (options.way === 'upload' && file !== null) return copyOfUpload(ctx.reader, file, options.value);
  if (options.way === 'upload') return refused([{ path: 'file', message: 'Choose the file first' }]);
  return copyOfText(options.value.text, options.value.typed_in_by ?? req.viewer.name ?? '');
}

export interface CopiesForm {
  readonly typed: Typed;
  readonly errors: readonly FieldError[];
  readonly from: SentFrom | null;
}

export async function copiesView(
  req: RequestContext,
  ctx: Context,
  source: SourceRow,
  form: CopiesForm,
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
    page: copiesPage({ source, copies, check, ...form, viewer: req.viewer }),
  };
}

/** Saves another copy of the same bytes, decoded in the chosen encoding. The first copy is unchanged. */
export async function readInEncoding(req: RequestContext, ctx: ReaderContext): Promise<Reply> {
  const source = await sourceOf(req, ctx);
  const kept = await copyOf(req, ctx, source);
  const { fields } = bodyOf(req);
  const refuse = (errors: readonly FieldError[]) =>
    invalidReply(errors, () =>
      copiesView(req, ctx, source, { typed: { ...typedFrom(fields), way: 'upload' }, errors, from: null }),
    );
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
  const isAgain = options.value.again === true;
  return saved(req, { sourceId: source.id, copy: copy.value, isAgain, from: null }, (message) =>
    refuse([{ path: 'encoding', message }]),
  );
}
