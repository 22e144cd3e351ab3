import type { Context } from '../../../context.js';
import type { WriteContext } from '../../../platform/db/transact.js';
import { invalidReply, type Reply, written } from '../../../platform/http/reply.js';
import { bodyOf, type RequestContext } from '../../../platform/http/request-context.js';
import { AppError } from '../../../platform/lib/errors.js';
import { type FieldError, ok, type Result, refused } from '../../../platform/lib/result.js';
import { acceptableAs } from '../actions/decide.js';
import { CaptureMatcher } from '../actions/match.js';
import { type AcceptedItem, type ArticleToSave, type SavedCapture, saveQuotations } from '../actions/save.js';
import { type NewClaims, parseClaims } from '../input.js';
import { isCertain } from '../model/asks.js';
import { versionsSeen } from '../model/seen.js';
import { type CaptureItem, MAX_SAVED_AT_ONCE } from '../model.js';
import { type Capture, CaptureReader } from '../store.js';
import { CaptureWriter } from '../writer-store.js';
import { chosenFields } from './chosen-fields.js';
import { aboutAll } from './conflict.js';
import { captureOf, captureView, matcherOf, sourceIdOf } from './draft.js';

// Saving a capture: its quotations become claims, all in one change.

export async function saveClaims(req: RequestContext, ctx: Context): Promise<Reply> {
  const { as, fields } = bodyOf(req);
  return as === 'form' ? saveAccepted(req, ctx, fields) : saveChosen(req, ctx, fields);
}

/** Those that the page listed as accepted and that are so still. */
async function saveAccepted(req: RequestContext, ctx: Context, fields: unknown): Promise<Reply> {
  const { id, seen } = Object(fields) as Record<string, unknown>;
  if (!/^[1-9]\d{0,14}$/.test(String(id))) throw new AppError('invalid', 'Give the number of the capture.');
  const versions = versionsSeen(seen);
  return req.write(async (change) => {
    const capture = await captureOf(req, change.tx, Number(id));
    const items = await new CaptureReader(change.tx, req.viewer.userId).items(capture.id);
    const accepted = items.filter(({ n, state }) => state === 'accepted' && versions.has(n));
    const changed = accepted.filter(({ n, version }) => versions.get(n) !== version);
    if (changed.length > 0 || accepted.length !== versions.size || accepted.length === 0)
      return {
        kind: 'conflict',
        detail: CHANGED,
        current: { id: capture.id },
        html: () => captureView(req, ctx, capture.id, { conflict: aboutAll(CHANGED) }),
      };
    return saved(req, ctx, change, { capture, items, accepted });
  });
}

const CHANGED =
  'This capture was changed in another window. Nothing has been saved. Check what is accepted, then save.';

/** Those that a client chose, with what it decided about each. */
async function saveChosen(req: RequestContext, ctx: Context, fields: unknown): Promise<Reply> {
  const input = parseClaims(fields);
  const nothing = () => Promise.reject(new Error('Only clients send JSON.'));
  if (!input.ok) return invalidReply(input.errors, nothing);
  const capture = await captureOf(req, ctx.db, input.value.id);
  const items = await new CaptureReader(ctx.db, req.viewer.userId).items(capture.id);
  const unsure = await notCertain(req, ctx, capture, items, input.value);
  return req.write(async (change) => {
    await captureOf(req, change.tx, capture.id);
    const accepted = await chosenItems(change, req, capture, items, input.value, unsure);
    if (!accepted.ok) return invalidReply(accepted.errors, nothing);
    return saved(req, ctx, change, { capture, items, accepted: accepted.value });
  });
}

/** The numbers of those whose speaker a client has to give. */
async function notCertain(
  req: RequestContext,
  ctx: Context,
  capture: Capture,
  items: readonly CaptureItem[],
  { quotations }: NewClaims,
): Promise<ReadonlySet<number>> {
  const left = new Set(
    quotations.filter(({ speaker, speaker_id }) => !speaker && !speaker_id).map(({ n }) => n),
  );
  const asked = items.filter(({ n, state }) => left.has(n) && state !== 'accepted');
  const matched = await matcherOf(req, ctx, capture).all(asked);
  return new Set(matched.filter((one) => !isCertain(one)).map(({ item }) => item.n));
}

async function chosenItems(
  change: WriteContext,
  req: RequestContext,
  capture: Capture,
  items: readonly CaptureItem[],
  { quotations }: NewClaims,
  unsure: ReadonlySet<number>,
): Promise<Result<AcceptedItem[]>> {
  const accepted: AcceptedItem[] = [];
  const matcher = new CaptureMatcher(change, req.viewer, sourceIdOf(capture));
  const byNumber = new Map(items.map((item) => [item.n, item]));
  for (const [at, given] of quotations.entries()) {
    const item = byNumber.get(given.n ?? 0);
    const wrong = (path: string, message: string) => refused([{ path: `quotations.${at}.${path}`, message }]);
    if (item === undefined) return wrong('n', `The capture has no quotation ${given.n}`);
    if (unsure.has(item.n))
      return wrong('speaker', 'This speaker is not certain: give speaker_id or speaker');
    const fields = chosenFields(item.fields, given);
    const match = await matcher.of({ fields });
    const taken = match.recorded === null ? acceptableAs(fields, match) : ok(fields);
    if (!taken.ok)
      return refused(taken.errors.map((one) => ({ ...one, path: `quotations.${at}.${one.path}` })));
    accepted.push({ ...item, fields: taken.value });
    const turn = change.rows.yieldIfDue();
    if (turn !== null) await turn;
  }
  return ok(accepted);
}

