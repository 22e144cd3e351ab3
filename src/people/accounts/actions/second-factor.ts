import { cleanRecoveryCode, newRecoveryCodes } from '../../../platform/credentials/recovery-codes.js';
import { hashSecret } from '../../../platform/credentials/secrets.js';
import { newTotpSecret } from '../../../platform/credentials/totp.js';
import type { WriteContext } from '../../../platform/db/transact.js';
import { changeRow } from '../../activity/row-store.js';
import { endSessions } from '../actions.js';
import { SecondFactorWriter } from '../store/second-factors.js';
import { type CodeCheck, useCode } from './check-code.js';

// Enables and disables a second factor. Its secret is shown during the set-up, recovery codes once.

/**
 * Creates a secret, which takes effect once a code of it is confirmed. Does nothing where a second factor is enabled.
 */
export async function beginSecondFactor(change: WriteContext, userId: number): Promise<void> {
  const factors = new SecondFactorWriter(change.tx);
  const factor = await factors.byUser(userId);
  if (factor === undefined || factor.confirmed_at === null)
    await factors.begin(userId, newTotpSecret(), change.at);
}

export type Confirmed =
  | { readonly kind: 'on'; readonly codes: readonly string[] }
  | Exclude<CodeCheck, { kind: 'right' }>
  /** Nothing is being set up. */
  | { readonly kind: 'none' };

/** Enables the second factor that is being set up, if the code is correct. @param address as in `useCode` */
export async function confirmSecondFactor(
  change: WriteContext,
  userId: number,
  code: string,
  address: string,
): Promise<Confirmed> {
  const factors = new SecondFactorWriter(change.tx);
  const factor = await factors.byUser(userId);
  if (factor === undefined || factor.confirmed_at !== null) return { kind: 'none' };
  const check = await useCode(change, factor, { oneTime: code, recovery: null }, address);
  if (check.kind !== 'right') return check;
  await factors.confirm(userId, change.at);
  const codes = await keepNewCodes(change, userId);
  const columns = { second_factor_at: change.at, recovery_codes_left: codes.length };
  await changeRow(change, 'users', userId, null, columns, { action: 'second_factor_on' });
  return { kind: 'on', codes };
}

/** Replaces the recovery codes with ten new ones. */
export async function renewRecoveryCodes(change: WriteContext, userId: number): Promise<readonly string[]> {
  const codes = await keepNewCodes(change, userId);
  const about = { action: 'recovery_codes_renewed', touch: true };
  await changeRow(change, 'users', userId, null, { recovery_codes_left: codes.length }, about);
  return codes;
}

/** By the person, after their password and a code. */
export async function switchOffSecondFactor(change: WriteContext, userId: number): Promise<void> {
  await removeFactor(change, userId, 'second_factor_off');
}

/**
 * By an admin, where the app and the recovery codes are lost: signs the person out everywhere. False where none is
 * enabled.
 */
export async function resetSecondFactor(change: WriteContext, userId: number): Promise<boolean> {
  if (!(await removeFactor(change, userId, 'second_factor_reset'))) return false;
  await endSessions(change, userId);
  return true;
}

async function removeFactor(change: WriteContext, userId: number, action: string): Promise<boolean> {
  await new SecondFactorWriter(change.tx).remove(userId);
  const columns = { second_factor_at: null, recovery_codes_left: null };
  const outcome = await changeRow(change, 'users', userId, null, columns, { action });
  return outcome.kind === 'changed';
}

async function keepNewCodes(change: WriteContext, userId: number): Promise<readonly string[]> {
  const codes = newRecoveryCodes();
  const hashes = codes.map((code) => hashSecret(cleanRecoveryCode(code) ?? code));
  await new SecondFactorWriter(change.tx).keepRecoveryCodes(userId, hashes);
  return codes;
}
