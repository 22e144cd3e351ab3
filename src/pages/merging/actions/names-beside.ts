import type { CreditingCopy } from '../../../derived/match/credited-store.js';
import type { Names } from '../../../derived/match/model/spoken.js';
import { NamesReader } from '../../../derived/match/names-store.js';
import type { Db, Tx } from '../../../platform/db/schema.js';

/** The names against which the credit of a copy is held, while two speakers are two and once they are one. */
export interface NamesBeside {
  /** As recorded. */
  readonly now: Names;
  /** With the one who stays in place of the one who goes, and without the other names of the latter. */
  readonly kept: Names;
  /** With the names of both for either. */
  readonly after: Names;
}

export interface Merging {
  readonly goingId: number;
  readonly keptId: number;
  /** Both, and the bodies of which they are members. */
  readonly concerned: ReadonlySet<number>;
}

type Recorded = Pick<CreditingCopy, 'speaker_id' | 'voiced_by_id' | 'recounted_by_id'>;
type NamesOf = (one: Recorded) => Names;

/** Gives them for any of these. */
export async function namesBeside(
  db: Db | Tx,
  recorded: readonly Recorded[],
  merging: Merging,
): Promise<(one: Recorded) => NamesBeside> {
  const two = [merging.goingId, merging.keptId].map(alone);
  const all = [...two, ...recorded, ...recorded.map((one) => replaced(one, merging))];
  const namesOf = await new NamesReader(db).of(all);
  const known = new Map<string, NamesBeside>();
  return (one) => {
    const key = `${one.speaker_id} ${one.voiced_by_id} ${one.recounted_by_id}`;
    const names = known.get(key) ?? besideOf(one, namesOf, merging);
    known.set(key, names);
    return names;
  };
}

function besideOf(one: Recorded, namesOf: NamesOf, merging: Merging): NamesBeside {
  const { goingId, keptId, concerned } = merging;
  const own = namesOf(alone(keptId)).speaker;
  const others = namesOf(alone(goingId)).speaker.filter((name) => !own.includes(name));
  const [now, then] = [namesOf(one), namesOf(replaced(one, merging))];
  const isConcerned = (id: number | null) => id !== null && concerned.has(id);
  const kept = (names: readonly string[], has: boolean) =>
    unique([...names.filter((name) => !others.includes(name)), ...(has ? own : [])]);
  const after = (names: readonly string[], has: boolean) =>
    unique([...names, ...(has ? [...own, ...others] : [])]);
  const speaks = isConcerned(one.speaker_id) || isConcerned(one.voiced_by_id);
  const tells = isConcerned(one.recounted_by_id);
  return {
    now,
    kept: {
      ...then,
      speaker: kept(then.speaker, speaks),
      members: kept(then.members, false),
      recounting: kept(then.recounting, tells),
    },
    after: {
      ...then,
      speaker: after([...now.speaker, ...then.speaker], speaks),
      members: after([...now.members, ...then.members], false),
      recounting: after([...now.recounting, ...then.recounting], tells),
    },
  };
}

function alone(speaker_id: number): Recorded {
  return { speaker_id, voiced_by_id: null, recounted_by_id: null };
}

function replaced(
  { speaker_id, voiced_by_id, recounted_by_id }: Recorded,
  { goingId, keptId }: Merging,
): Recorded {
  const then = <Id extends number | null>(id: Id) => (id === goingId ? keptId : id);
  return {
    speaker_id: then(speaker_id),
    voiced_by_id: then(voiced_by_id),
    recounted_by_id: then(recounted_by_id),
  };
}

function unique(names: readonly string[]): readonly string[] {
  return [...new Set(names)];
}
