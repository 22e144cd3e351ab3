import { randomUUID } from 'node:crypto';
import { type FileHandle, open, unlink } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { AppError } from './errors.js';

/**
 * An unlinked temporary file: nobody else can open it, and its space is freed when the handle is closed or the process
 * ends. It is in the system's temporary folder (TMPDIR).
 * @throws AppError `disk_full`; `unavailable` where that folder is missing or not writable
 */
export async function openNamelessFile(): Promise<FileHandle> {
  const path = join(tmpdir(), `onrecord-${randomUUID()}`);
  const handle = await open(path, 'wx+', 0o600).catch((error: unknown) => {
    throw toAppError(error);
  });
  await unlink(path);
  return handle;
}

function toAppError(error: unknown): unknown {
  const code = error instanceof Error && 'code' in error ? error.code : null;
  if (code === 'ENOSPC' || code === 'EDQUOT')
    return new AppError(
      'disk_full',
      'The disk for temporary files (TMPDIR) is full, so nothing was exported. Free some space and try again.',
      { cause: error },
    );
  if (typeof code !== 'string' || !UNUSABLE.has(code)) return error;
  return new AppError(
    'unavailable',
    'The folder for temporary files (TMPDIR) is missing or cannot be written, so nothing was exported.',
    { cause: error },
  );
}

const UNUSABLE: ReadonlySet<string> = new Set(['ENOENT', 'ENOTDIR', 'EACCES', 'EPERM', 'EROFS']);
