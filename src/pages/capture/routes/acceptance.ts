import { invalidReply, type Reply, written } from '../../../platform/http/reply.js';
import { bodyOf, type RequestContext } from '../../../platform/http/request-context.js';
import { acceptUnchanged, certainAmong } from '../actions/accept.js';
import { parseAcceptance } from '../input.js';
import { isCertainAlone } from '../model/asks.js';
import { CaptureReader } from '../store.js';
import type { CaptureContext } from './capture-context.js';
import { captureOf, captureView, matcherOf } from './draft.js';

/** Accepts those of the whole capture that are certain, in the versions that a page knew. */
export async function acceptCertain(req: RequestContext, ctx: CaptureContext): Promise<Reply> {
  const capture = await captureOf(req, ctx.db);
  const input = parseAcceptance(bodyOf(req).fields);
  if (!input.ok)
    return invalidReply(input.errors, () => captureView(req, ctx, capture.id, { errors: input.errors }));
  const { seen, part, editing } = input.value;
  const items = await new CaptureReader(ctx.db, req.viewer.userId).items(capture.id);
  const asked = items.filter(
    (item) => item.state === 'open' && seen.get(item.n) === item.version && isCertainAlone(item),
  );
  const [open, others] = [asked.filter(({ n }) => editing.has(n)), asked.filter(({ n }) => !editing.has(n))];
  const certain = await certainAmong(matcherOf(req, ctx, capture), others);
  return req.write(async (change) => {
    const now = await captureOf(req, change.tx);
    const count = await acceptUnchanged(change, now, certain);
    const did = count === 0 && open.length === 0 ? 'none' : 'accepted';
    const at = part === null || part === 1 ? '' : `part=${part}&`;
    const what = count === 0 ? '' : `&count=${count}`;
    const left = open.length === 0 ? '' : `&left=${open.length}`;
    const location = `/capture/${now.id}?${at}did=${did}${what}${left}`;
    return written(200, location, { id: now.id, did, count });
  });
}
