import type { Tx } from '../../../platform/db/schema.js';
import { type Reply, seeOther } from '../../../platform/http/reply.js';
import { bodyOf, type RequestContext } from '../../../platform/http/request-context.js';
import { AppError } from '../../../platform/lib/errors.js';
import { versionsSeen } from '../model/seen.js';
import { SavedCaptureReader } from '../saved-store.js';
import { CaptureReader } from '../store.js';
import type { CaptureContext } from './capture-context.js';
import { aboutAll } from './conflict.js';
import { captureOf, captureView } from './draft.js';
import { saveChosen } from './save-chosen.js';
import { saved } from './saved.js';

// Saving a capture: its quotations become claims, all in one change.

export async function saveClaims(req: RequestContext, ctx: CaptureContext): Promise<Reply> {
  const { as, fields } = bodyOf(req);
  return as === 'form' ? saveAccepted(req, ctx, fields) : saveChosen(req, ctx, fields);
}

/** Those that the page listed as accepted and that are so still. */
async function saveAccepted(req: RequestContext, ctx: CaptureContext, fields: unknown): Promise<Reply> {
  const { id, seen } = Object(fields) as Record<string, unknown>;
  if (!/^[1-9]\d{0,14}$/.test(String(id))) throw new AppError('invalid', 'Give the number of the capture.');
  const versions = versionsSeen(seen);
  return req.write(async (change) => {
    const earlier = await sourceSavedBy(req, change.tx, Number(id));
    if (earlier !== null) return seeOther(`/sources/${earlier}`);
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

/** The source of a capture that was saved before, as by a button pressed twice; null for any other. */
async function sourceSavedBy({ viewer }: RequestContext, tx: Tx, id: number): Promise<number | null> {
  if ((await new CaptureReader(tx, viewer.userId).byId(id)) !== undefined) return null;
  return (await new SavedCaptureReader(tx, viewer.userId).byId(id))?.source_id ?? null;
}

const CHANGED =
  'This capture was changed in another window. Nothing has been saved. Check what is accepted, then save.';
