import { DriftCountReader } from '../../checking/drift/counts-store.js';
import { driftWords } from '../../derived/match/model/comparison.js';
import { type CopiesTold, copiesKeptIn } from '../../people/activity/section/doings.js';
import type { ActivityEvent } from '../../people/activity/store.js';
import type { Db } from '../../platform/db/schema.js';
import type { Viewer } from '../../platform/viewer.js';

/**
 * The effect of copies, added by these events, on passages of older ones. Read separately: comparing runs after the
 * commit, so it is no part of the events.
 */
export async function effectsOfCopies(
  db: Db,
  viewer: Viewer,
  events: readonly ActivityEvent[],
): Promise<CopiesTold> {
  const counts = await new DriftCountReader(db, viewer).inCopies(copiesKeptIn(events));
  return new Map(
    [...counts].flatMap(([id, of]) => {
      const words = driftWords(of);
      return words === null ? [] : [[id, `of the passages quoted or noted before, ${words}`] as const];
    }),
  );
}
