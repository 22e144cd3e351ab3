import { hashSecret } from '../../../platform/credentials/secrets.js';
import { matchingStep } from '../../../platform/credentials/totp.js';
import type { WriteContext } from '../../../platform/db/transact.js';
import { changeRow } from '../../activity/row-store.js';
import { codeLimits, MAX_WRONG_CODES, secondsToWait, WINDOW_MS } from '../model/tries.js';
import { type SecondFactor, SecondFactorWriter } from '../store/second-factors.js';
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
