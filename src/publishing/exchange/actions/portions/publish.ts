import { sourcesIn } from '../../../../checking/comparison-queue/actions.js';
import { countShownClaims } from '../../../../derived/search/actions.js';
import type { Staging } from '../../../../platform/db/staging.js';
import type { WriteContext } from '../../../../platform/db/transact.js';
import { ImportReader, ImportWriter } from '../../imports-store.js';
import type { CheckBasis } from '../../table-job/check-basis.js';
import { lastHarmlessEvent } from '../table/basis.js';
import { NamedRows } from '../table/named-rows.js';
import { addStaged } from '../table/publish.js';
import type { Portions } from './portions.js';

/** What a check found. */
export interface ToPublish {
  readonly staging: Staging;
  readonly basis: CheckBasis;
  /** The last event that is known not to concern it. */
  readonly seq: number;
}

/**
 * Writes all rows that a check staged, hidden from readers.
 * @returns the sources that they name
 * @throws NotPublished where the basis of the check changes meanwhile; ImportEnded
 */
export async function publishInPortions(
  portions: Portions,
  { staging, basis, seq }: ToPublish,
  onRowsImported: (rows: number) => void,
): Promise<readonly number[]> {
  const staged = staging.all();
  const names = new NamedRows();
  const sources = new Set<number>();
  let checked = seq;
  let done = 0;
  for (let next = staged.next(); !next.done; ) {
    await portions.write(async (change, rows) => {
      // Only the events of others: the import's own end where its last portion did.
      await lastHarmlessEvent(change.tx, basis, checked);
      for (let added = 0; added < rows && !next.done; next = staged.next()) {
        if (await addStaged(change, next.value, names)) done += 1;
        added += 1;
      }
      for (const id of sourcesIn(change.events)) sources.add(id);
      return done;
    });
    checked = portions.lastSeq;
    onRowsImported(done);
  }
  await portions.write(async (change) => {
    await lastHarmlessEvent(change.tx, basis, checked);
    return done;
  });
  return [...sources];
}

/** Shows all rows of an import to readers, within its last transaction. */
export async function showImport(change: WriteContext, importId: number): Promise<void> {
  const ranges = await new ImportReader(change.tx).hiddenRanges(importId);
  await countShownClaims(
    change,
    ranges.filter(({ table }) => table === 'claims'),
  );
  await new ImportWriter(change.tx).finish(importId, change.at);
}
