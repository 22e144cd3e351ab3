import { FindingReader } from '../../../derived/status/findings-store.js';
import type { ReservableTable } from '../../../platform/db/queries/reserved-ids.js';
import type { WriteContext } from '../../../platform/db/transact.js';
import { DESK } from '../../../platform/viewer.js';
import { AttributionReader } from '../../../record/attributions/store.js';
import type { Desk } from '../input/desk.js';
import { KINDS } from '../model.js';
import { Refs } from './import/refs.js';
import { stepsOf } from './import/steps.js';

// Imports a checked database file: every record becomes a new row, except users, who are matched by address, and tags,
// by name. Nothing is merged with existing records.

/** Called with the number of records written so far. */
export type OnProgress = (done: number) => void;

/** So many events take some 100 MB: with more, derived data is updated before the end. */
const MAX_EVENTS = 40_000;

/** Claims written before their attributions, where nobody waits for the lock. */
const CLAIMS_AT_ONCE = 500;

/** Writes all records in one change. */
export async function importDesk(
  change: WriteContext,
  desk: Desk,
  onProgress: OnProgress = () => {},
  maxEvents = MAX_EVENTS,
): Promise<void> {
  const { refs } = await numberedRefs(change, desk);
  let done = 0;
  for (const step of stepsOf(desk, refs, CLAIMS_AT_ONCE)) {
    const working = step.write(change);
    if (working) await working;
    done += step.records;
    onProgress(done);
    const pause = change.rows.yieldIfDue();
    if (pause !== null) await pause;
    if (change.events.length > maxEvents) await change.followUp();
  }
}

/** Records that reference later ones have their ids beforehand, in the order of the file. */
interface NumberedRefs {
  readonly refs: Refs;
  /** The first id in each of their tables. */
  readonly first: ReadonlyMap<ReservableTable, number>;
}

export async function numberedRefs({ tx }: WriteContext, desk: Desk): Promise<NumberedRefs> {
  const refs = new Refs(desk);
  const first = new Map<ReservableTable, number>([
    ['attributions', await new AttributionReader(tx, DESK).nextId()],
    ['findings', await new FindingReader(tx, DESK).nextId()],
  ]);
  for (const [table, id] of first) refs.number(table, id);
  return { refs, first };
}

/** The number of records, for measuring progress. */
export function countRecords(desk: Desk): number {
  return KINDS.reduce((sum, kind) => sum + desk.count(kind), 0);
}
