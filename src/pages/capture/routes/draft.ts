import type { Context } from '../../../platform/context.js';
import type { Db, Tx } from '../../../platform/db/schema.js';
import { faces, type Page, type Reply } from '../../../platform/http/reply.js';
import { idIn, type RequestContext } from '../../../platform/http/request-context.js';
import { formatEdtf } from '../../../platform/lib/edtf/edtf.js';
import { AppError } from '../../../platform/lib/errors.js';
import { howMany } from '../../../platform/lib/text/how-many.js';
import { type Part, partAt } from '../../../record/snapshots/model/parts.js';
import { SnapshotReader } from '../../../record/snapshots/store.js';
import { CaptureMatcher, type MatchedIn } from '../actions/match.js';
import { readingContext } from '../actions/prepare.js';
import { captureJson } from '../json.js';
import { type CaptureItem, extentOf, type ItemPlace } from '../model.js';
import { capturePage } from '../page/show.js';
import { NEWLY_SHOWN, type PageState, type SourceStanding } from '../page/state.js';
import { itemsIn, partsWith } from '../page/text.js';
import { SavedCaptureReader } from '../saved-store.js';
import { type Capture, CaptureReader } from '../store.js';
import type { CaptureContext } from './capture-context.js';
import { quotationsJson } from './quotations-json.js';

// The page of a capture, for its owner alone.

export async function showCapture(req: RequestContext, ctx: CaptureContext): Promise<Reply> {
  const capture = await captureOf(req, ctx.db);
  const [part, editing] = [numberIn(req, 'part'), numberIn(req, 'edit')];
  const state = {
    ...{ part, shown: editing, said: saidIn(req), decided: numberIn(req, 'n') },
    editing: editing === null ? null : { n: editing, errors: [] },
  };
  return faces({
    html: () => viewOf(req, ctx, capture, state),
    json: () => draftJson(req, ctx, capture),
  });
}

/** @throws AppError not_found also for the capture of somebody else; gone for one that was saved */
export async function captureOf(req: RequestContext, db: Db | Tx, id = idIn(req)): Promise<Capture> {
  const capture = await new CaptureReader(db, req.viewer.userId).byId(id);
  if (capture !== undefined) return capture;
  const saved = await new SavedCaptureReader(db, req.viewer.userId).byId(id);
  if (saved === undefined)
    throw new AppError(
      'not_found',
      'You have no capture at this address. It may already be saved or deleted.',
    );
  throw new AppError('gone', 'Its quotations are with their source. Nothing was changed.', {
    title: 'This capture was saved already',
    instead: { label: 'Go to the source', href: `/sources/${saved.source_id}` },
  });
}

export function sourceIdOf({ source }: Pick<Capture, 'source'>): number | null {
  return source.id === undefined ? null : Number(source.id);
}

export function matchedIn(capture: Capture): MatchedIn {
  return { sourceId: sourceIdOf(capture), terms: capture };
}

/** Compares with what is saved, outside of a change. */
export function matcherOf(req: RequestContext, ctx: CaptureContext, capture: Capture): CaptureMatcher {
  return new CaptureMatcher(readingContext(ctx.db), req.viewer, matchedIn(capture), ctx.known);
}

async function draftJson(req: RequestContext, ctx: CaptureContext, capture: Capture) {
  const items = await new CaptureReader(ctx.db, req.viewer.userId).items(capture.id);
  const quotations = await quotationsJson(items, matcherOf(req, ctx, capture));
  return captureJson({ ...capture, terms: capture, quotations });
}

/** The number of the part with a quotation; 1 where there is none. */
export function partOf({ text }: Pick<Capture, 'text'>, places: readonly ItemPlace[], n: number): number {
  const place = places.find((one) => one.n === n);
  if (place === undefined) return 1;
  const starts = places.map(({ start }) => start);
  return (
    partsWith(text, starts).find(({ start, end }) => start <= place.start && place.start < end)?.number ?? 1
  );
}

/** What was just done, as the address of a redirect says: `did=accepted&n=3`, or `&count=3`. */
function saidIn(req: RequestContext): string | null {
  const [did, n, count] = [req.query.one('did') ?? '', numberIn(req, 'n'), numberIn(req, 'count')];
  if (!Object.hasOwn(SAID, did)) return null;
  const [also, left] = [numberIn(req, 'also'), numberIn(req, 'left')];
  const what = n === null ? howMany(count ?? (left === null ? 1 : 0), 'quotation') : `quotation ${n}`;
  return [
    SAID[did as keyof typeof SAID](what),
    also === null ? '' : `${howMany(also, 'other has', 'others have')} its speaker now.`,
    left === null ? '' : leftOut(left),
  ]
    .filter((sentence) => sentence !== '')
    .join(' ');
}

function leftOut(count: number): string {
  return count === 1
    ? 'One that is being edited was left out.'
    : `${count} that are being edited were left out.`;
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
  none: () => 'None is certain any more. Decide each.',
} as const;

export type Did = keyof typeof SAID;

/** The page with what was typed, after a refusal as well. @param typed fields to show in place of the stored ones */
export async function captureView(
  req: RequestContext,
  ctx: CaptureContext,
  id: number,
  changes: Partial<PageState>,
  typed: { readonly n: number; readonly fields: CaptureItem['fields'] } | null = null,
): Promise<Page> {
  return viewOf(req, ctx, await captureOf(req, ctx.db, id), changes, typed);
}

async function viewOf(
  req: RequestContext,
  ctx: CaptureContext,
  capture: Capture,
  changes: Partial<PageState>,
  typed: { readonly n: number; readonly fields: CaptureItem['fields'] } | null = null,
): Promise<Page> {
  const stored = await new CaptureReader(ctx.db, req.viewer.userId).items(capture.id);
  const items = stored.map((item) => (item.n === typed?.n ? { ...item, fields: typed.fields } : item));
  const state = { ...NEWLY_SHOWN, ...changes };
  const matcher = matcherOf(req, ctx, capture);
  const recorded = await matcher.allRecorded(items);
  const parts = partsWith(
    capture.text,
    items.map((item) => extentOf(item)[0]),
  );
  const part = partShown(parts, items, state);
  const matched = await matcher.all(itemsIn(part, items));
  const standing = await standingOf(req, ctx, capture, { all: items.length, recorded: recorded.size });
  return {
    view: 'capture/show',
    title: capture.source.title ?? 'Untitled article',
    section: 'claims',
    crumbs: [{ label: 'Capture quotations', href: '/capture' }],
    page: capturePage({ capture, items, parts, part, matched, recorded, standing, state }),
  };
}

/** The part in the address; otherwise that of the quotation which is to be seen. */
function partShown(
  parts: readonly Part[],
  items: readonly CaptureItem[],
  { part, shown, editing }: PageState,
): Part {
  const asked = parts.find(({ number }) => number === part);
  if (asked !== undefined) return asked;
  const n = shown ?? editing?.n;
  const item = items.find((one) => one.n === n);
  return partAt(parts, item === undefined ? 0 : extentOf(item)[0]);
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
