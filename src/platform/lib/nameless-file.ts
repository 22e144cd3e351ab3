import { randomUUID } from 'node:crypto';
import { type FileHandle, open, unlink } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/**
 * A temporary file that has lost its name: nobody else can open it, and its room is free again once the handle
 * is closed or the process ends, however it ends. It lies in the system's folder for temporary files (TMPDIR).
 */
export async function openNamelessFile(): Promise<FileHandle> {
  const path = join(tmpdir(), `onrecord-${randomUUID()}`);
  const handle = await open(path, 'wx+', 0o600);
  await unlink(path);
  return handle;
}
