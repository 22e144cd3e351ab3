import { closeSync, openSync, readdirSync, readSync } from 'node:fs';
import { basename, dirname, join, resolve } from 'node:path';
import { AppError } from '../lib/errors.js';
import { lockDeadline, whileBusy } from './connection/lock-wait.js';
import { APPLICATION_ID, openConnection } from './connection/open.js';
import { toAppError } from './connection/sqlite-errors.js';

// Ensures that erased text is gone from the file: from free pages and from the log.

// A server frees the lock between two changes; a long read of another program may last.
const WAIT_MS = 5_000;

/**
 * Rewrites the file without its free pages and empties the log. Safe beside a server, whose writes get `busy`
 * meanwhile. Takes about a second per 100 MB.
 * @throws AppError `busy` where another program keeps reading or writing
 */
export async function compact(file: string): Promise<void> {
  const connection = openConnection(file, 'write');
  try {
    const deadline = lockDeadline() + WAIT_MS;
    await whileBusy(async () => run(() => connection.exec('PRAGMA optimize; VACUUM')), deadline);
    await whileBusy(async () => {
      const [outcome] = run(() => connection.pragma('wal_checkpoint(TRUNCATE)')) as { busy: number }[];
      if (outcome?.busy === 1) throw stillRead(file);
    }, deadline);
  } finally {
    connection.close();
  }
}

function run<T>(work: () => T): T {
  try {
    return work();
  } catch (error) {
    throw toAppError(error);
  }
}

function stillRead(file: string): AppError {
  return new AppError('busy', `${file}-wal is still read by another program and could not be emptied.`);
}

// The header of an SQLite file: its magic string, and the application id at byte 68. @source sqlite.org/fileformat
const HEADER = 'SQLite format 3\0';
const ID_AT = 68;

/** Other Onrecord databases in the same folder, mostly backups, by name. Absolute paths. */
export function databasesBeside(file: string): string[] {
  const folder = dirname(resolve(file));
  return readdirSync(folder, { withFileTypes: true })
    .filter((entry) => entry.isFile() && entry.name !== basename(file))
    .map((entry) => join(folder, entry.name))
    .filter(isOnrecords)
    .sort();
}

/** An unreadable file may be one of ours and counts; a file that has gone meanwhile does not. */
function isOnrecords(file: string): boolean {
  try {
    const header = readStart(file, ID_AT + 4);
    const isDatabase = header.toString('latin1', 0, HEADER.length) === HEADER;
    return isDatabase && header.readUInt32BE(ID_AT) === APPLICATION_ID;
  } catch (error) {
    return error instanceof Error && 'code' in error && error.code === 'EACCES';
  }
}

function readStart(file: string, bytes: number): Buffer {
  const start = Buffer.alloc(bytes);
  const handle = openSync(file, 'r');
  try {
    readSync(handle, start, 0, bytes, 0);
  } finally {
    closeSync(handle);
  }
  return start;
}
