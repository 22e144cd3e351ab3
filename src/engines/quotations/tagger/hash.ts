// Hashes are 32-bit integers, the same on every machine.

/** FNV-1a over UTF-16 code units. */
export function hashOf(word: string): number {
  let hash = 0x81_1c_9d_c5 | 0;
  for (let at = 0; at < word.length; at += 1) hash = Math.imul(hash ^ word.charCodeAt(at), 0x01_00_01_93);
  return hash;
}

/** Combines two values into one; the order counts. */
export function mix(one: number, other: number): number {
  let hash = Math.imul(one, 0x9e_37_79_b1) ^ other;
  hash = Math.imul(hash ^ (hash >>> 15), 0x85_eb_ca_77);
  return hash ^ (hash >>> 13);
}
