import type { WriteContext } from '../../../../platform/db/transact.js';
import { AppError } from '../../../../platform/lib/errors.js';
import { ImportReader, ImportWriter } from '../../imports-store.js';

/**
 * Asks a running import to end: whoever runs it withdraws what it has written.
 * @throws AppError not_now where it has ended
 */
export async function cancelImport(change: WriteContext, id: number, by: number): Promise<void> {
  const running = await new ImportReader(change.tx).running();
  if (running?.id !== id)
    throw new AppError('not_now', 'This import has already ended, so it cannot be cancelled.', {
      instead: { label: 'See the import', href: `/imports/${id}` },
    });
  await new ImportWriter(change.tx).cancel(id, by);
}
