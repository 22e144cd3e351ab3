import type { ReadContext } from '../../../platform/db/transact.js';
import type { FieldError } from '../../../platform/lib/result.js';
import { DESK } from '../../../platform/viewer.js';
import { ClaimReader } from '../../claims/store.js';
import { recountFaults } from '../model.js';
import { AttributionReader } from '../store.js';

// Nobody recounts their own words, however the two came to be the same: by an edit of the attribution, of the claim, or
// by an undo.

/** Errors in a saved attribution, as it and its claim are by now. */
export async function savedRecountFaults(read: ReadContext, id: number): Promise<FieldError[]> {
  const one = await new AttributionReader(read.tx, DESK).byId(id);
  const claim = one && (await new ClaimReader(read.tx, DESK).byId(one.claim_id));
  return claim ? recountFaults(one, claim) : [];
}

/** Errors in all attributions of a claim, those in the trash left out. */
export async function claimRecountFaults(read: ReadContext, claimId: number): Promise<FieldError[]> {
  const claim = await new ClaimReader(read.tx, DESK).byId(claimId);
  const own = await new AttributionReader(read.tx, DESK).ofClaim(claimId);
  const faults = claim ? own.flatMap((one) => recountFaults(one, claim)) : [];
  return faults.slice(0, 1).map(({ message }) => ({ path: 'speaker', message }));
}
