import type { WriteContext } from '../../../platform/db/transact.js';
import { ComparedReader } from '../../match/compared-store.js';
import { MainNamesReader } from '../../match/main-names-store.js';
import { mismatchOfResult } from '../../match/model/answers.js';
import { HiddenReader } from '../hidden-store.js';
import type { Act, Hidden } from '../model/act.js';
import { agreedBy, hasOtherPeople } from '../model/people.js';

/** The mismatches that are not there after an action by all names of who is then on record, and are by main names. */
export async function agreedByPeople(change: WriteContext, { on, makes }: Act): Promise<Hidden[]> {
  const reader = new HiddenReader(change.tx);
  if (!('claimId' in on)) return [];
  const all = [...(await reader.comparingOf([on.claimId])).values()];
  const changes = all
    .map((before) => ({ before, after: makes(before) }))
    .filter(({ before, after }) => hasOtherPeople(before, after));
  if (changes.length === 0) return [];
  const is = await new MainNamesReader(change.tx).creditedBeside(changes.map(({ after }) => after));
  const [claim] = await new ComparedReader(change.tx).ofClaims([on.claimId]);
  return changes.flatMap((one) => {
    const id = one.before.attribution_id;
    const compared = claim?.compared.find(({ attribution_id }) => attribution_id === id);
    const now = is.get(id);
    if (compared === undefined || now === undefined) return [];
    return [...agreedBy(compared, { ...one, is: now })].map(([kind, result]) => ({
      ...{ claimId: on.claimId, attributionId: id, kind, difference: null },
      answers: mismatchOfResult(result),
    }));
  });
}
