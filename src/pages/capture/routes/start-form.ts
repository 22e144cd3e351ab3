import type { Context } from '../../../platform/context.js';
import { faces, type Page, type Reply } from '../../../platform/http/reply.js';
import type { RequestContext } from '../../../platform/http/request-context.js';
import { formatEdtf } from '../../../platform/lib/edtf/edtf.js';
import { SnapshotReader } from '../../../record/snapshots/store.js';
import { SourceReader } from '../../../record/sources/store.js';
import { oursPage, type StartState, startPage } from '../page/start.js';
import { CaptureReader } from '../store.js';

// The form with which a capture begins, and the captures that are not saved yet.

/** `text`, `url`, `title`, `snapshot_id` and `source_id` in the address only fill in the form. */
export async function startForm(req: RequestContext, ctx: Context): Promise<Reply> {
  const one = (name: string) => req.query.one(name) ?? '';
  const [text, url, title] = [one('text'), one('url'), one('title')];
  const typed = Object.fromEntries(
    Object.entries({
      text,
      'source.url': url,
      'source.title': title,
      url,
      way: text === '' && url !== '' ? 'fetch' : '',
    }).filter(([, value]) => value !== ''),
  );
  const [copy, source] = [await copyAsked(req, ctx), await sourceAsked(req, ctx, one('source_id'))];
  return faces({
    html: () => startView({ typed, errors: [], copy, source }, req, ctx),
    json: async () => ({ captures: await new CaptureReader(ctx.db, req.viewer.userId).all() }),
  });
}

async function copyAsked(req: RequestContext, ctx: Context): Promise<StartState['copy']> {
  const id = Number(req.query.one('snapshot_id') ?? Number.NaN);
  if (!Number.isSafeInteger(id)) return null;
  const [copy] = await new SnapshotReader(ctx.db, req.viewer).among('snapshots.id', [id]);
  if (copy === undefined) return null;
  const source = await new SourceReader(ctx.db, req.viewer).byId(copy.source_id);
  return {
    snapshot_id: id,
    title: source?.title ?? '',
    day: formatEdtf(copy.captured_at.slice(0, 10)),
    href: `/sources/${copy.source_id}/snapshots/${id}`,
  };
}

/** A saved source whose text is to come. @param id as sent */
export async function sourceAsked(
  req: RequestContext,
  ctx: Context,
  id: string,
): Promise<StartState['source']> {
  const source = /^[1-9]\d{0,14}$/.test(id)
    ? await new SourceReader(ctx.db, req.viewer).byId(Number(id))
    : undefined;
  return source?.trashed_at === null ? { id: source.id, title: source.title } : null;
}

export async function startView(state: StartState, req: RequestContext, ctx: Context): Promise<Page> {
  const captures = await new CaptureReader(ctx.db, req.viewer.userId).all();
  return {
    view: 'capture/start',
    title: 'Capture quotations',
    section: 'claims',
    page: startPage(state, captures),
  };
}

/** What there is to do with a draft of ours. */
export function oursView(text: string): Page {
  return { view: 'capture/ours', title: 'Our own draft', section: 'claims', page: oursPage(text) };
}
