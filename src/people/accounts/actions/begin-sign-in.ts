import type { WriteContext } from '../../../platform/db/transact.js';
import { changeRow } from '../../activity/rows.js';
import type { Try } from '../store/tries.js';
import { UserReader } from '../store/users.js';
import { beginPendingSignIn } from './pending-sign-in.js';
import { beginSession, settleTry } from './sign-in.js';

export interface RightPassword {
  readonly userId: number;
  /** The hash it was checked against. */
  readonly checked: string;
  /** A stronger hash of the same password, where the stored one is weak. */
  readonly stronger: string | null;
}

/** Signed in, or known by the password and still to send a code. */
export type SignInBegun =
  | { readonly kind: 'in'; readonly session: string }
  | { readonly kind: 'code'; readonly signIn: string };

/** After the right password. Null where it was changed while it was being checked. */
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
  // With a second factor the tries stand until the code is right, or the code could be guessed for ever.
  if ((await users.byId(right.userId))?.second_factor_at)
    return { kind: 'code', signIn: await beginPendingSignIn(change, right.userId, null) };
  await settleTry(change, tried);
  return { kind: 'in', session: await beginSession(change, right.userId, oldSession) };
}
