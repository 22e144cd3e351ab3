import { sourcesIn } from '../../../../checking/comparison-queue/actions.js';
import { countShownClaims } from '../../../../derived/search/actions.js';
import { showUsedByImport } from '../../../../derived/visibility/actions.js';
import type { Staging } from '../../../../platform/db/staging.js';
import type { WriteContext } from '../../../../platform/db/transact.js';
import { ImportWriter } from '../../imports-store.js';
import type { CheckBasis } from '../../table-job/check-basis.js';
import { lastHarmlessEvent } from '../table/basis.js';
import { NamedRows } from '../table/named-rows.js';
import { addStaged } from '../table/publish.js';
import type { Portions, Quota } from './portions.js';

/** What a check depends on. */
export interface Since {
  readonly basis: CheckBasis;
  /** The last event that is known not to concern it. */
  readonly seq: number;
}

/** Writes portions as long as what the check depends on stays as it was. */
export class CheckedPortions {
  readonly #portions: Portions;
  readonly #basis: CheckBasis;
  #seq: number;

  constructor(portions: Portions, { basis, seq }: Since) {
    this.#portions = portions;
    this.#basis = basis;
    this.#seq = seq;
  }

  /** As `Portions.write`. @throws NotPublished */
  async write(work: (change: WriteContext, quota: Quota) => Promise<number>): Promise<void> {
    await this.#portions.write(async (change, quota) => {
      await lastHarmlessEvent(change.tx, this.#basis, this.#seq);
      return work(change, quota);
    });
    // Only the events of others: the import's own end where its last portion did.
    this.#seq = Math.max(this.#seq, this.#portions.lastSeq);
  }
}

/**
 * Writes all rows that a check staged, hidden from readers.
 * @returns the sources that they name
 * @throws NotPublished where the basis of the check changes meanwhile; ImportEnded
 */
export async function publishInPortions(
  portions: Portions,
  { staging, ...since }: Since & { readonly staging: Staging },
  onRowsImported: (rows: number) => void,
): Promise<readonly number[]> {
  const checked = new CheckedPortions(portions, since);
  const staged = staging.all();
  const names = new NamedRows();
  const sources = new Set<number>();
  let done = 0;
  for (let next = staged.next(); !next.done; ) {
    await checked.write(async (change, { rows, isOver }) => {
      for (let added = 0; !next.done && (added === 0 || (added < rows && !isOver())); next = staged.next()) {
        if (await addStaged(change, next.value, names)) done += 1;
        added += 1;
      }
      for (const id of sourcesIn(change.events)) sources.add(id);
      return done;
    });
    onRowsImported(done);
  }
  await checked.write(async () => done);
  return [...sources];
}

/** Shows all rows of an import to readers, within its last transaction. */
export async function showImport(change: WriteContext, importId: number): Promise<void> {
  await countShownClaims(change);
  await new ImportWriter(change.tx).finish(importId, change.at);
  await showUsedByImport(change);
}
