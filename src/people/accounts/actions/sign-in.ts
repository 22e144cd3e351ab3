import { hashSecret, newSecret } from '../../../platform/credentials/secrets.js';
import type { Db, Tx } from '../../../platform/db/schema.js';
import type { WriteContext } from '../../../platform/db/transact.js';
import { type FieldError, ok, type Result, refused } from '../../../platform/lib/result.js';
import { addRow } from '../../activity/row-store.js';
import type { NewUser } from '../input.js';
import { rememberedAt } from '../model/session-times.js';
import { attackOn, limitsFor, secondsToWait, WINDOW_MS } from '../model/tries.js';
import { type Link, LinkReader, LinkWriter } from '../store/links.js';
import { SessionWriter } from '../store/sessions.js';
import { type Try, TryWriter } from '../store/tries.js';
import { UserReader } from '../store/users.js';

// Signing in and out. Passwords are checked elsewhere, since that takes a tenth of a second.

/** How long the link for the first admin is valid. Milliseconds. */
const FIRST_MS = 3_600_000;

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

export type LinkState =
  | {
      readonly kind: 'usable';
      readonly userId: number;
      readonly name: string;
      readonly email: string | null;
      readonly hasPassword: boolean;
      readonly hasSecondFactor: boolean;
    }
  | { readonly kind: 'unknown' | 'used' | 'expired' };

/** The state of a sign-in link. Reading does not consume it, since mail programs open links. */
export async function readLinkState(db: Db | Tx, secret: string, now: string): Promise<LinkState> {
  const link = await new LinkReader(db).find(hashSecret(secret), 'sign_in');
  if (!link || link.user_id === null) return { kind: 'unknown' };
  const state = stateOf(link, now);
  if (state !== 'usable') return { kind: state };
  const user = await new UserReader(db).byId(link.user_id);
  if (!user || user.disabled_at !== null) return { kind: 'unknown' };
  return {
    kind: 'usable',
    userId: user.id,
    name: user.name,
    email: user.email,
    hasPassword: user.has_password,
    hasSecondFactor: user.second_factor_at !== null,
  };
}

/** Consumes a link. The caller must have checked it in the same change. */
export async function useLink(change: WriteContext, secret: string): Promise<void> {
  await new LinkWriter(change.tx).use(hashSecret(secret), change.at);
}

/** Creates a link for the first admin, valid for an hour; earlier ones end. Null where somebody has a password. */
export async function makeFirstLink(
  change: WriteContext,
): Promise<{ readonly path: string; readonly expiresAt: string } | null> {
  if (await new UserReader(change.tx).anyPassword()) return null;
  const secret = newSecret();
  const expiresAt = new Date(Date.parse(change.at) + FIRST_MS).toISOString();
  const links = new LinkWriter(change.tx);
  await links.withdraw(null);
  await links.keep({
    link_hash: hashSecret(secret),
    purpose: 'first_admin',
    user_id: null,
    created_at: change.at,
    expires_at: expiresAt,
    used_at: null,
  });
  return { path: `/sign-in/first/${secret}`, expiresAt };
}

export type FirstLinkState = 'usable' | 'unknown' | 'used' | 'expired' | 'too_late';

export async function readFirstLinkState(db: Db | Tx, secret: string, now: string): Promise<FirstLinkState> {
  const link = await new LinkReader(db).find(hashSecret(secret), 'first_admin');
  if (!link) return 'unknown';
  const state = stateOf(link, now);
  return state === 'usable' && (await new UserReader(db).anyPassword()) ? 'too_late' : state;
}

/** Returns the id of the first admin and consumes the link; call `readFirstLinkState` first, in the same change. */
export async function addFirstAdmin(
  change: WriteContext,
  secret: string,
  admin: Omit<NewUser, 'role'> & { readonly passwordHash: string },
): Promise<Result<number>> {
  const { name, email, passwordHash } = admin;
  if (await new UserReader(change.tx).byEmail(email)) return refused([TAKEN]);
  const row = {
    kind: 'person',
    name,
    email,
    role: 'admin',
    password_hash: passwordHash,
    disabled_at: null,
  } as const;
  const { id } = await addRow(change, 'users', row);
  await useLink(change, secret);
  return ok(id);
}

const TAKEN: FieldError = {
  path: 'email',
  message: 'Another user has this address: enter another, or make a link for them with ‘onrecord user link’',
};

function stateOf(link: Link, now: string): 'usable' | 'used' | 'expired' {
  if (link.used_at !== null) return 'used';
  return link.expires_at > now ? 'usable' : 'expired';
}
