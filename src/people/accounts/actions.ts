import { hashSecret, newSecret } from '../../platform/credentials/secrets.js';
import type { RowChange } from '../../platform/db/row-change.js';
import type { WriteContext } from '../../platform/db/transact.js';
import { type FieldError, ok, type Result, refused } from '../../platform/lib/result.js';
import { addRow, changeRow } from '../activity/row-store.js';
import type { NewToken, NewUser, OwnAccount, UserEdit } from './input.js';
import { rememberedAt } from './model/session-times.js';
import { WINDOW_MS } from './model/tries.js';
import { LinkWriter } from './store/links.js';
import { PendingSignInWriter } from './store/pending-sign-ins.js';
import { SecondFactorWriter } from './store/second-factors.js';
import { SessionWriter } from './store/sessions.js';
import { SubmissionWriter } from './store/submissions.js';
import { type KeptToken, TokenReader } from './store/tokens.js';
import { TryWriter } from './store/tries.js';
import { type User, UserReader } from './store/users.js';

// Operations on users and their tokens. Secrets are created here, returned once, and stored as hashes. Whatever removes
// rights also ends the sessions, tokens and links that had them.

const DAY_MS = 86_400_000;

export interface MadeToken {
  readonly token: KeptToken;
  /** Not stored, so this is the only time it is available. */
  readonly secret: string;
}

export type UserChange =
  | RowChange<'users'>
  | { readonly kind: 'refused'; readonly errors: readonly FieldError[] };

/** Adds a user without a password, who needs a link. Refused where the address is taken. */
export async function addUser(change: WriteContext, user: NewUser): Promise<Result<User>> {
  const taken = await takenBy(change, user.email, null);
  if (taken) return refused([taken]);
  const { id } = await addRow(change, 'users', {
    kind: 'person',
    ...user,
    password_hash: null,
    disabled_at: null,
  });
  return ok(await userById(change, id));
}

/** @param version null for any version */
export async function editUser(
  change: WriteContext,
  id: number,
  version: number | null,
  edit: UserEdit & Partial<Omit<OwnAccount, 'name'>>,
): Promise<UserChange> {
  const before = await new UserReader(change.tx).byId(id);
  if (!before) return { kind: 'missing' };
  const fault = await faultIn(change, before, edit);
  if (fault) return { kind: 'refused', errors: [fault] };
  const { disabled, ...columns } = edit;
  const disabledAt = disabled === undefined ? undefined : disabled ? (before.disabled_at ?? change.at) : null;
  const outcome = await changeRow(change, 'users', id, version, { ...columns, disabled_at: disabledAt });
  if (outcome.kind === 'changed' && changedRights(outcome.before, outcome.after)) await lockOut(change, id);
  return outcome;
}

export interface NewPassword {
  /** Made by `hashPassword`. */
  readonly hash: string;
  readonly endsTokens: boolean;
}

/**
 * Sets a password and ends all sessions, so that whoever knew the old password loses access. Nobody knew one where there
 * was none, so a first password ends no token.
 */
export async function setPassword(
  change: WriteContext,
  id: number,
  { hash, endsTokens }: NewPassword,
): Promise<RowChange<'users'>> {
  const isFirst = (await new UserReader(change.tx).passwordHash(id)) === null;
  const outcome = await changeRow(change, 'users', id, null, { password_hash: hash });
  await endSessions(change, id);
  await new LinkWriter(change.tx).withdraw(id);
  if (endsTokens && !isFirst) await revokeTokens(change, id);
  return outcome;
}

export async function addToken(
  change: WriteContext,
  userId: number,
  { name, scope, days }: NewToken,
): Promise<MadeToken> {
  const secret = newSecret();
  const row = await addRow(change, 'tokens', {
    user_id: userId,
    name,
    scope,
    token_hash: hashSecret(secret),
    expires_at: new Date(Date.parse(change.at) + days * DAY_MS).toISOString(),
    last_used_at: null,
    revoked_at: null,
  });
  const { token_hash: _, ...token } = row;
  return { token, secret };
}

/** False where this user has no such token, or it was revoked before. */
export async function revokeToken(change: WriteContext, userId: number, tokenId: number): Promise<boolean> {
  const own = (await new TokenReader(change.tx).byUser(userId)).some(({ id }) => id === tokenId);
  if (own) await changeRow(change, 'tokens', tokenId, null, { revoked_at: change.at });
  return own;
}

/** Ends all sessions and pending sign-ins of a user. Their tokens remain. */
export async function endSessions(change: WriteContext, userId: number): Promise<void> {
  await new PendingSignInWriter(change.tx).endAll(userId);
  await new SessionWriter(change.tx).endAll(userId);
}

/** Ends sessions, tokens and unused links. */
async function lockOut(change: WriteContext, userId: number): Promise<void> {
  await endSessions(change, userId);
  await new LinkWriter(change.tx).withdraw(userId);
  await revokeTokens(change, userId);
}

async function revokeTokens(change: WriteContext, userId: number): Promise<void> {
  for (const token of await new TokenReader(change.tx).byUser(userId))
    await revokeToken(change, userId, token.id);
}

/** A token was issued under the old role, so its rights must not change with its owner's. */
function changedRights(before: Rights, after: Rights): boolean {
  return before.role !== after.role || (before.disabled_at === null && after.disabled_at !== null);
}

type Rights = Pick<User, 'role' | 'disabled_at'>;

async function faultIn(change: WriteContext, user: User, edit: UserEdit): Promise<FieldError | null> {
  if (user.kind === 'system')
    return { path: '', message: `${user.name} belongs to the program and cannot be changed` };
  const staysAdmin = (edit.role ?? user.role) === 'admin' && !(edit.disabled ?? user.disabled_at !== null);
  const isAdmin = user.role === 'admin' && user.disabled_at === null;
  if (isAdmin && !staysAdmin && (await new UserReader(change.tx).otherAdmins(user.id)) === 0) {
    const path = edit.disabled === true ? 'disabled' : 'role';
    return { path, message: `${user.name} is the only admin: make someone else admin first` };
  }
  return edit.email === undefined ? null : takenBy(change, edit.email, user.id);
}

async function takenBy(
  change: WriteContext,
  email: string,
  except: number | null,
): Promise<FieldError | null> {
  const holder = await new UserReader(change.tx).byEmail(email);
  if (!holder || holder.id === except) return null;
  return { path: 'email', message: `${holder.name} already has this address: enter another` };
}

async function userById(change: WriteContext, id: number): Promise<User> {
  const user = await new UserReader(change.tx).byId(id);
  if (!user) throw new Error(`User ${id} was added and is not there.`);
  return user;
}

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
