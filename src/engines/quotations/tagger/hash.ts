// Hashes are 32-bit integers, the same on every machine.

/** FNV-1a over UTF-16 code units. */
export function hashOf(word: string): number {
  let hash = 0x81_1c_9d_c5 | 0;
  for (let at = 0; at < word.length; at += 1) hash = Math.imul(hash ^ word.charCodeAt(at), 0x01_00_01_93);
  return hash;
}

/**
 * Combines two values into one; the order counts. In steps so short that the engine puts each in the place of its call:
 * features are written a hundred million times a minute.
 */
export function mix(one: number, other: number): number {
  return folded(spread(joined(one, other)));
}

const { imul } = Math;

function joined(one: number, other: number): number {
  return imul(one, 0x9e_37_79_b1) ^ other;
}

function spread(hash: number): number {
  return imul(hash ^ (hash >>> 15), 0x85_eb_ca_77);
}

function folded(hash: number): number {
  return hash ^ (hash >>> 13);
}
