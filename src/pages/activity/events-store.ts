import { DriftReader } from '../../checking/drift/store.js';
import { driftWords } from '../../derived/match/model/comparison.js';
import {
  type CopyEffects,
  copiesKeptIn,
  type EventsRead,
  recordsOf,
} from '../../people/activity/events-model.js';
import type { Ref } from '../../people/activity/names-model.js';
import { NamesReader } from '../../people/activity/names-store.js';
import type { ActivityEvent } from '../../people/activity/store.js';
import type { Db } from '../../platform/db/schema.js';
import type { Viewer } from '../../platform/viewer.js';

/** Reads what the sentences for these events need, as the viewer may see it. @param others further records to name */
export async function readForEvents(
  db: Db,
  viewer: Viewer,
  events: readonly ActivityEvent[],
  others: readonly Ref[] = [],
): Promise<EventsRead> {
  const names = await new NamesReader(db, viewer).namesOf([...others, ...recordsOf(events)]);
  return { events, names, copies: await effectsOfCopies(db, viewer, events) };
}

/**
 * The effect of copies, added by these events, on passages of older ones. Read separately: comparing runs after the
 * commit, so it is no part of the events.
 */
async function effectsOfCopies(
  db: Db,
  viewer: Viewer,
  events: readonly ActivityEvent[],
): Promise<CopyEffects> {
  const counts = await new DriftReader(db, viewer).countsIn(copiesKeptIn(events));
  return new Map(
    [...counts].flatMap(([id, of]) => {
      const words = driftWords(of);
      return words === null ? [] : [[id, `of the quoted and annotated passages, ${words}`] as const];
    }),
  );
}
