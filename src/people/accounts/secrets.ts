import { hash, randomBytes } from 'node:crypto';

/** A secret of 256 random bits, for a cookie, a token or a link: URL-safe text. */
export function newSecret(): string {
  return randomBytes(32).toString('base64url');
}

/** What is stored of a secret. It has enough randomness that no slow hash is needed. */
export function hashSecret(secret: string): string {
  return hash('sha256', secret);
}
