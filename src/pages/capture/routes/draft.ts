import type { Context } from '../../../context.js';
import type { Db, Tx } from '../../../platform/db/schema.js';
import { faces, type Page, type Reply } from '../../../platform/http/reply.js';
import { idIn, type RequestContext } from '../../../platform/http/request-context.js';
import { formatEdtf } from '../../../platform/lib/edtf/edtf.js';
import { AppError } from '../../../platform/lib/errors.js';
import { howMany } from '../../../platform/lib/text/how-many.js';
import { SnapshotReader } from '../../../record/snapshots/store.js';
import { CaptureMatcher } from '../actions/match.js';
import { readingContext } from '../actions/prepare.js';
import { captureJson, MAX_MATCHED_IN_JSON } from '../json.js';
import { type CaptureItem, extentOf } from '../model.js';
import { capturePage, NEWLY_SHOWN, type PageState, type SourceStanding } from '../page/show.js';
import { itemsIn, partsWith } from '../page/text.js';
import { type Capture, CaptureReader } from '../store.js';

// The page of a capture, for its owner alone.

export async function showCapture(req: RequestContext, ctx: Context): Promise<Reply> {
  const capture = await captureOf(req, ctx.db);
  const editing = Number(req.query.one('edit') ?? Number.NaN);
  const state = {
    part: await partAsked(req, ctx, capture, editing),
    said: saidIn(req),
    decided: numberIn(req, 'n'),
    editing: Number.isSafeInteger(editing) ? { n: editing, errors: [] } : null,
  };
  return faces({
    html: () => captureView(req, ctx, capture.id, state),
    json: () => draftJson(req, ctx, capture),
  });
}

/** @throws AppError not_found also for the capture of somebody else */
export async function captureOf(req: RequestContext, db: Db | Tx, id = idIn(req)): Promise<Capture> {
  const capture = await new CaptureReader(db, req.viewer.userId).byId(id);
  if (capture !== undefined) return capture;
  throw new AppError('not_found', 'You have no capture at this address. It may already be saved or deleted.');
}

export function sourceIdOf({ source }: Pick<Capture, 'source'>): number | null {
  return source.id === undefined ? null : Number(source.id);
}

async function draftJson(req: RequestContext, ctx: Context, capture: Capture) {
  const items = await new CaptureReader(ctx.db, req.viewer.userId).items(capture.id);
  const matcher = new CaptureMatcher(readingContext(ctx.db), req.viewer, sourceIdOf(capture));
  const matched = await matcher.all(items.slice(0, MAX_MATCHED_IN_JSON));
  return captureJson({ id: capture.id, version: capture.version, found: capture.found, items, matched });
}

/** The part in the address, or that of the quotation whose form is to be open. */
async function partAsked(
  req: RequestContext,
  ctx: Context,
  capture: Capture,
  editing: number,
): Promise<number> {
  const asked = Number(req.query.one('part') ?? Number.NaN);
  if (Number.isSafeInteger(asked)) return asked;
  const items = await new CaptureReader(ctx.db, req.viewer.userId).items(capture.id);
  return partOf(capture, items, editing);
}

/** The number of the part with a quotation; 1 where there is none. */
export function partOf({ text }: Pick<Capture, 'text'>, items: readonly CaptureItem[], n: number): number {
  const item = items.find((one) => one.n === n);
  if (item === undefined) return 1;
  const [at] = extentOf(item);
  return partsWith(text, items).find(({ start, end }) => start <= at && at < end)?.number ?? 1;
}

/** What was just done, as the address of a redirect says: `did=accepted&n=3`, or `&count=3`. */
function saidIn(req: RequestContext): string | null {
  const [did, n, count] = [req.query.one('did') ?? '', numberIn(req, 'n'), numberIn(req, 'count')];
  if (!Object.hasOwn(SAID, did)) return null;
  return SAID[did as keyof typeof SAID](n === null ? howMany(count ?? 1, 'quotation') : `quotation ${n}`);
}

function numberIn(req: RequestContext, name: string): number | null {
  const [, digits] = /^([1-9]\d{0,6})$/.exec(req.query.one(name) ?? '') ?? [];
  return digits === undefined ? null : Number(digits);
}

const SAID = {
  accepted: (what: string) => `Accepted ${what}.`,
  dropped: (what: string) => `Dropped ${what}.`,
  reopened: (what: string) => `Reopened ${what}.`,
  kept: (what: string) => `Kept the changes to ${what}.`,
  added: (what: string) => `Added ${what}.`,
  joined: (what: string) => `Joined ${what} with the next one.`,
  split: (what: string) => `Split ${what}.`,
  source: () => 'Kept the changes to the source.',
  saved: (what: string) => `Saved ${what}. These are left.`,
} as const;

export type Did = keyof typeof SAID;

/** The page with what was typed, after a refusal as well. @param typed fields to show in place of the stored ones */
export async function captureView(
  req: RequestContext,
  ctx: Context,
  id: number,
  changes: Partial<PageState>,
  typed: { readonly n: number; readonly fields: CaptureItem['fields'] } | null = null,
): Promise<Page> {
  const capture = await captureOf(req, ctx.db, id);
  const stored = await new CaptureReader(ctx.db, req.viewer.userId).items(id);
  const items = stored.map((item) => (item.n === typed?.n ? { ...item, fields: typed.fields } : item));
  const part = changes.part ?? partOf(capture, items, changes.editing?.n ?? 0);
  const state = { ...NEWLY_SHOWN, ...changes, part };
  const matcher = new CaptureMatcher(readingContext(ctx.db), req.viewer, sourceIdOf(capture));
  const recorded = new Set<number>();
  for (const item of items) if ((await matcher.recordedFrom(item.fields)) !== null) recorded.add(item.n);
  const parts = partsWith(capture.text, items);
  const shown = parts.find(({ number }) => number === part) ?? parts[0];
  const matched = await matcher.all(shown === undefined ? [] : itemsIn(shown, items));
  const standing = await standingOf(req, ctx, capture, { all: items.length, recorded: recorded.size });
  return {
    view: 'capture/show',
    title: capture.source.title ?? 'Untitled article',
    section: 'claims',
    crumbs: [{ label: 'Capture quotations', href: '/capture' }],
    page: capturePage({ capture, items, matched, recorded, standing, state }),
  };
}

async function standingOf(
  req: RequestContext,
  ctx: Context,
  capture: Capture,
  { all, recorded }: { readonly all: number; readonly recorded: number },
): Promise<SourceStanding> {
  const id = sourceIdOf(capture);
  if (id === null) return { kind: 'new', words: 'A new source, added when you save.', href: null };
  const href = `/sources/${id}`;
  if (capture.snapshot_id !== null)
    return { kind: 'same_text', words: 'This text is already saved, as a copy of this source.', href };
  const [newest] = await new SnapshotReader(ctx.db, req.viewer).ofSource(id);
  if (newest === undefined) return { kind: 'known', words: 'This source is already saved.', href };
  const since = formatEdtf(newest.captured_at.slice(0, 10));
  return {
    kind: 'newer',
    words: `Another version of a saved source, last saved on ${since}: ${recorded} of ${howMany(all, 'quotation')} already recorded from it.`,
    href,
  };
}
