import type { Unit } from './unit.js';
import type { ZoneKind } from './zone.js';

/** The paragraphs of a text while their kinds are found; arrays have an entry for each. */
export interface Parts {
  readonly units: readonly Unit[];
  /** Null where nothing is known yet. */
  readonly kinds: (ZoneKind | null)[];
  /** Whether sentences stand in it that belong to the article, as far as they show by themselves. */
  readonly isProse: readonly boolean[];
  /** Whether a turn of a transcript begins with it. */
  readonly isTurn: readonly boolean[];
  /** The first of these; the number of paragraphs without one. */
  readonly firstTurn: number;
  /** ISO 639-1 */
  readonly language: string | null;
}

/** The first paragraph of prose from an index on, or the number of paragraphs. */
export function nextProse({ units, kinds, isProse }: Parts, from: number): number {
  let at = from;
  while (at < units.length && !(kinds[at] === null && isProse[at] === true)) at += 1;
  return at;
}
