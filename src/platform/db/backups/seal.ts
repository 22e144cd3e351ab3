import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { appendFile, open, stat } from 'node:fs/promises';

// A backup ends in a line with the SHA-256 of everything before it. SQLite ignores what follows the last page, so the
// file opens normally, while a truncated copy or a single flipped bit is detected. SQLite's own check finds damage in
// the structure only, not in the text.

const OPENING = '\nOnrecord backup, SHA-256 of what stands before: ';
const SEAL_BYTES = OPENING.length + 64 + 1;

/** `whole`: unchanged since it was sealed. `broken`: changed or truncated since. `none`: another program's copy. */
export type SealState = 'whole' | 'broken' | 'none';

/** Appends the seal to a closed database file. */
export async function seal(file: string): Promise<void> {
  const { size } = await stat(file);
  await appendFile(file, `${OPENING}${await sha256Of(file, size)}\n`, { flush: true });
}

/** The SHA-256 in the seal of a backup, without reading the rest; null where there is no seal. */
export async function sealOf(file: string): Promise<string | null> {
  const { size } = await stat(file);
  const end = await readEnd(file, size);
  return end.startsWith(OPENING) ? end.slice(OPENING.length).trim() : null;
}

/** Reads the whole file. */
export async function checkSeal(file: string): Promise<SealState> {
  const { size } = await stat(file);
  const end = await readEnd(file, size);
  if (end.startsWith(OPENING)) {
    return end === `${OPENING}${await sha256Of(file, size - SEAL_BYTES)}\n` ? 'whole' : 'broken';
  }
  // Pages have at least 512 bytes, so any other length means a truncated file or a damaged seal.
  return size % 512 === 0 ? 'none' : 'broken';
}

async function readEnd(file: string, size: number): Promise<string> {
  const handle = await open(file, 'r');
  try {
    const start = Math.max(0, size - SEAL_BYTES);
    const { buffer, bytesRead } = await handle.read({ buffer: Buffer.alloc(SEAL_BYTES), position: start });
    return buffer.subarray(0, bytesRead).toString('latin1');
  } finally {
    await handle.close();
  }
}

async function sha256Of(file: string, bytes: number): Promise<string> {
  const hash = createHash('sha256');
  if (bytes > 0) for await (const chunk of createReadStream(file, { end: bytes - 1 })) hash.update(chunk);
  return hash.digest('hex');
}
