import type { WriteContext } from '../../../platform/db/transact.js';
import type { Typed } from '../../../platform/lib/fields/form-page.js';
import type { Credited } from '../job.js';
import type { CaptureItem } from '../model.js';
import { CaptureReader } from '../store.js';
import { CaptureWriter } from '../writer-store.js';

// The days of quotations follow that of their article, until a person enters one.

/** Those whose day may be looked for again. */
export function credited(items: readonly CaptureItem[]): Credited[] {
  return items.flatMap(({ n, spans, found }) =>
    found === null ? [] : [{ n, spans, found: { speaker: found.speaker, cue: found.cue } }],
  );
}

/** @param saidOn the fields of the day by number, empty for none */
export async function redate(
  change: WriteContext,
  { id, owner_id: ownerId }: { readonly id: number; readonly owner_id: number },
  saidOn: ReadonlyMap<number, Typed>,
): Promise<void> {
  const writer = new CaptureWriter(change);
  for (const item of await new CaptureReader(change.tx, ownerId).items(id)) {
    const day = saidOn.get(item.n);
    if (day === undefined || !follows(item) || day.said_on === item.fields.said_on) continue;
    const { said_on: _, said_on_from: __, ...others } = item.fields;
    await writer.setItem(id, item, { ...item, fields: { ...others, ...day } });
    const turn = change.rows.yieldIfDue();
    if (turn !== null) await turn;
  }
}

function follows({ state, fields }: CaptureItem): boolean {
  return fields.said_on_from !== undefined || (state === 'open' && fields.said_on === undefined);
}
