import type { WriteContext } from '../../../platform/db/transact.js';
import { changeRow } from '../../activity/rows.js';
import { endSessions } from '../actions.js';
import { cleanRecoveryCode, newRecoveryCodes } from '../recovery-codes.js';
import { hashSecret } from '../secrets.js';
import { SecondFactorWriter } from '../store/second-factors.js';
import { newTotpSecret } from '../totp.js';
import { type CodeCheck, useCode } from './check-code.js';

// Switching a second factor on and off. Its secret is shown while it is set up, recovery codes once.

/** A new secret; nothing changes for the sign-in until a code of it was right. Does nothing where one is on. */
export async function beginSecondFactor(change: WriteContext, userId: number): Promise<void> {
  const factors = new SecondFactorWriter(change.tx);
  const factor = await factors.of(userId);
  if (factor === undefined || factor.confirmed_at === null)
    await factors.begin(userId, newTotpSecret(), change.at);
}

export type Confirmed =
  | { readonly kind: 'on'; readonly codes: readonly string[] }
  | Exclude<CodeCheck, { kind: 'right' }>
  /** Nothing is being set up. */
  | { readonly kind: 'none' };

/** Switches on what is being set up, if the code is right. @param address as `useCode` takes it */
export async function confirmSecondFactor(
  change: WriteContext,
  userId: number,
  code: string,
  address: string,
): Promise<Confirmed> {
  const factors = new SecondFactorWriter(change.tx);
  const factor = await factors.of(userId);
  if (factor === undefined || factor.confirmed_at !== null) return { kind: 'none' };
  const check = await useCode(change, factor, { oneTime: code, recovery: null }, address);
  if (check.kind !== 'right') return check;
  await factors.confirm(userId, change.at);
  const codes = await keepNewCodes(change, userId);
  const columns = { second_factor_at: change.at, recovery_codes_left: codes.length };
  await changeRow(change, 'users', userId, null, columns, { action: 'second_factor_on' });
  return { kind: 'on', codes };
}

/** Ten new recovery codes; those before work no more. */
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

/** By somebody else, where the app and the recovery codes are gone: the person is signed out everywhere. False where none is on. */
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
