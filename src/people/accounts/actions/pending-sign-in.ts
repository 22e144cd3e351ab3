import { hashSecret, newSecret } from '../../../platform/credentials/secrets.js';
import type { Db } from '../../../platform/db/schema.js';
import type { WriteContext } from '../../../platform/db/transact.js';
import { setPassword } from '../actions.js';
import { LinkWriter } from '../store/links.js';
import { type PendingSignIn, PendingSignInReader, PendingSignInWriter } from '../store/pending-sign-ins.js';
import { SecondFactorReader } from '../store/second-factors.js';
import { UserReader } from '../store/users.js';
import { type CodeCheck, type TypedCode, useCode } from './check-code.js';
import { beginSession, clearTries } from './sign-in.js';

// A sign-in with a second factor, between the password or link and the code.

/** Long enough to fetch the phone. Milliseconds. */
const PENDING_MS = 10 * 60_000;

/**
 * The link of a sign-in, where it began with one: it is consumed, and the new password set, once the code is correct.
 */
export interface ByLink {
  readonly linkHash: string;
  /** Made by `hashPassword`; null where none was chosen. */
  readonly passwordHash: string | null;
}

/** Returns the secret that continues the sign-in. It is no session. */
export async function beginPendingSignIn(
  change: WriteContext,
  userId: number,
  byLink: ByLink | null,
): Promise<string> {
  const pending = new PendingSignInWriter(change.tx);
  await pending.forget(change.at);
  const secret = newSecret();
  await pending.keep({
    id_hash: hashSecret(secret),
    user_id: userId,
    link_hash: byLink?.linkHash ?? null,
    password_hash: byLink?.passwordHash ?? null,
    created_at: change.at,
    expires_at: new Date(Date.parse(change.at) + PENDING_MS).toISOString(),
  });
  return secret;
}

export type Finished =
  | { readonly kind: 'in'; readonly session: string; readonly userId: number }
  /** It ran out, or what it began with counts no more. */
  | { readonly kind: 'over' }
  | (Exclude<CodeCheck, { kind: 'right' }> & { readonly userId: number });

export interface CodeSent {
  /** Of `beginPendingSignIn`. */
  readonly secret: string;
  readonly typed: TypedCode;
  /** By which attempts are counted. */
  readonly address: string;
  readonly oldSession: string | null;
}

/** Who is signing in, as the actor of changes; null where the sign-in expired by `now` (UTC, ISO 8601). */
export async function pendingUser(db: Db, secret: string, now: string): Promise<number | null> {
  const pending = await new PendingSignInReader(db).find(hashSecret(secret), now);
  return pending?.user_id ?? null;
}

/** The session after a correct code. The change must be committed whatever the result is. */
export async function finishSignIn(change: WriteContext, sent: CodeSent): Promise<Finished> {
  const pending = await new PendingSignInWriter(change.tx).find(hashSecret(sent.secret), change.at);
  if (pending === undefined) return { kind: 'over' };
  const factor = await new SecondFactorReader(change.tx).byUser(pending.user_id);
  const user = await new UserReader(change.tx).byId(pending.user_id);
  if (!factor || factor.confirmed_at === null || !user || user.disabled_at !== null) return { kind: 'over' };
  if (!(await isLinkUsable(change, pending))) return { kind: 'over' };
  const check = await useCode(change, factor, sent.typed, sent.address);
  if (check.kind !== 'right') return { ...check, userId: user.id };
  await clearTries(change, { account: hashSecret(user.email ?? ''), address: sent.address });
  await useLinkOf(change, pending);
  await new PendingSignInWriter(change.tx).end(pending.id_hash);
  const session = await beginSession(change, user.id, sent.oldSession);
  return { kind: 'in', session, userId: user.id };
}

async function isLinkUsable(change: WriteContext, { link_hash }: PendingSignIn): Promise<boolean> {
  if (link_hash === null) return true;
  const link = await new LinkWriter(change.tx).find(link_hash, 'sign_in');
  return link !== undefined && link.used_at === null && link.expires_at > change.at;
}

async function useLinkOf(
  change: WriteContext,
  { link_hash, password_hash, user_id }: PendingSignIn,
): Promise<void> {
  if (link_hash === null) return;
  await new LinkWriter(change.tx).use(link_hash, change.at);
  if (password_hash !== null) await setPassword(change, user_id, password_hash);
}
