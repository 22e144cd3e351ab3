import { grouped } from '../../../platform/lib/grouped.js';
import type { SetAsideKind } from '../../../vocabulary.js';
import {
  type Credited,
  mismatchesIf,
  spokenByAllNames,
  spokenByMainNames,
} from '../../match/model/main-names.js';
import { type ComparedWording, facetOf, gravestOf, type Result } from '../../match/model/state.js';
import type { Comparing } from './hidden.js';

// Who is on record for a wording decides whether a copy credits somebody else. A speaker whose main name the copy
// credits answers that; another name, a member, a spokesperson or somebody who is only described does not.

/** Whether an action changes who is on record. */
export function hasOtherPeople(before: Comparing, after: Comparing): boolean {
  return (
    before.speaker_id !== after.speaker_id ||
    before.voiced_by_id !== after.voiced_by_id ||
    before.recounted_by_id !== after.recounted_by_id
  );
}

/** What an action changes, beside whom the copy credits and the names after it. */
export interface PeopleChange {
  readonly before: Comparing;
  readonly after: Comparing;
  readonly is: Credited;
}

/** By change: the gravest mismatch that is there after it by main names, and not by all names. */
export function agreedBy(
  compared: ComparedWording,
  { before, after, is }: PeopleChange,
): ReadonlyMap<SetAsideKind, Result> {
  const left = mismatchesIf(compared, spokenByAllNames(is)).map(({ state }) => state);
  const agreed = mismatchesIf(compared, spokenByMainNames(is)).filter(({ state }) => !left.includes(state));
  const byKind = grouped(agreed, (result) => kindOf(result, before, after));
  return new Map(
    [...byKind].flatMap(([kind, results]) => {
      const result = gravestOf(results);
      return kind === null || result === null ? [] : [[kind, result] as const];
    }),
  );
}

/** The change that a mismatch depends on; null where it does not. Anybody may voice the words of a body. */
function kindOf({ state }: Result, before: Comparing, after: Comparing): SetAsideKind | null {
  if (facetOf(state) !== 'speaker')
    return before.recounted_by_id === after.recounted_by_id ? null : 'recounted_by_changed';
  return before.speaker_id === after.speaker_id ? null : 'speaker_changed';
}
