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

/** What an action changes, beside what the copy says of it before and after. */
export interface PeopleChange {
  readonly before: Comparing;
  readonly after: Comparing;
  readonly was: Credited;
  readonly is: Credited;
}

/** By change: the gravest mismatch that is there by main names before and after, and after it not by all names. */
export function agreedBy(
  compared: ComparedWording,
  { before, after, was, is }: PeopleChange,
): ReadonlyMap<SetAsideKind, Result> {
  const still = statesIf(compared, spokenByMainNames(is));
  const left = statesIf(compared, spokenByAllNames(is));
  const agreed = mismatchesIf(compared, spokenByMainNames(was)).filter(
    ({ state }) => still.includes(state) && !left.includes(state),
  );
  const byKind = grouped(agreed, (result) => kindOf(result, before, after));
  return new Map(
    [...byKind].flatMap(([kind, results]) => {
      const result = gravestOf(results);
      return kind === null || result === null ? [] : [[kind, result] as const];
    }),
  );
}

function statesIf(...of: Parameters<typeof mismatchesIf>): Result['state'][] {
  return mismatchesIf(...of).map(({ state }) => state);
}

/** The change that a mismatch depends on; null where it does not, and where somebody voices the words of a body. */
function kindOf({ state }: Result, before: Comparing, after: Comparing): SetAsideKind | null {
  if (facetOf(state) !== 'speaker')
    return before.recounted_by_id === after.recounted_by_id ? null : 'recounted_by_changed';
  if (before.speaker_id !== after.speaker_id) return 'speaker_changed';
  const isVoiced = before.voiced_by_id !== after.voiced_by_id && before.speaker_kind !== 'body';
  return isVoiced ? 'voiced_by_changed' : null;
}
