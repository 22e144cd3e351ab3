import { type Algorithm, hash, parseOptions, verify } from '@node-rs/argon2';

// Password hashes. Slow on purpose (about 0.1 s): never call these inside a transaction.

/** @source OWASP Password Storage Cheat Sheet: Argon2id with 46 MiB, one pass, one thread */
const COST = {
  algorithm: 2 satisfies Algorithm.Argon2id,
  memoryCost: 47_104,
  timeCost: 1,
  parallelism: 1,
} as const;

/** Hashes the whole password, whatever its length, in NFC, so that it is the same on every keyboard. */
export async function hashPassword(password: string): Promise<string> {
  return hash(password.normalize('NFC'), COST);
}

/**
 * Whether this is the password of a hash. A null hash takes as long as a wrong password, so that the time does not
 * reveal who has an account.
 */
export async function isPassword(password: string, storedHash: string | null): Promise<boolean> {
  const matches = await verify(storedHash ?? NOBODYS, password.normalize('NFC'));
  return storedHash !== null && matches;
}

/** Whether a stored hash is weaker than current ones and should be replaced. */
export function isWeak(storedHash: string): boolean {
  const made = parseOptions(storedHash);
  return (
    made.algorithm !== COST.algorithm || made.memoryCost < COST.memoryCost || made.timeCost < COST.timeCost
  );
}

/** The hash of 256 discarded random bits, with the cost above. */
const NOBODYS =
  '$argon2id$v=19$m=47104,t=1,p=1$olQdcg1jNH4fgtWP87R/BA$H5SauKRDgXy0ga7vlIrYf2UwmqWz17kX4/6g36AGoY8';
