import type { Db, Tx } from '../../../platform/db/schema.js';
import type { WriteContext } from '../../../platform/db/transact.js';
import type { Typed } from '../../../platform/lib/fields/form-page.js';
import type { Viewer } from '../../../platform/viewer.js';
import { OutletReader } from '../../../record/outlets/store.js';
import { fieldsBeside, type IsOwn, isOwnOutlet } from '../model/own-outlet.js';
import type { FoundItem } from '../model.js';
import { type Capture, CaptureReader } from '../store.js';
import { CaptureWriter } from '../writer-store.js';

/**
 * Tells whether an article means its own outlet: by the name that its source has, by that of the saved outlet, and by
 * those that were merged into it.
 * @param channels what the article names
 */
export async function ownOutletOf(
  db: Db | Tx,
  viewer: Viewer,
  source: Typed,
  channels: readonly FoundItem['channel'][],
): Promise<IsOwn> {
  const { 'outlet.name': name = '', url = '' } = source;
  const outlets = new OutletReader(db, viewer);
  const saved = name === '' ? [] : await outlets.named(name);
  const ids = new Set(saved.map(({ id }) => id));
  const own = [
    name,
    ...saved.map((outlet) => outlet.name),
    ...[url, ...saved.map((one) => one.url)].map(hostOf),
  ];
  const former = new Set<string>();
  for (const said of new Set(channels.map((channel) => channel?.outlet ?? '')))
    if (said !== '' && ids.size > 0 && (await outlets.named(said)).some(({ id }) => ids.has(id)))
      former.add(said);
  return (channel) => (channel.outlet !== null && former.has(channel.outlet)) || isOwnOutlet(channel, own);
}

function hostOf(url: string | null): string {
  return url !== null && URL.canParse(url) ? new URL(url).hostname : '';
}

/** Follows a change of the source: what the article calls its own outlet is no other source. */
export async function followOutlet(
  change: WriteContext,
  viewer: Viewer,
  { id, owner_id: ownerId, source: was }: Pick<Capture, 'id' | 'owner_id' | 'source'>,
  source: Typed,
): Promise<void> {
  if (was['outlet.name'] === source['outlet.name'] && was.url === source.url) return;
  const items = await new CaptureReader(change.tx, ownerId).items(id);
  const channels = items.map(({ found }) => found?.channel ?? null);
  const before = await ownOutletOf(change.tx, viewer, was, channels);
  const after = await ownOutletOf(change.tx, viewer, source, channels);
  const writer = new CaptureWriter(change);
  for (const item of items) {
    const fields = fieldsBeside(item, { before, after, title: source.title ?? null });
    if (fields !== null) await writer.setItem(id, item, { ...item, fields });
    const turn = change.rows.yieldIfDue();
    if (turn !== null) await turn;
  }
}
