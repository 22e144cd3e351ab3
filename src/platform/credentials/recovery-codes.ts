import { randomBytes } from 'node:crypto';

// Recovery codes for a lost authenticator app. Each has 120 random bits, so a plain hash is enough.

const CODES = 10;
const LETTERS = 24;
const ALPHABET = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567';

/** Ten codes, each in six groups of four. */
export function newRecoveryCodes(): string[] {
  return Array.from({ length: CODES }, newCode);
}

/** A code normalised for hashing; null for text that cannot be one. */
export function cleanRecoveryCode(typed: string): string | null {
  const letters = typed.toUpperCase().replace(/[\s–—-]/g, '');
  return /^[A-Z2-7]{24}$/.test(letters) ? letters : null;
}

function newCode(): string {
  const letters = [...randomBytes(LETTERS)].map((byte) => ALPHABET[byte % ALPHABET.length]).join('');
  return letters.match(/.{4}/g)?.join('-') ?? letters;
}
