import { readFile } from 'node:fs/promises';
import { UsageError } from '../../../platform/terminal/refusals.js';

/** The bytes of a named file; `-` is stdin. @throws UsageError where it cannot be read */
export async function bytesOf(file: string): Promise<Buffer> {
  const path = file === '-' ? '/dev/stdin' : file;
  return readFile(path).catch((error: NodeJS.ErrnoException) => {
    const why = REASONS[error.code ?? ''];
    throw why === undefined ? error : new UsageError(`${file} ${why}`);
  });
}

const REASONS: Readonly<Record<string, string>> = {
  ENOENT: 'does not exist: check its name.',
  EISDIR: 'is a folder: give a file.',
  EACCES: 'cannot be read by this account.',
  ERR_FS_FILE_TOO_LARGE: 'is larger than 2 GiB, the most that can be read.',
};
