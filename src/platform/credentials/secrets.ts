import { hash, randomBytes } from 'node:crypto';

/** 256 random bits as URL-safe text, for a cookie, a token or a link. */
export function newSecret(): string {
  return randomBytes(32).toString('base64url');
}

/** The stored hash of a secret. It has enough entropy to need no slow hash. */
export function hashSecret(secret: string): string {
  return hash('sha256', secret);
}
