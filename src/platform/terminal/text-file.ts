import { readFile, writeFile } from 'node:fs/promises';
import { hasTooManyControls } from '../lib/text/text-hygiene.js';
import { refuseDatabase } from './out-file.js';
import { UsageError } from './refusals.js';

// Reads a text file in UTF-8, or UTF-16 with a byte order mark. Positions count from the first character after the
// mark.

/** The text of a file; `-` reads standard input. @throws UsageError where it cannot be read, or is not text */
export async function readTextFile(file: string): Promise<string> {
  const path = file === '-' ? '/dev/stdin' : file;
  const bytes = await readFile(path).catch((error: NodeJS.ErrnoException) => {
    throw refusal(file, error, { ENOENT: 'does not exist: check its name.' });
  });
  const text = decoded(bytes);
  if (text === null || hasTooManyControls(text))
    throw new UsageError(`${file} is not text in UTF-8 or UTF-16: save it as UTF-8.`);
  return text;
}

/** Null where the bytes are valid in neither. */
function decoded(bytes: Buffer): string | null {
  try {
    return new TextDecoder(encodingOf(bytes), { fatal: true }).decode(bytes);
  } catch (error) {
    if (!(error instanceof TypeError)) throw error;
    return null;
  }
}

/** @throws UsageError where the file cannot be written, or is a database */
export async function writeTextFile(file: string, text: string): Promise<void> {
  await refuseDatabase(file);
  await writeFile(file, text, { mode: 0o600 }).catch((error: NodeJS.ErrnoException) => {
    throw refusal(file, error, { ENOENT: 'is in a folder that does not exist.' });
  });
}

function encodingOf(bytes: Buffer): string {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return 'utf-16le';
  return bytes[0] === 0xfe && bytes[1] === 0xff ? 'utf-16be' : 'utf-8';
}

const REASONS: Readonly<Record<string, string>> = {
  EISDIR: 'is a folder: give a file.',
  EACCES: 'cannot be opened by this account.',
};

function refusal(
  file: string,
  error: NodeJS.ErrnoException,
  reasons: Readonly<Record<string, string>>,
): Error {
  const why = { ...REASONS, ...reasons }[error.code ?? ''];
  return why === undefined ? error : new UsageError(`${file} ${why}`);
}
