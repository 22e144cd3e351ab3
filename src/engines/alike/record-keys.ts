import { comparableWords, hash31 } from '../text/likeness.js';
import { comparableAddress, comparableHost } from './address.js';
import { storedKeys } from './claim-keys.js';
import { storedNameKeys } from './name-keys.js';

// Hashes by which possible duplicates are found, by the property compared. Old migrations call these by name in SQL,
// so no name may be removed.

const KEYS = {
  claim: storedKeys,
  name: storedNameKeys,
  title: (title: string) => [titleKey(title)],
  address: (url: string) => hashed('address', comparableAddress(url)),
  host: (url: string) => hashed('host', comparableHost(url)),
} as const;

export function keysOf(compared: string, text: string): number[] {
  if (!Object.hasOwn(KEYS, compared)) throw new Error(`Nothing is compared by ‘${compared}’.`);
  return KEYS[compared as keyof typeof KEYS](text);
}

/** For a title or a name that must have the same words. */
export function titleKey(title: string): number {
  const words = comparableWords(title);
  return hash31(words, 0, words.length, 'title'.length);
}

function hashed(kind: string, text: string | null): number[] {
  return text === null ? [] : [hash31([kind, text], 0, 2)];
}
