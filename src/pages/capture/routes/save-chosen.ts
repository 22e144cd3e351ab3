import type { Context } from '../../../platform/context.js';
import type { WriteContext } from '../../../platform/db/transact.js';
import { invalidReply, type Reply, written } from '../../../platform/http/reply.js';
import type { RequestContext } from '../../../platform/http/request-context.js';
import { ok, type Result, refused } from '../../../platform/lib/result.js';
import { acceptableAs } from '../actions/decide.js';
import { CaptureMatcher } from '../actions/match.js';
import type { AcceptedItem } from '../actions/saving.js';
import { type NewClaims, parseClaims } from '../input.js';
import { isCertain } from '../model/asks.js';
import type { CaptureItem } from '../model.js';
import { SavedCaptureReader } from '../saved-store.js';
import { type Capture, CaptureReader } from '../store.js';
import type { CaptureContext } from './capture-context.js';
import { chosenFields } from './chosen-fields.js';
import { captureOf, matchedIn, matcherOf } from './draft.js';
import { saved } from './saved.js';

/** Those that a client chose, with what it decided about each. */
export async function saveChosen(req: RequestContext, ctx: CaptureContext, fields: unknown): Promise<Reply> {
  const input = parseClaims(fields);
  const nothing = () => Promise.reject(new Error('Only clients send JSON.'));
  if (!input.ok) return invalidReply(input.errors, nothing);
  const again = await savedBefore(req, ctx, input.value);
  if (again !== null) return req.write(() => Promise.resolve(again));
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

/** The answer to a client that asks once more for what it has saved; null where any of it is not saved. */
async function savedBefore(
  req: RequestContext,
  ctx: Context,
  { id, quotations }: NewClaims,
): Promise<Reply | null> {
  const captures = new SavedCaptureReader(ctx.db, req.viewer.userId);
  const kept = await captures.byId(id ?? 0);
  if (kept === undefined || quotations.length === 0) return null;
  const saved = await captures.claimsOf(kept);
  const claims = quotations.map(({ n = 0 }) => ({ n, id: saved.get(n), outcome: 'recorded' }));
  if (claims.some((one) => one.id === undefined)) return null;
  const left = await new CaptureReader(ctx.db, req.viewer.userId).byId(kept.id);
  const { source_id, snapshot_id } = kept;
  const body = { claims, source_id, snapshot_id, capture_id: left?.id ?? null };
  return written(200, `/sources/${source_id}`, body);
}

/** The numbers of those whose speaker a client has to give. */
async function notCertain(
  req: RequestContext,
  ctx: CaptureContext,
  capture: Capture,
  items: readonly CaptureItem[],
  { quotations }: NewClaims,
): Promise<ReadonlySet<number>> {
  const left = new Map(
    quotations
      .filter(({ speaker, speaker_id }) => !speaker && !speaker_id)
      .map((given) => [given.n ?? 0, given]),
  );
  const asked = items.flatMap((item) => {
    const given = left.get(item.n);
    if (given === undefined || item.state === 'accepted') return [];
    return [{ ...item, fields: chosenFields(item.fields, given) }];
  });
  const matched = await matcherOf(req, ctx, capture).all(asked);
  const unsure = matched.filter((one) => one.match.recorded === null && !isCertain(one));
  return new Set(unsure.map(({ item }) => item.n));
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
  const matcher = new CaptureMatcher(change, req.viewer, matchedIn(capture));
  const byNumber = new Map(items.map((item) => [item.n, item]));
  for (const [at, given] of quotations.entries()) {
    const item = byNumber.get(given.n ?? 0);
    const wrong = (path: string, message: string) => refused([{ path: `quotations.${at}.${path}`, message }]);
    if (item === undefined) return wrong('n', `The capture has no quotation ${given.n}`);
    const fields = chosenFields(item.fields, given);
    const match = await matcher.of({ fields });
    const taken = match.recorded === null ? acceptableAs(fields, match) : ok(fields);
    if (!taken.ok)
      return refused(taken.errors.map((one) => ({ ...one, path: `quotations.${at}.${one.path}` })));
    if (unsure.has(item.n))
      return wrong('speaker', 'This speaker is not certain: give speaker_id or speaker');
    accepted.push({ ...item, fields: taken.value });
    const turn = change.rows.yieldIfDue();
    if (turn !== null) await turn;
  }
  return ok(accepted);
}
