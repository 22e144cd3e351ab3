import { type FileHandle, open, stat } from 'node:fs/promises';
import { UsageError } from '../../../platform/terminal/refusals.js';

/** Read at a time. */
const PIECE_BYTES = 256 * 1024;

/** The bytes of a named file, piece by piece; `-` is stdin. @throws UsageError where it cannot be read */
export async function* piecesOf(file: string): AsyncGenerator<Uint8Array> {
  const handle = await opened(file);
  try {
    for (;;) {
      // A piece of its own each: whoever reads them may keep one while reading the next.
      const piece = new Uint8Array(PIECE_BYTES);
      const { bytesRead } = await handle.read(piece).catch((error) => refuse(file, error));
      if (bytesRead === 0) return;
      yield piece.subarray(0, bytesRead);
    }
  } finally {
    await handle.close();
  }
}

/** The first bytes of a regular file; none of a pipe, which cannot be read twice, or of what cannot be read. */
export async function headOf(file: string): Promise<Uint8Array> {
  const about = await stat(file).catch(() => null);
  if (about?.isFile()) for await (const piece of piecesOf(file)) return piece;
  return new Uint8Array();
}

/** The bytes of a whole file. @throws UsageError where it cannot be read */
export async function bytesOf(file: string): Promise<Buffer> {
  const handle = await opened(file);
  try {
    return await handle.readFile().catch((error) => refuse(file, error));
  } finally {
    await handle.close();
  }
}

function opened(file: string): Promise<FileHandle> {
  return open(file === '-' ? '/dev/stdin' : file).catch((error) => refuse(file, error));
}

function refuse(file: string, error: NodeJS.ErrnoException): never {
  const why = REASONS[error.code ?? ''];
  throw why === undefined ? error : new UsageError(`${file} ${why}`);
}

const REASONS: Readonly<Record<string, string>> = {
  ENOENT: 'does not exist: check its name.',
  EISDIR: 'is a folder: give a file.',
  EACCES: 'cannot be read by this account.',
  ERR_FS_FILE_TOO_LARGE: 'is larger than 2 GiB, the most that can be read.',
};
