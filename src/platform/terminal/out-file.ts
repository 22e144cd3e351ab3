import { open, rename, rm, stat } from 'node:fs/promises';
import { dirname, resolve } from 'node:path';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { AppError } from '../lib/errors.js';
import { UsageError } from './refusals.js';

// Writes a command's output to the file of --out. An existing file is replaced, but never partially, and never a
// database.

/** A file in parts, as text or bytes. */
export type Pieces = Iterable<string | Uint8Array> | AsyncIterable<string | Uint8Array>;

/**
 * Writes to a temporary name first, so that the file is either complete or unchanged.
 * @throws UsageError where it cannot be written, or is a folder or a database; AppError `disk_full`
 */
export async function writeOut(out: string, pieces: Pieces): Promise<void> {
  const file = resolve(out);
  await refuseUnfit(file);
  const partial = `${file}.part`;
  const handle = await open(partial, 'w', 0o600).catch((error: NodeJS.ErrnoException) => {
    throw new UsageError(`${file} cannot be written (${error.code}): choose another with --out.`);
  });
  try {
    // A leftover of another version may be readable for others, as may be what a wider umask creates.
    await handle.chmod(0o600);
    await pipeline(Readable.from(pieces), handle.createWriteStream({ flush: true }));
    await rename(partial, file);
  } catch (error) {
    await rm(partial, { force: true });
    throw isDiskFull(error) ? noSpaceFor(file, error) : error;
  }
}

function isDiskFull(error: unknown): boolean {
  return error instanceof Error && 'code' in error && (error.code === 'ENOSPC' || error.code === 'EDQUOT');
}

function noSpaceFor(file: string, cause: unknown): AppError {
  return new AppError(
    'disk_full',
    `The disk of ${dirname(file)} is full, so ${file} was not written. Free some space and try again.`,
    { cause },
  );
}

async function refuseUnfit(file: string): Promise<void> {
  const there = await stat(file).catch(() => null);
  if (there?.isDirectory()) throw new UsageError(`${file} is a folder: give a file with --out.`);
  // A rename would replace a device with a file.
  if (there && !there.isFile())
    throw new UsageError(`${file} is not a regular file: choose another with --out.`);
  await refuseDatabase(file);
}

/** @throws UsageError where the file is a database */
export async function refuseDatabase(file: string): Promise<void> {
  if (await isDatabase(file))
    throw new UsageError(`${file} is a database and would be overwritten: choose another file with --out.`);
}

/** @source SQLite file format, section 1.3 */
const SQLITE_HEADER = 'SQLite format 3\0';

async function isDatabase(file: string): Promise<boolean> {
  const handle = (await stat(file).catch(() => null))?.isFile()
    ? await open(file, 'r').catch(() => null)
    : null;
  if (handle === null) return false;
  try {
    const { buffer } = await handle.read({ buffer: Buffer.alloc(SQLITE_HEADER.length), position: 0 });
    return buffer.toString('latin1') === SQLITE_HEADER;
  } finally {
    await handle.close();
  }
}
