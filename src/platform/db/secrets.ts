import { hash } from 'node:crypto';

/**
 * What an event holds of a stored secret, which is a hash itself: its SHA-256, in lower-case hexadecimal. A row without
 * one has a word of its own, since events omit what is empty, and those of older versions hold nothing.
 */
export function sha256OfSecret(stored: unknown): string {
  return typeof stored === 'string' ? hash('sha256', stored, 'hex') : 'none';
}
