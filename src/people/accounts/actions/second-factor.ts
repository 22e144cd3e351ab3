import { cleanRecoveryCode, newRecoveryCodes } from '../../../platform/credentials/recovery-codes.js';
import { hashSecret } from '../../../platform/credentials/secrets.js';
import { matchingStep, newTotpSecret } from '../../../platform/credentials/totp.js';
import type { WriteContext } from '../../../platform/db/transact.js';
import { changeRow } from '../../activity/row-store.js';
import { endSessions } from '../actions.js';
import { codeLimits, MAX_WRONG_CODES, secondsToWait, WINDOW_MS } from '../model/tries.js';
import { type SecondFactor, SecondFactorReader, SecondFactorWriter } from '../store/second-factors.js';
import { TryWriter } from '../store/tries.js';

// Checks a code of the second factor. Wrong ones count as failed sign-ins; recovery codes are counted separately, so
// that somebody who guesses app codes cannot lock the owner out of them.

export interface TypedCode {
  /** Six digits of the authenticator app; null where none were typed. */
  readonly oneTime: string | null;
  /** Without spaces and hyphens; null where none was typed. */
  readonly recovery: string | null;
}

export type CodeCheck =
  | { readonly kind: 'right' | 'wrong' | 'locked' }
  | { readonly kind: 'wait'; readonly seconds: number };

/**
 * Consumes a code. The change must be committed whatever the result is, or wrong codes would not count.
 * @param address the client's, by which attempts are counted
 */
export async function useCode(
  change: WriteContext,
  factor: SecondFactor,
  typed: TypedCode,
  address: string,
): Promise<CodeCheck> {
  const way = typed.recovery === null ? 'second factor' : 'recovery codes';
  const tried = { account: hashSecret(`${way} of ${factor.user_id}`), address };
  const tries = new TryWriter(change.tx);
  await tries.forget(new Date(Date.parse(change.at) - WINDOW_MS).toISOString());
  for (const { like, most } of codeLimits(tried)) {
    const counted = await tries.nthLatest(like, most);
    if (counted !== null) return { kind: 'wait', seconds: secondsToWait(counted, change.at) };
  }
  if (typed.recovery === null && factor.wrong_codes >= MAX_WRONG_CODES) return { kind: 'locked' };
  if (await isRight(change, factor, typed)) {
    await tries.clear(tried);
    return { kind: 'right' };
  }
  await tries.note(tried, change.at);
  await new SecondFactorWriter(change.tx).noteWrong(factor.user_id);
  return { kind: 'wrong' };
}

async function isRight(change: WriteContext, factor: SecondFactor, typed: TypedCode): Promise<boolean> {
  if (typed.recovery !== null) return useRecoveryCode(change, factor, typed.recovery);
  const step = matchingStep(factor.secret, typed.oneTime ?? '', new Date(change.at));
  // A code may be used once, even if somebody else has seen it.
  if (step === null || step <= (factor.last_step ?? -1)) return false;
  await new SecondFactorWriter(change.tx).noteRight(factor.user_id, step);
  return true;
}

async function useRecoveryCode(change: WriteContext, factor: SecondFactor, code: string): Promise<boolean> {
  const factors = new SecondFactorWriter(change.tx);
  if (!(await factors.useRecoveryCode(factor.user_id, hashSecret(code), change.at))) return false;
  await factors.noteRight(factor.user_id, factor.last_step ?? 0);
  const left = await factors.recoveryCodesLeft(factor.user_id);
  const about = { action: 'recovery_code_used' };
  await changeRow(change, 'users', factor.user_id, null, { recovery_codes_left: left }, about);
  return true;
}

// Enables and disables a second factor. Its secret is shown during the set-up, recovery codes once.

/**
 * Creates a secret, which takes effect once a code of it is confirmed. Does nothing where a second factor is enabled.
 */
export async function beginSecondFactor(change: WriteContext, userId: number): Promise<void> {
  const factor = await new SecondFactorReader(change.tx).byUser(userId);
  if (factor === undefined || factor.confirmed_at === null)
    await new SecondFactorWriter(change.tx).begin(userId, newTotpSecret(), change.at);
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
  const factor = await new SecondFactorReader(change.tx).byUser(userId);
  if (factor === undefined || factor.confirmed_at !== null) return { kind: 'none' };
  const check = await useCode(change, factor, { oneTime: code, recovery: null }, address);
  if (check.kind !== 'right') return check;
  await new SecondFactorWriter(change.tx).confirm(userId, change.at);
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
