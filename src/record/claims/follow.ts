import { changeRow, type Patch } from '../../people/activity/row-store.js';
import type { Follower, RecordedEvent, Row, WriteContext } from '../../platform/db/transact.js';
import { DESK } from '../../platform/viewer.js';
import { OccasionReader } from '../occasions/store.js';
import { ClaimLikenessWriter } from './likeness-store.js';

/**
 * Updates claims after changes of related records: the day they were said with their occasion's date, and their
 * comparison keys with their words.
 */
export async function followClaims(change: WriteContext, events: Parameters<Follower>[1]): Promise<void> {
  for (const { subjectKind, subjectId, before, after } of [...events]) {
    if (subjectKind === 'occasion' && before && after && before.date !== after.date)
      await moveDays(change, subjectId, before.date, after);
  }
  const likeness = new ClaimLikenessWriter(change.tx);
  const added = newAmong(events);
  await likeness.add([...added.values()]);
  await likeness.refresh(new Map([...reworded(events)].filter(([id]) => !added.has(id))));
}

interface Added {
  readonly id: number;
  readonly text: string;
}

/** New claims in their final state within the transaction: nothing was derived from them yet. */
function newAmong(events: readonly RecordedEvent[]): ReadonlyMap<number, Added> {
  const added = new Map<number, Added>();
  for (const { subjectKind, subjectId, action, after } of events) {
    if (subjectKind !== 'claim') continue;
    if (after && (action === 'added' || added.has(subjectId)))
      added.set(subjectId, after as unknown as Added);
  }
  return added;
}

/** A claim without a day of its own has its occasion's, and changes with it. */
async function moveDays(
  change: WriteContext,
  occasionId: number,
  old: unknown,
  occasion: Row,
): Promise<void> {
  const said = await new OccasionReader(change.tx, DESK).saidAt(occasionId);
  const day = { said_on: occasion.date, said_on_min: occasion.date_min, said_on_max: occasion.date_max };
  for (const { id, said_on } of said)
    if (said_on === old) await changeRow(change, 'claims', id, null, day as Patch<'claims'>);
}

/** Claims whose words changed, each with those before; null where they were erased. */
function reworded(events: readonly RecordedEvent[]): ReadonlyMap<number, string | null> {
  const words = new Map<number, string | null>();
  for (const { subjectKind, subjectId, before, after } of events) {
    if (subjectKind !== 'claim' || words.has(subjectId)) continue;
    if (before === null) words.set(subjectId, null);
    else if (before.text !== after?.text) words.set(subjectId, String(before.text));
  }
  return words;
}
