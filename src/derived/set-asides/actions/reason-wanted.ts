import type { WriteContext } from '../../../platform/db/transact.js';
import { howMany } from '../../../platform/lib/text/how-many.js';
import { DESK } from '../../../platform/viewer.js';
import { copySentence } from '../../match/model/sentence.js';
import { isMismatch } from '../../match/model/state.js';
import { SourceMatchReader } from '../../match/sources-store.js';
import { MatchReader } from '../../match/store.js';

/** A mismatch that an action would hide. */
interface Hides {
  readonly claimId: number;
  readonly attributionId: number;
}

/** What is asked of someone who would hide these without a reason: what our copy says, then what to do. */
export async function reasonWanted(change: WriteContext, hidden: readonly Hides[]): Promise<string> {
  const claims = [...new Set(hidden.map(({ claimId }) => claimId))];
  if (claims.length > 1)
    return `Our copies contradict ${howMany(claims.length, 'quotation')}. Say why you are overriding them. A second person must agree for each.`;
  const matches = await new SourceMatchReader(change.tx, DESK).ofClaims(claims);
  const match = matches.get(hidden[0]?.attributionId ?? 0);
  const own = match === undefined || !isMismatch(match.state) ? null : match;
  const of = own ?? (await new MatchReader(change.tx, DESK).ofClaim(claims[0] ?? 0));
  const said = isMismatch(of.state) ? copySentence(of) : 'Our copy says otherwise.';
  return `${said} Say why you are overriding it. A second person must agree.`;
}
