import type { WriteContext } from '../../../platform/db/transact.js';
import { howMany } from '../../../platform/lib/text/how-many.js';
import { DESK } from '../../../platform/viewer.js';
import { copySentence } from '../../match/model/sentence.js';
import { isMismatch } from '../../match/model/state.js';
import { SourceMatchReader } from '../../match/sources-store.js';

/** A mismatch that an action would hide. */
interface Hides {
  readonly claimId: number;
  readonly attributionId: number;
}

/** What is asked of someone who would hide these without a reason: what our copy says, then what to do. */
export async function reasonWanted(change: WriteContext, hidden: readonly Hides[]): Promise<string> {
  const claims = [...new Set(hidden.map(({ claimId }) => claimId))];
  if (claims.length > 1)
    return `Our copies contradict ${howMany(claims.length, 'quotation')}. Explain why this is set aside. A second person must agree for each.`;
  const matches = await new SourceMatchReader(change.tx, DESK).ofClaims(claims);
  const match = matches.get(hidden[0]?.attributionId ?? 0);
  const said =
    match === undefined || !isMismatch(match.state) ? 'Our copy says otherwise.' : copySentence(match);
  return `${said} Explain why this is set aside. A second person must agree.`;
}