interface ToSave {
  readonly capture: Capture;
  readonly items: readonly CaptureItem[];
  readonly accepted: readonly AcceptedItem[];
}

async function saved(req: RequestContext, ctx: Context, change: WriteContext, to: ToSave): Promise<Reply> {
  const { capture, accepted } = to;
  if (accepted.length > MAX_SAVED_AT_ONCE)
    throw new AppError('invalid', `At most ${MAX_SAVED_AT_ONCE} quotations can be saved at once.`);
  const article = await articleToSave(capture, req, change);
  const outcome = await saveQuotations(change, req.viewer, article, accepted);
  if (!outcome.ok) return notSaved(req, ctx, to, outcome.errors);
  const left = await leaveRest(change, req, to, outcome.value);
  const first = change.events[0]?.seq ?? null;
  const body = {
    claims: outcome.value.items.map(({ n, id, outcome: what }) => ({ n, id, outcome: what })),
    ...{ source_id: outcome.value.sourceId, snapshot_id: outcome.value.snapshotId, capture_id: left.id },
  };
  const next = left.isMoreAccepted ? restAddress(capture.id, accepted.length) : null;
  return written(201, next ?? nextAddress(outcome.value, first, left.id), body);
}

/** Where more are accepted than are saved at once: back to the rest. */
function restAddress(id: number, count: number): string {
  return `/capture/${id}?did=saved&count=${count}`;
}

/** To the first quotation, from which the next ones follow; where nothing was new, to the source. */
function nextAddress({ sourceId, items }: SavedCapture, first: number | null, left: number | null): string {
  const fresh = items.find(({ outcome }) => outcome !== 'recorded');
  if (fresh === undefined || first === null)
    return left === null ? `/sources/${sourceId}` : `/capture/${left}`;
  return `/claims/${fresh.id}?capture=${first}`;
}

async function articleToSave(
  capture: Capture,
  req: RequestContext,
  change: WriteContext,
): Promise<ArticleToSave> {
  const { text, source, copy, snapshot_id: snapshotId } = capture;
  if (copy === null) return { text, source, from: { snapshotId: snapshotId ?? 0 } };
  const bytes = await new CaptureReader(change.tx, req.viewer.userId).bytesOf(capture.id);
  return { text, source, from: { copy: { ...copy, text, bytes: bytes ?? Buffer.from(text, 'utf8') } } };
}

interface Rest {
  /** The capture; null where nothing is left and it is deleted. */
  readonly id: number | null;
  /** Whether more is accepted than was saved at once. */
  readonly isMoreAccepted: boolean;
}

/** What is saved leaves the capture, which is deleted with its last open quotation. */
async function leaveRest(
  change: WriteContext,
  req: RequestContext,
  { capture, items, accepted }: ToSave,
  { sourceId, snapshotId }: SavedCapture,
): Promise<Rest> {
  const saved = new Set(accepted.map(({ n }) => n));
  const others = items.filter(({ n, state }) => !saved.has(n) && state !== 'dropped');
  const recorded = await new CaptureMatcher(change, req.viewer, sourceId).allRecorded(others);
  const left = others.filter(({ n }) => !recorded.has(n));
  const writer = new CaptureWriter(change);
  if (left.length === 0) {
    await writer.remove([capture.id]);
    return { id: null, isMoreAccepted: false };
  }
  await writer.removeItems(capture.id, [...saved]);
  await writer.setSaved(capture, { ...capture.source, id: String(sourceId) }, snapshotId);
  return { id: capture.id, isMoreAccepted: left.some(({ state }) => state === 'accepted') };
}

/** Errors of the source open its form, those of a quotation the form of that one. */
function notSaved(
  req: RequestContext,
  ctx: Context,
  { capture }: ToSave,
  errors: readonly FieldError[],
): Reply {
  const [, n, path] = /^quotations\.(\d+)\.(.*)$/.exec(errors[0]?.path ?? '') ?? [];
  const isSource = errors.some(({ path: at }) => at.startsWith('source'));
  return invalidReply(errors, () =>
    captureView(req, ctx, capture.id, {
      errors,
      ...(isSource && { source: { typed: capture.source, errors } }),
      ...(n !== undefined && {
        editing: { n: Number(n), errors: errors.map((one) => ({ ...one, path: path ?? '' })) },
      }),
    }),
  );
}
