import { wordsHash } from '../../../engines/text/likeness.js';
import type { WriteContext } from '../../../platform/db/transact.js';
import { invalidReply, type Reply, written } from '../../../platform/http/reply.js';
import type { RequestContext } from '../../../platform/http/request-context.js';
import { AppError } from '../../../platform/lib/errors.js';
import type { FieldError } from '../../../platform/lib/result.js';
import { CaptureMatcher } from '../actions/match.js';
import { type ArticleToSave, type SavedCapture, saveQuotations } from '../actions/save.js';
import type { AcceptedItem } from '../actions/saving.js';
import { typedRule } from '../model/terms.js';
import { type CaptureItem, MAX_SAVED_AT_ONCE } from '../model.js';
import { SavedCaptureWriter } from '../saved-store.js';
import { type Capture, CaptureReader } from '../store.js';
import { CaptureWriter } from '../writer-store.js';
import type { CaptureContext } from './capture-context.js';
import { captureView } from './draft.js';

// What saving comes to: the answer, and what is left of the capture.

export interface ToSave {
  readonly capture: Capture;
  readonly items: readonly CaptureItem[];
  readonly accepted: readonly AcceptedItem[];
}

export async function saved(
  req: RequestContext,
  ctx: CaptureContext,
  change: WriteContext,
  to: ToSave,
): Promise<Reply> {
  const { capture, accepted } = to;
  if (accepted.length > MAX_SAVED_AT_ONCE)
    throw new AppError('invalid', `At most ${MAX_SAVED_AT_ONCE} quotations can be saved at once.`);
  const article = await articleToSave(capture, req, change);
  const outcome = await saveQuotations(change, req.viewer, article, accepted);
  if (!outcome.ok) return notSaved(req, ctx, to, outcome.errors);
  const left = await leaveRest(change, req, to, outcome.value);
  await keepSaved(change, to, outcome.value);
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
  return `/claims/${fresh.id}?capture=${first}${left === null ? '' : `&left=${left}`}`;
}

async function articleToSave(
  capture: Capture,
  req: RequestContext,
  change: WriteContext,
): Promise<ArticleToSave> {
  const { text, source, read_in: readIn, copy, snapshot_id: snapshotId } = capture;
  const known = { text, source, readIn, terms: capture };
  if (copy === null) return { ...known, from: { snapshotId: snapshotId ?? 0 } };
  const bytes = await new CaptureReader(change.tx, req.viewer.userId).bytesOf(capture.id);
  const whole = { ...copy, text, bytes: bytes ?? Buffer.from(text, 'utf8') };
  return { ...known, from: { copy: whole } };
}

/** So that its address says where its quotations are, a script that asks again is told, and a newer version knows. */
async function keepSaved(
  change: WriteContext,
  { capture, items }: ToSave,
  { sourceId, snapshotId, items: done }: SavedCapture,
): Promise<void> {
  const { id, owner_id } = capture;
  const dropped: string[] = [];
  for (const { fields, state } of items) {
    if (state !== 'dropped') continue;
    dropped.push(wordsHash(fields.text ?? ''));
    const turn = change.rows.yieldIfDue();
    if (turn) await turn;
  }
  const row = {
    ...{ id, owner_id, source_id: sourceId, snapshot_id: snapshotId },
    claims: Object.fromEntries(done.map((one) => [one.n, one.id])),
    dropped,
  };
  await new SavedCaptureWriter(change.tx).keep(row, change.at);
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
  const recorded = await new CaptureMatcher(change, req.viewer, { sourceId, terms: capture }).allRecorded(
    others,
  );
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
  ctx: CaptureContext,
  { capture }: ToSave,
  errors: readonly FieldError[],
): Reply {
  const [, n, path] = /^quotations\.(\d+)\.(.*)$/.exec(errors[0]?.path ?? '') ?? [];
  const isSource = errors.some(({ path: at }) => at.startsWith('source'));
  return invalidReply(errors, () =>
    captureView(req, ctx, capture.id, {
      errors,
      ...(isSource && { source: { typed: capture.source, rule: typedRule(capture), errors } }),
      ...(n !== undefined && {
        editing: { n: Number(n), errors: errors.map((one) => ({ ...one, path: path ?? '' })) },
      }),
    }),
  );
}
