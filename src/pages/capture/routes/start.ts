import type { Context } from '../../../platform/context.js';
import { invalidReply, type Reply, written } from '../../../platform/http/reply.js';
import {
  actorOf,
  bodyOf,
  type RequestContext,
  type SentFile,
} from '../../../platform/http/request-context.js';
import { nowIso } from '../../../platform/lib/clock.js';
import { type Typed, typedFrom } from '../../../platform/lib/fields/form-page.js';
import { type FieldError, ok, type Result, refused } from '../../../platform/lib/result.js';
import { copyOfAddress, copyOfText, copyOfUpload } from '../../../record/snapshots/actions/take.js';
import { SnapshotReader } from '../../../record/snapshots/store.js';
import { SourceReader } from '../../../record/sources/store.js';
import { CaptureMatcher } from '../actions/match.js';
import {
  type ArticleFrom,
  type ReadArticle,
  readArticle,
  readingContext,
  textOf,
} from '../actions/prepare.js';
import { OURS, termsOf } from '../actions/terms.js';
import type { NewArticle } from '../input.js';
import type { CaptureJob } from '../job.js';
import { captureJson } from '../json.js';
import { typedSource } from '../model/source-input.js';
import type { TextTerms } from '../model/terms.js';
import type { CaptureItem } from '../model.js';
import { SourceWordingReader } from '../source-store.js';
import { CaptureWriter, type NewCapture } from '../writer-store.js';
import { formArticle, jsonArticle } from './asked.js';
import type { CaptureContext } from './capture-context.js';
import { quotationsJson } from './quotations-json.js';
import { oursView, sourceAsked, startView } from './start-form.js';

// Starting a capture: an article comes in, its quotations are found, and a draft of its owner keeps them.

export async function start(req: RequestContext, ctx: CaptureContext): Promise<Reply> {
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
  const isOurs = article.whose === 'ours';
  const parts = { db: ctx.db, viewer: req.viewer, now: nowIso(ctx.clock) };
  // What is wrong is said before the article is read.
  const early = isKnown(article) || isOurs ? ok(null) : await termsOf(parts, article, given);
  if (!early.ok || (isOurs && as === 'json')) return refuse(early.ok ? [OURS] : early.errors);
  const from = await articleFrom(article, file, req, ctx);
  if (!from.ok) return refuse(from.errors);
  if (isOurs) return invalidReply([OURS], () => oursView(textOf(from.value).text));
  const known = article.source_id === null ? given : await sourceGiven(article.source_id, req, ctx);
  if (known === null)
    return refuse([{ path: 'source_id', message: `There is no source ${article.source_id}` }]);
  const find = (job: CaptureJob) => ctx.captures.run(job, req.viewer.userId);
  const read = await readArticle({ ...parts, find }, { from: from.value, given: known });
  const terms = await termsOf(parts, article, read.source);
  return terms.ok ? keep(req, ctx, as, { ...read, terms: terms.value }) : refuse(terms.errors);
}

function isKnown({ source_id: source, snapshot_id: copy }: NewArticle): boolean {
  return source !== null || copy !== null;
}

interface ArticleToKeep extends ReadArticle {
  readonly terms: TextTerms;
}

async function keep(
  req: RequestContext,
  ctx: CaptureContext,
  as: 'form' | 'json',
  read: ArticleToKeep,
): Promise<Reply> {
  const body = as === 'json' ? await matchedBody(read, req, ctx) : null;
  return req.write(async (change) => {
    const writer = new CaptureWriter(change);
    const id = await writer.add(newCapture(read, actorOf(req).id));
    await writer.addItems(id, read.items, 1);
    if (read.dropped.length > 0) await writer.drop(id, read.dropped);
    return written(201, `/capture/${id}`, { ...body, id });
  });
}

/** The slow part: a file is read, an address fetched. */
async function articleFrom(
  { text, url, reading, snapshot_id: id }: NewArticle,
  file: SentFile | null,
  req: RequestContext,
  ctx: CaptureContext,
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

function newCapture(read: ArticleToKeep, ownerId: number): NewCapture {
  const { text, textSha256, source, readIn, found, terms } = read;
  return { ownerId, text, textSha256, source, readIn, found, terms, from: keptFrom(read.from) };
}

/** The bytes of a pasted text are the text, and not kept twice. */
function keptFrom(from: ArticleFrom): NewCapture['from'] {
  if ('snapshot' in from) return { snapshotId: from.snapshot.id };
  const { text: _, bytes, ...copy } = from.copy;
  return { copy, bytes: copy.how === 'paste' ? null : bytes };
}

/** Read before the change, which must not wait for it. */
async function matchedBody(read: ArticleToKeep, req: RequestContext, ctx: CaptureContext) {
  const dropped = new Set(read.dropped);
  const items = read.items.map((item, at): CaptureItem => {
    const n = at + 1;
    return { ...item, n, version: 1, state: dropped.has(n) ? 'dropped' : 'open' };
  });
  const sourceId = read.source.id === undefined ? null : Number(read.source.id);
  const matcher = new CaptureMatcher(
    readingContext(ctx.db),
    req.viewer,
    { sourceId, terms: read.terms },
    ctx.known,
  );
  return captureJson({
    id: 0,
    version: 1,
    found: read.found,
    terms: read.terms,
    quotations: await quotationsJson(items, matcher),
  });
}
