import type { Try } from '../store/tries.js';

// Limits on guessing passwords. By account and client address together, so that nobody can lock somebody else out; by
// address, so that nobody tries every account; and by account, so that a distributed attack gets fewer attempts from
// each address.

/** How long a failure counts. Milliseconds. */
export const WINDOW_MS = 15 * 60_000;

/** Wrong passwords for one account from one address: more than anybody mistypes. */
const PER_ACCOUNT_AND_ADDRESS = 10;
/** During a distributed attack on an account; the owner at a new address has two attempts left. */
const PER_ACCOUNT_AND_ADDRESS_UNDER_ATTACK = 2;
/** Wrong passwords for one account from all addresses that count as an attack. */
const ATTACK = 60;
/** Wrong passwords from one address, which a whole newsroom may share. */
const PER_ADDRESS = 60;

export interface Limit {
  readonly like: Partial<Try>;
  readonly most: number;
}

/** The limits for an attempt. `attacked`: whether `attackOn` was reached. */
export function limitsFor(tried: Try, attacked: boolean): readonly Limit[] {
  return [
    { like: tried, most: attacked ? PER_ACCOUNT_AND_ADDRESS_UNDER_ATTACK : PER_ACCOUNT_AND_ADDRESS },
    { like: { address: tried.address }, most: PER_ADDRESS },
  ];
}

/**
 * Wrong codes for one account from all addresses: only somebody who knows the password can send one, so this locks out
 * nobody else.
 */
const CODES_PER_ACCOUNT = 10;

/** Wrong codes in a row after which only a recovery code is accepted. @source NIST SP 800-63B, section 5.2.2 */
export const MAX_WRONG_CODES = 100;

/** The limits for a code of a second factor. */
export function codeLimits({ account, address }: Try): readonly Limit[] {
  return [
    { like: { account }, most: CODES_PER_ACCOUNT },
    { like: { address }, most: PER_ADDRESS },
  ];
}

export function attackOn(tried: Try): Limit {
  return { like: { account: tried.account }, most: ATTACK };
}

/** Whole seconds until a failure at one time no longer counts at another; at least 1. */
export function secondsToWait(failedAt: string, now: string): number {
  return Math.max(1, Math.ceil((Date.parse(failedAt) + WINDOW_MS - Date.parse(now)) / 1000));
}
