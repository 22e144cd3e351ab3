import { hashSecret, newSecret } from '../../../platform/credentials/secrets.js';
import type { Db } from '../../../platform/db/schema.js';
import type { WriteContext } from '../../../platform/db/transact.js';
import { changeRow } from '../../activity/row-store.js';
import { type NewPassword, setPassword } from '../actions.js';
import { rememberedAt } from '../model/session-times.js';
import { attackOn, limitsFor, secondsToWait, WINDOW_MS } from '../model/tries.js';
import { LinkReader, LinkWriter } from '../store/links.js';
import { type PendingSignIn, PendingSignInReader, PendingSignInWriter } from '../store/pending-sign-ins.js';
import { SecondFactorReader } from '../store/second-factors.js';
import { SessionWriter } from '../store/sessions.js';
import { type Try, TryWriter } from '../store/tries.js';
import { UserReader } from '../store/users.js';
import { stateOf } from './links.js';
import { type CodeCheck, type TypedCode, useCode } from './second-factor.js';

// Signing in and out. Passwords are checked elsewhere, since that takes a tenth of a second.

/**
 * Counts an attempt before its password is checked, so that parallel attempts all count. Returns the seconds to wait,
 * or null where it may continue.
 */
export async function beginTry(change: WriteContext, tried: Try): Promise<number | null> {
  const tries = new TryWriter(change.tx);
  await tries.forget(new Date(Date.parse(change.at) - WINDOW_MS).toISOString());
  const attack = attackOn(tried);
  const attacked = (await tries.nthLatest(attack.like, attack.most)) !== null;
  for (const { like, most } of limitsFor(tried, attacked)) {
    const counted = await tries.nthLatest(like, most);
    if (counted !== null) return secondsToWait(counted, change.at);
  }
  await tries.note(tried, change.at);
  return null;
}

/** Clears the failed attempts after the correct password. */
export async function clearTries(change: WriteContext, tried: Try): Promise<void> {
  await new TryWriter(change.tx).clear(tried);
}

/** Creates a session and returns its secret; ends the browser's previous one. */
export async function beginSession(
  change: WriteContext,
  userId: number,
  oldSession: string | null,
): Promise<string> {
  const sessions = new SessionWriter(change.tx);
  await sessions.forget(rememberedAt(new Date(change.at)));
  if (oldSession !== null) await sessions.end(hashSecret(oldSession));
  const secret = newSecret();
  await sessions.begin(hashSecret(secret), userId, change.at);
  return secret;
}

export async function endSession(change: WriteContext, secret: string): Promise<void> {
  await new SessionWriter(change.tx).end(hashSecret(secret));
}

export interface RightPassword {
  readonly userId: number;
  /** The hash that the password was checked against. */
  readonly checked: string;
  /** A stronger hash of the same password, where the stored one is weak. */
  readonly stronger: string | null;
}

/** Signed in, or waiting for the code after the correct password. */
export type SignInBegun =
  | { readonly kind: 'in'; readonly session: string }
  | { readonly kind: 'code'; readonly signIn: string };

/** Continues after the correct password. Null where it was changed during the check. */
export async function beginSignIn(
  change: WriteContext,
  right: RightPassword,
  tried: Try,
  oldSession: string | null,
): Promise<SignInBegun | null> {
  const users = new UserReader(change.tx);
  if ((await users.passwordHash(right.userId)) !== right.checked) return null;
  if (right.stronger !== null)
    await changeRow(change, 'users', right.userId, null, { password_hash: right.stronger });
  // With a second factor, failed attempts stay counted until the code is correct; otherwise the code could be guessed
  // without limit.
  if ((await users.byId(right.userId))?.second_factor_at)
    return { kind: 'code', signIn: await beginPendingSignIn(change, right.userId, null) };
  await clearTries(change, tried);
  return { kind: 'in', session: await beginSession(change, right.userId, oldSession) };
}

// A sign-in with a second factor, between the password or link and the code.

/** Long enough to fetch the phone. Milliseconds. */
const PENDING_MS = 10 * 60_000;

/**
 * The link of a sign-in, where it began with one: it is consumed, and the new password set, once the code is correct.
 */
export interface ByLink {
  readonly linkHash: string;
  /** Null where none was chosen. */
  readonly password: NewPassword | null;
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
    password_hash: byLink?.password?.hash ?? null,
    ends_tokens: byLink?.password?.endsTokens ? 1 : 0,
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
  const pending = await new PendingSignInReader(change.tx).find(hashSecret(sent.secret), change.at);
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
  const link = await new LinkReader(change.tx).find(link_hash, 'sign_in');
  return link !== undefined && stateOf(link, change.at) === 'usable';
}

async function useLinkOf(
  change: WriteContext,
  { link_hash, password_hash: hash, ends_tokens, user_id }: PendingSignIn,
): Promise<void> {
  if (link_hash === null) return;
  await new LinkWriter(change.tx).use(link_hash, change.at);
  if (hash !== null) await setPassword(change, user_id, { hash, endsTokens: ends_tokens === 1 });
}
