import type { WriteContext } from '../../../platform/db/transact.js';
import { changeRow } from '../../activity/row-store.js';
import type { Try } from '../store/tries.js';
import { UserReader } from '../store/users.js';
import { beginPendingSignIn } from './pending-sign-in.js';
import { beginSession, clearTries } from './sign-in.js';

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
