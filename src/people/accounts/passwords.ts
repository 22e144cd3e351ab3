import { type Algorithm, hash, parseOptions, verify } from '@node-rs/argon2';

// Hashes of passwords. Slow on purpose (about 0.1 s): never call it inside a transaction.

/** @source OWASP Password Storage Cheat Sheet: Argon2id with 46 MiB, one pass, one thread */
const COST = {
  algorithm: 2 satisfies Algorithm.Argon2id,
  memoryCost: 47_104,
  timeCost: 1,
  parallelism: 1,
} as const;

/** The whole of it, however long; the same password typed on another keyboard is the same (NFC). */
export async function hashPassword(password: string): Promise<string> {
  return hash(password.normalize('NFC'), COST);
}

/**
 * Whether this is the password behind a hash. Null, where there is none, takes as long as a wrong one, so
 * that the time tells nobody who has an account.
 */
export async function isPassword(password: string, storedHash: string | null): Promise<boolean> {
  const matches = await verify(storedHash ?? NOBODYS, password.normalize('NFC'));
  return storedHash !== null && matches;
}

/** Whether a stored hash is cheaper to guess than those made now, and should be made anew. */
export function isWeak(storedHash: string): boolean {
  const made = parseOptions(storedHash);
  return (
    made.algorithm !== COST.algorithm || made.memoryCost < COST.memoryCost || made.timeCost < COST.timeCost
  );
}

/** Made from 256 random bits that were thrown away, with the cost above. */
const NOBODYS =
  '$argon2id$v=19$m=47104,t=1,p=1$olQdcg1jNH4fgtWP87R/BA$H5SauKRDgXy0ga7vlIrYf2UwmqWz17kX4/6g36AGoY8';
