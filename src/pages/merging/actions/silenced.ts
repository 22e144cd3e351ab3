import type { Names } from '../../../derived/match/model/spoken.js';
import { spokenOf } from '../../../derived/match/model/spoken.js';
import { NamesReader } from '../../../derived/match/names-store.js';
import type { Db, Tx } from '../../../platform/db/schema.js';
import { CreditedReader, type CreditingCopy } from '../credited-store.js';
import type { OtherName } from '../model.js';

// A merge gives the speaker who stays the names of the one who goes. A copy that credits one of these names, which is
// another person’s until then, agrees with the record afterwards: if the two are not the same person, nothing says so
// any more.

/** The names by which copies credit somebody who is not the speaker to be kept, with those copies, as a merge finds them. */
export async function namesSilenced(db: Db | Tx, goingId: number, keptId: number): Promise<OtherName[]> {
  const copies = await new CreditedReader(db).of([goingId, keptId]);
  if (copies.length === 0) return [];
  const recorded = copies.flatMap(({ voiced_by_id }) => [
    { speaker_id: keptId, voiced_by_id, recounted_by_id: null },
    { speaker_id: goingId, voiced_by_id: null, recounted_by_id: null },
  ]);
  const namesOf = await new NamesReader(db).of(recorded);
  const going = namesOf({ speaker_id: goingId, voiced_by_id: null, recounted_by_id: null });
  const byName = new Map<string, CreditingCopy[]>();
  for (const copy of copies) {
    // Whoever goes and voiced the words would be the speaker’s own voice.
    const voice = copy.voiced_by_id === goingId ? null : copy.voiced_by_id;
    const kept = namesOf({ speaker_id: keptId, voiced_by_id: voice, recounted_by_id: null });
    const { name } = copy.credit;
    if (name === null || !isSilenced(copy, kept, going)) continue;
    byName.set(name, [...(byName.get(name) ?? []), copy]);
  }
  return [...byName].map(([name, found]) => ({ name, copies: found }));
}

function isSilenced({ credit }: CreditingCopy, kept: Names, going: Names): boolean {
  const after = { ...kept, speaker: [...kept.speaker, ...going.speaker] };
  return spokenOf(credit, kept).mouth === 'another' && spokenOf(credit, after).mouth !== 'another';
}
