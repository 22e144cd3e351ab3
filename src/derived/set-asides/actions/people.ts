import type { WriteContext } from '../../../platform/db/transact.js';
import { ComparedReader } from '../../match/compared-store.js';
import { MainNamesReader } from '../../match/main-names-store.js';
import { mismatchOfResult } from '../../match/model/answers.js';
import { HiddenReader } from '../hidden-store.js';
import type { Act, Hidden } from '../model/act.js';
import { agreedBy, hasOtherPeople } from '../model/people.js';

/** The mismatches that end by who is on record after an action, and not by the main name of who is. */
export async function agreedByPeople(change: WriteContext, { on, makes }: Act): Promise<Hidden[]> {
  const reader = new HiddenReader(change.tx);
  if (!('claimId' in on) || !(await reader.isQuestioned(on.claimId))) return [];
  const all = [...(await reader.comparingOf([on.claimId])).values()];
  const changes = all
    .map((before) => ({ before, after: makes(before) }))
    .filter(({ before, after }) => hasOtherPeople(before, after));
  if (changes.length === 0) return [];
  const names = new MainNamesReader(change.tx);
  const was = await names.creditedBeside(changes.map(({ before }) => before));
  const is = await names.creditedBeside(changes.map(({ after }) => after));
  const [claim] = await new ComparedReader(change.tx).ofClaims([on.claimId]);
  return changes.flatMap((one) => {
    const id = one.before.attribution_id;
    const compared = claim?.compared.find(({ attribution_id }) => attribution_id === id);
    const [old, now] = [was.get(id), is.get(id)];
    if (compared === undefined || old === undefined || now === undefined) return [];
    return [...agreedBy(compared, { ...one, was: old, is: now })].map(([kind, result]) => ({
      ...{ claimId: on.claimId, attributionId: id, kind, difference: null },
      answers: mismatchOfResult(result),
    }));
  });
}
