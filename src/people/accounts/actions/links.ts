import { hashSecret, newSecret } from '../../../platform/credentials/secrets.js';
import type { Db, Tx } from '../../../platform/db/schema.js';
import type { WriteContext } from '../../../platform/db/transact.js';
import { type FieldError, ok, type Result, refused } from '../../../platform/lib/result.js';
import { addRow } from '../../activity/row-store.js';
import type { NewUser } from '../input.js';
import { type Link, LinkReader, LinkWriter } from '../store/links.js';
import { UserReader } from '../store/users.js';

// One-time links: for signing in, and for making the first admin.

const HOUR_MS = 3_600_000;
const DAY_MS = 24 * HOUR_MS;

export interface MadeLink {
  /** A path on this instance, with the secret. Not stored, so this is the only time it is available. */
  readonly path: string;
  readonly expiresAt: string;
}

/** Creates a one-time sign-in link for a day and withdraws earlier unused ones. */
export async function makeLink(change: WriteContext, userId: number): Promise<Result<MadeLink>> {
  const user = await new UserReader(change.tx).byId(userId);
  if (user?.kind !== 'person') return refused([{ path: '', message: 'There is no such user' }]);
  if (user.disabled_at !== null)
    return refused([{ path: '', message: `${user.name} is disabled: enable them first` }]);
  await new LinkWriter(change.tx).forget(new Date(Date.parse(change.at) - 30 * DAY_MS).toISOString());
  return ok(await replaceLink(change, { purpose: 'sign_in', user_id: userId }, '/sign-in/links', DAY_MS));
}

/** Creates a link for the first admin, valid for an hour; earlier ones end. Null where somebody has a password. */
export async function makeFirstLink(change: WriteContext): Promise<MadeLink | null> {
  if (await new UserReader(change.tx).anyPassword()) return null;
  return replaceLink(change, { purpose: 'first_admin', user_id: null }, '/sign-in/first', HOUR_MS);
}

async function replaceLink(
  change: WriteContext,
  link: Pick<Link, 'purpose' | 'user_id'>,
  below: string,
  lastsMs: number,
): Promise<MadeLink> {
  const secret = newSecret();
  const expiresAt = new Date(Date.parse(change.at) + lastsMs).toISOString();
  const links = new LinkWriter(change.tx);
  await links.withdraw(link.user_id);
  const times = { created_at: change.at, expires_at: expiresAt, used_at: null };
  await links.keep({ link_hash: hashSecret(secret), ...link, ...times });
  return { path: `${below}/${secret}`, expiresAt };
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

/** Whether a link can be used at a time (UTC, ISO 8601). */
export function stateOf(link: Link, now: string): 'usable' | 'used' | 'expired' {
  if (link.used_at !== null) return 'used';
  return link.expires_at > now ? 'usable' : 'expired';
}
