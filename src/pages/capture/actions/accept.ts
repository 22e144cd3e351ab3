import type { WriteContext } from '../../../platform/db/transact.js';
import type { Typed } from '../../../platform/lib/fields/form-page.js';
import { isCertain } from '../model/asks.js';
import { type CaptureItem, MAX_SAVED_AT_ONCE } from '../model.js';
import { CaptureReader } from '../store.js';
import { CaptureWriter } from '../writer-store.js';
import { acceptableAs } from './decide.js';
import type { CaptureMatcher } from './match.js';

// Accepts at once what is certain, in the whole of a capture.

export interface Certain {
  readonly item: CaptureItem;
  /** As they are to be saved. */
  readonly fields: Typed;
}

/** Those that are certain, in order; at most as many as are saved at once. Slow, and before anything is written. */
export async function certainAmong(
  matcher: CaptureMatcher,
  items: readonly CaptureItem[],
): Promise<Certain[]> {
  const certain: Certain[] = [];
  for (const item of items) {
    if (certain.length >= MAX_SAVED_AT_ONCE) break;
    const [one] = await matcher.all([item]);
    if (one === undefined || !isCertain(one)) continue;
    const fields = acceptableAs(item.fields, one.match);
    if (fields.ok) certain.push({ item, fields: fields.value });
  }
  return certain;
}

/** Accepts those that nobody changed meanwhile, and answers how many they are. */
export async function acceptUnchanged(
  change: WriteContext,
  { id, owner_id: ownerId }: { readonly id: number; readonly owner_id: number },
  certain: readonly Certain[],
): Promise<number> {
  const now = await new CaptureReader(change.tx, ownerId).places(id);
  const versions = new Map(now.map(({ n, version }) => [n, version]));
  const unchanged = certain.filter(({ item }) => versions.get(item.n) === item.version);
  const writer = new CaptureWriter(change);
  for (const { item, fields } of unchanged) {
    await writer.setItem(id, item, { ...item, state: 'accepted', fields });
    const turn = change.rows.yieldIfDue();
    if (turn !== null) await turn;
  }
  if (unchanged.length > 0) await writer.touch(id);
  return unchanged.length;
}
