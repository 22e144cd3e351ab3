import type { Db } from '../../src/platform/db/schema.js';
import type { Transact } from '../../src/platform/db/transact.js';
import { exportDesk } from '../../src/publishing/exchange/actions/export/desk.js';
import type { LeftOut } from '../../src/publishing/exchange/actions/export/kept.js';
import { importDesk } from '../../src/publishing/exchange/actions/import.js';
import { checkDeskText } from '../../src/publishing/exchange/desk-job/check.js';
import type { Kind } from '../../src/publishing/exchange/model.js';

// Files of whole desks, as an import reads them.

/** The sentences with which a file is refused; none where it is right. */
export function faultsIn(file: unknown): readonly string[] {
  return faultsInText(JSON.stringify(file));
}

export function faultsInText(text: string): readonly string[] {
  const read = checkDeskText(text);
  if (!read.ok) return read.errors;
  read.value.close();
  return [];
}

/** @throws Error with every sentence where the file is refused */
export async function importFile(desk: { readonly transact: Transact }, file: unknown): Promise<void> {
  const read = checkDeskText(JSON.stringify(file));
  if (!read.ok) throw new Error(read.errors.join('\n'));
  await desk.transact({ id: 2 }, (change) => importDesk(change, read.value));
  read.value.close();
}

export type Records = Readonly<Record<Kind, readonly object[]>>;

/** What an export of a whole desk holds and leaves out. */
export async function exportedDesk(
  db: Db,
): Promise<{ readonly text: string; readonly records: Records; readonly leftOut: LeftOut }> {
  return exportDesk(db, async ({ pieces, leftOut }) => {
    let text = '';
    for await (const piece of pieces()) text += piece;
    const { format: _, version: __, ...records } = JSON.parse(text);
    return { text, records, leftOut: leftOut() };
  });
}
