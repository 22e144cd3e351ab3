import { randomUUID } from 'node:crypto';
import { type FileHandle, open, unlink } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/**
 * An unlinked temporary file: nobody else can open it, and its space is freed when the handle is closed or the process
 * ends. It is in the system's temporary folder (TMPDIR).
 */
export async function openNamelessFile(): Promise<FileHandle> {
  const path = join(tmpdir(), `onrecord-${randomUUID()}`);
  const handle = await open(path, 'wx+', 0o600);
  await unlink(path);
  return handle;
}
