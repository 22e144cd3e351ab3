import type { Transact } from '../../src/platform/db/transact.js';
import { importDesk } from '../../src/publishing/exchange/actions/import.js';
import { checkDeskText } from '../../src/publishing/exchange/desk-job/check.js';

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
