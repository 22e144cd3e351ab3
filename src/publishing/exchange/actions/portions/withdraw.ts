import { randomBytes } from 'node:crypto';
import { SIMPLE } from '../../../../nouns.js';
import { trashRow } from '../../../../people/activity/row-store.js';
import type { TrashableTable } from '../../../../platform/db/subjects.js';
import type { WriteContext } from '../../../../platform/db/transact.js';
import { DESK_ACTOR } from '../../../../platform/viewer.js';
import type { WithdrawalReason } from '../../../../vocabulary.js';
import { type Import, ImportReader, ImportWriter, type Range } from '../../imports-store.js';
import { ImportEnded, type OpenTransactor, Portions, type Quota } from './portions.js';
import { UsedByOthers } from './used.js';

// Withdraws what an import has written: its rows go to the trash, in portions, and readers have never seen them. Records
// that others have used meanwhile stay, as if those had added them.

/** The records that others can use before they see them: by their names. */
const KEPT: readonly TrashableTable[] = [
  'sources',
  'occasions',
  'speakers',
  ...SIMPLE.map(({ table }) => table),
];

/** In this order: what refers to others first. The rest is in the trash with its claim or source. */
const WITHDRAWN: readonly TrashableTable[] = [
  ...(['lists', 'views', 'styles', 'annotations', 'claims', 'snapshots'] as const),
  ...KEPT,
];

/** @param isOver whether the import ends with it; otherwise it is tried again */
export async function withdrawImport(
  open: OpenTransactor,
  { id, cancelled_by, first_seq }: Import,
  reason: WithdrawalReason,
  isOver = true,
): Promise<void> {
  const parts = { importId: id, changeId: randomBytes(16).toString('hex'), isWithdrawal: true, open };
  const portions = new Portions({
    ...parts,
    actor: cancelled_by === null ? DESK_ACTOR : { id: cancelled_by },
  });
  try {
    // Without an event it has written nothing.
    if (first_seq !== null) await withdrawRows(portions, id, new UsedByOthers(first_seq));
    await portions.end(async (change) => {
      const writer = new ImportWriter(change.tx);
      await writer.withdrawn(id);
      if (isOver) await writer.end(id, reason, change.at);
    });
  } catch (error) {
    // Another program has withdrawn it meanwhile.
    if (!(error instanceof ImportEnded)) throw error;
  } finally {
    await portions.close();
  }
}

async function withdrawRows(portions: Portions, importId: number, used: UsedByOthers): Promise<void> {
  const rows = new RowsToWithdraw(importId, used);
  for (let more = true; more; )
    await portions.write(async (change, quota) => {
      const isKnown = await used.update(change.tx, quota.isOver);
      if (isKnown) more = await rows.withdraw(change, quota);
      return 0;
    });
}

class RowsToWithdraw {
  readonly #importId: number;
  readonly #used: UsedByOthers;
  #ranges: Range[] | null = null;
  /** The last row of the first range that is done. */
  #last = 0;

  constructor(importId: number, used: UsedByOthers) {
    this.#importId = importId;
    this.#used = used;
  }

  /** @returns whether there are more */
  async withdraw(change: WriteContext, { rows, isOver }: Quota): Promise<boolean> {
    this.#ranges ??= await this.#read(change);
    for (let left = rows; left > 0; ) {
      const [range] = this.#ranges;
      if (range === undefined) return false;
      const ids = await new ImportReader(change.tx).untrashed(
        range,
        Math.max(this.#last, range.first - 1),
        left,
      );
      for (const id of ids) {
        const isKept = KEPT.includes(range.table as TrashableTable) && this.#used.has(range.table, id);
        if (!isKept) await trashRow(change, range.table as TrashableTable, id, null);
        this.#last = id;
        if (isOver()) return true;
      }
      if (ids.length < left) {
        this.#ranges.shift();
        this.#last = 0;
      }
      left -= Math.max(ids.length, 1);
    }
    return true;
  }

  async #read({ tx }: WriteContext): Promise<Range[]> {
    const ranges = await new ImportReader(tx).hiddenRanges(this.#importId);
    return WITHDRAWN.flatMap((table) => ranges.filter((range) => range.table === table));
  }
}
