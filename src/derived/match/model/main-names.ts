import type { Credit } from '../../../engines/context/credit.js';
import { type RecordedNames, type Spoken, spokenOf } from './spoken.js';
import { type ComparedWording, isMismatch, type Result, resultsOfOne } from './state.js';

// Whether a copy agrees with the record by main names alone. Another name, a member, a spokesperson or a speaker who is
// only described may make a copy agree that credits somebody else.

/** Whom a copy credits, and the names of those on record. */
export interface Credited {
  readonly credit: Credit;
  readonly names: RecordedNames;
}

/** As the copy says it to somebody who knows the main names only. */
export function spokenByMainNames({ credit, names }: Credited): Spoken {
  return spokenOf(credit, { ...names.main, members: [], isNamed: true });
}

/** The same where other names may be why the copy is not certain whom “he” means. */
export function inferredByMainNames({ credit, names }: Credited): Spoken {
  const isInferred = credit.certainty === 'open' && credit.name !== null;
  return spokenByMainNames({ names, credit: isInferred ? { ...credit, certainty: 'inferred' } : credit });
}

/** By all names, as the next comparison may find: in a copy that has another name of theirs, “he” is not certain. */
export function spokenByAllNames({ credit, names }: Credited): Spoken {
  const mayBeOpen = credit.certainty === 'inferred' && names.speaker.length > 1;
  return spokenOf(mayBeOpen ? { ...credit, certainty: 'open' } : credit, names);
}

/** The mismatches of a comparison, were this said in the copy. */
export function mismatchesIf(compared: ComparedWording, spoken: Spoken): Result[] {
  return resultsOfOne({ ...compared, spoken }).filter(({ state }) => isMismatch(state));
}
