import type { WriteContext } from '../../../platform/db/transact.js';
import { invalidReply, type Reply, written } from '../../../platform/http/reply.js';
import { idIn, type RequestContext } from '../../../platform/http/request-context.js';
import { AppError } from '../../../platform/lib/errors.js';
import type { Typed } from '../../../platform/lib/fields/form-page.js';
import type { FieldError } from '../../../platform/lib/result.js';
import type { CaptureItem } from '../model.js';
import { type Capture, CaptureReader } from '../store.js';
import type { CaptureContext } from './capture-context.js';
import { captureOf, captureView, type Did, partOf } from './draft.js';

// A quotation of a capture in an address, and the answers of whatever is done with it.

export interface Found {
  readonly capture: Capture;
  readonly item: CaptureItem;
}

/** @throws AppError not_found also for one that was joined to another */
export async function itemIn(req: RequestContext, change: WriteContext): Promise<Found> {
  const capture = await captureOf(req, change.tx);
  const n = idIn(req, 'quotation');
  const item = await new CaptureReader(change.tx, req.viewer.userId).item(capture.id, n);
  if (item === undefined)
    throw new AppError(
      'not_found',
      `This capture has no quotation ${n}. It may have been joined with another.`,
    );
  return { capture, item };
}

export function refusedItem(
  req: RequestContext,
  ctx: CaptureContext,
  { capture, item }: Found,
  typed: Typed,
  errors: readonly FieldError[],
): Reply {
  const state = { errors, editing: { n: item.n, errors } };
  return invalidReply(errors, () => captureView(req, ctx, capture.id, state, { n: item.n, fields: typed }));
}

/** Back to a quotation on its page. @param also how many others got its speaker */
export async function done(
  req: RequestContext,
  change: WriteContext,
  capture: Capture,
  did: Did,
  n: number,
  also = 0,
): Promise<Reply> {
  const places = await new CaptureReader(change.tx, req.viewer.userId).places(capture.id);
  const part = partOf(capture, places, n);
  const at = part === 1 ? '' : `part=${part}&`;
  const form = did === 'added' ? `edit=${n}&` : '';
  const others = also === 0 ? '' : `&also=${also}`;
  const location = `/capture/${capture.id}?${at}${form}did=${did}&n=${n}${others}#q-${n}`;
  return written(did === 'added' ? 201 : 200, location, { id: capture.id, n, did, also });
}
