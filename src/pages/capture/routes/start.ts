import type { Context } from '../../../context.js';
import { invalidReply, type Reply, written } from '../../../platform/http/reply.js';
import {
  actorOf,
  bodyOf,
  type RequestContext,
  type SentFile,
} from '../../../platform/http/request-context.js';
import { type Typed, typedFrom } from '../../../platform/lib/fields/form-page.js';
import { sentAs } from '../../../platform/lib/fields/sent-as-json.js';
import { type FieldError, ok, type Result, refused } from '../../../platform/lib/result.js';
import { copyOfAddress, copyOfText, copyOfUpload } from '../../../record/snapshots/actions/take.js';
import { SnapshotReader } from '../../../record/snapshots/store.js';
import { SourceReader } from '../../../record/sources/store.js';
import { CaptureMatcher } from '../actions/match.js';
import { type ArticleFrom, type ReadArticle, readArticle, readingContext } from '../actions/prepare.js';
import { type NewArticle, parseArticle } from '../input.js';
import { captureJson } from '../json.js';
import { typedGiven, typedSource } from '../model/source-input.js';
import type { CaptureItem } from '../model.js';
import { SourceWordingReader } from '../source-store.js';
import { CaptureWriter, type NewCapture } from '../writer-store.js';
import { quotationsJson } from './quotations-json.js';
import { sourceAsked, startView } from './start-form.js';

// Starting a capture: an article comes in, its quotations are found, and a draft of its owner keeps them.

export async function start(req: RequestContext, ctx: Context): Promise<Reply> {
  const { as, fields, file } = bodyOf(req);
  const typed = typedFrom(fields);
  const refuse = (errors: readonly FieldError[]) =>
    invalidReply(errors, async () => {
      const source = await sourceAsked(req, ctx, typed.source_id ?? '');
      return startView({ typed, errors, copy: null, source }, req, ctx);
    });
  const asked = as === 'form' ? formArticle(fields, file !== null) : jsonArticle(fields, file !== null);
  if (!asked.ok) return refuse(asked.errors);
  const { article, given } = asked.value;
  const from = await articleFrom(article, file, req, ctx);
  if (!from.ok) return refuse(from.errors);
  const known = article.source_id === null ? given : await sourceGiven(article.source_id, req, ctx);
  if (known === null)
    return refuse([{ path: 'source_id', message: `There is no source ${article.source_id}` }]);
  const parts = { db: ctx.db, viewer: req.viewer, find: ctx.captures.run.bind(ctx.captures) };
  const read = await readArticle(parts, { from: from.value, given: known });
  const body = as === 'json' ? await matchedBody(read, req, ctx) : null;
  return req.write(async (change) => {
    const writer = new CaptureWriter(change);
    const id = await writer.add(newCapture(read, actorOf(req).id));
    await writer.addItems(id, read.items, 1);
    if (read.dropped.length > 0) await writer.drop(id, read.dropped);
    return written(201, `/capture/${id}`, { ...body, id });
  });
}

interface Asked {
  readonly article: NewArticle;
  readonly given: Typed;
}

function jsonArticle(fields: unknown, hasFile: boolean): Result<Asked> {
  const article = parseArticle(fields, hasFile);
  if (!article.ok) return article;
  const sent = Object(fields) as { readonly source?: unknown };
  return ok({ article: article.value, given: typedGiven(sent.source) });
}

/** Each of the three forms says which it is; details of the source need not be complete. */
function formArticle(fields: unknown, hasFile: boolean): Result<Asked> {
  const { way, source, ...rest } = Object(fields) as Record<string, unknown>;
  if (way === 'upload' && !hasFile) return refused([{ path: 'file', message: 'Choose the file first' }]);
  if (way === 'paste' && rest.text === undefined)
    return refused([{ path: 'text', message: 'Paste the text of the article' }]);
  if (way === 'fetch' && rest.url === undefined)
    return refused([{ path: 'url', message: 'Enter the web address of the article' }]);
  const { text, url, reading, source_id } = rest;
  const own = way === 'paste' ? { text, source_id } : way === 'fetch' ? { url, reading, source_id } : rest;
  const article = parseArticle(sentAs(fields, own), hasFile);
  return article.ok ? ok({ article: article.value, given: typedGiven(source) }) : article;
}

/** The slow part: a file is read, an address fetched. */
async function articleFrom(
  { text, url, reading, snapshot_id: id }: NewArticle,
  file: SentFile | null,
  req: RequestContext,
  ctx: Context,
): Promise<Result<ArticleFrom>> {
  if (id !== null) return savedCopy(id, req, ctx);
  const copy =
    file !== null
      ? await copyOfUpload(ctx.reader, file, { reading, encoding: null, typed_in_by: null })
      : url !== null
        ? await copyOfAddress(ctx.fetcher, ctx.reader, { url, reading, encoding: null })
        : await copyOfText(text ?? '', req.viewer.name ?? '');
  if (!copy.ok) return copy;
  if (copy.value.text.trim() === '')
    return refused([{ path: file === null ? 'text' : 'file', message: NO_TEXT }]);
  return ok({ copy: copy.value });
}

const NO_TEXT = 'No text was found. Paste the text of the article.';

async function savedCopy(id: number, req: RequestContext, ctx: Context): Promise<Result<ArticleFrom>> {
  const sourceId = await new SourceWordingReader(ctx.db, req.viewer).sourceOfCopy(id);
  const copy = sourceId && (await new SnapshotReader(ctx.db, req.viewer).byId(sourceId, id));
  if (!copy || copy.text === null)
    return refused([{ path: 'snapshot_id', message: `There is no saved copy ${id}, or it has no text` }]);
  return ok({ snapshot: { id, text: copy.text, sha256: copy.text_sha256 } });
}

async function sourceGiven(id: number, req: RequestContext, ctx: Context): Promise<Typed | null> {
  const source = await new SourceReader(ctx.db, req.viewer).byId(id);
  return source?.trashed_at === null ? typedSource(source) : null;
}

export function newCapture(read: ReadArticle, ownerId: number): NewCapture {
  const { text, textSha256, source, readIn, found } = read;
  return { ownerId, text, textSha256, source, readIn, found, from: keptFrom(read.from) };
}

/** The bytes of a pasted text are the text, and not kept twice. */
function keptFrom(from: ArticleFrom): NewCapture['from'] {
  if ('snapshot' in from) return { snapshotId: from.snapshot.id };
  const { text: _, bytes, ...copy } = from.copy;
  return { copy, bytes: copy.how === 'paste' ? null : bytes };
}

/** Read before the change, which must not wait for it. */
async function matchedBody(read: ReadArticle, req: RequestContext, ctx: Context) {
  const dropped = new Set(read.dropped);
  const items = read.items.map((item, at): CaptureItem => {
    const n = at + 1;
    return { ...item, n, version: 1, state: dropped.has(n) ? 'dropped' : 'open' };
  });
  const sourceId = read.source.id === undefined ? null : Number(read.source.id);
  const matcher = new CaptureMatcher(readingContext(ctx.db), req.viewer, sourceId, ctx.known);
  return captureJson({
    id: 0,
    version: 1,
    found: read.found,
    quotations: await quotationsJson(items, matcher),
  });
}
