import type { WriteContext } from '../../../platform/db/transact.js';
import { rememberedAt } from '../model/session-times.js';
import { WINDOW_MS } from '../model/tries.js';
import { LinkWriter } from '../store/links.js';
import { PendingSignInWriter } from '../store/pending-sign-ins.js';
import { SecondFactorWriter } from '../store/second-factors.js';
import { SessionWriter } from '../store/sessions.js';
import { SubmissionWriter } from '../store/submissions.js';
import { TryWriter } from '../store/tries.js';

const DAY_MS = 86_400_000;
/** How long an old link is answered with ‘expired’ instead of ‘unknown’. */
const EXPIRED_LINKS_MS = 30 * DAY_MS;

/**
 * Deletes expired rows: sessions, sign-in links, pending sign-ins, unconfirmed second factors, attempts, and the
 * answers to forms of a day ago.
 */
export async function forgetExpired(change: WriteContext): Promise<void> {
  const at = Date.parse(change.at);
  const before = (ms: number) => new Date(at - ms).toISOString();
  await new SessionWriter(change.tx).forget(rememberedAt(new Date(at)));
  await new LinkWriter(change.tx).forget(before(EXPIRED_LINKS_MS));
  await new PendingSignInWriter(change.tx).forget(change.at);
  await new SecondFactorWriter(change.tx).forget(before(DAY_MS));
  await new TryWriter(change.tx).forget(before(WINDOW_MS));
  await new SubmissionWriter(change).forget(before(DAY_MS));
}
