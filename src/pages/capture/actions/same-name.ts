import type { WriteContext } from '../../../platform/db/transact.js';
import type { Typed } from '../../../platform/lib/fields/form-page.js';
import { sameNamed } from '../model/same-name.js';
import type { CaptureItem } from '../model.js';
import { CaptureReader } from '../store.js';
import { CaptureWriter } from '../writer-store.js';

/**
 * Gives those that were found under the same name the speaker that a person chose for one. They stay open. Answers how
 * many they are.
 */
export async function nameAlike(
  change: WriteContext,
  { id, owner_id: ownerId }: { readonly id: number; readonly owner_id: number },
  item: CaptureItem,
  chosen: Typed,
): Promise<number> {
  const others = sameNamed(item, await new CaptureReader(change.tx, ownerId).items(id));
  const speaker = speakerIn(chosen);
  const writer = new CaptureWriter(change);
  for (const other of others) {
    const rest = Object.entries(other.fields).filter(([name]) => !name.startsWith('speaker.'));
    await writer.setItem(id, other, { ...other, fields: { ...Object.fromEntries(rest), ...speaker } });
    const turn = change.rows.yieldIfDue();
    if (turn !== null) await turn;
  }
  return others.length;
}

function speakerIn(fields: Typed): Typed {
  return Object.fromEntries(Object.entries(fields).filter(([name]) => name.startsWith('speaker.')));
}
