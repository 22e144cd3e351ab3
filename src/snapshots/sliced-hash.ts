import { createHash } from 'node:crypto';
import { setImmediate as othersTurn } from 'node:timers/promises';

/** As much as is hashed in about 2 ms. */
const SLICE_BYTES = 1024 * 1024;

/** SHA-256 as lower-case hexadecimal. Lets other requests run between two slices. */
export async function hashInSlices(bytes: Uint8Array): Promise<string> {
  const hash = createHash('sha256');
  for (let at = 0; at < bytes.length; at += SLICE_BYTES) {
    if (at > 0) await othersTurn();
    hash.update(bytes.subarray(at, at + SLICE_BYTES));
  }
  return hash.digest('hex');
}
