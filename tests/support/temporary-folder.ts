import { accessSync, chmodSync, constants, mkdtempSync, rmSync, statfsSync } from 'node:fs';
import { join } from 'node:path';

const MEMORY = '/dev/shm';
/** Bytes. All temporary files of `npm test` together need a tenth of it. */
const ENOUGH = 4 * 1024 ** 3;

/**
 * Puts the temporary files of the tests into memory, where the system has room there: what a test writes need not
 * outlast a power cut, and each transaction would wait for the disk.
 * @returns removes them
 */
export function keepTemporaryFilesInMemory(): () => void {
  const before = process.env.TMPDIR;
  // Asked once for each project.
  if (before?.startsWith(MEMORY) || !hasRoomInMemory()) return () => undefined;
  const folder = mkdtempSync(join(MEMORY, 'onrecord-tests-'));
  // Some run a program as another user, who has to find what is in it.
  chmodSync(folder, 0o755);
  process.env.TMPDIR = folder;
  return () => {
    if (before === undefined) delete process.env.TMPDIR;
    else process.env.TMPDIR = before;
    rmSync(folder, { recursive: true, force: true, maxRetries: 5 });
  };
}

function hasRoomInMemory(): boolean {
  try {
    accessSync(MEMORY, constants.W_OK);
    const { bavail, bsize } = statfsSync(MEMORY);
    return bavail * bsize >= ENOUGH;
  } catch {
    return false;
  }
}
