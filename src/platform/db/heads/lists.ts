import { existsSync, realpathSync } from 'node:fs';
import { type FileHandle, open } from 'node:fs/promises';
import { resolve } from 'node:path';
import { PRIVATE_MODE } from '../connection/private-files.js';
import { formatStoredHead, parseStoredHead, type StoredHead } from './head.js';

// Files to which heads are appended, a line each: beside the backups, and where ONRECORD_HEADS says. A later head
// implies all earlier ones, so only the end of a file is read.

/** A head in such a file, which several databases may share. */
export interface ListedHead extends StoredHead {
  /** The absolute path of the database. */
  readonly database: string;
  /** Whether earlier heads of this database no longer count: they were given up. */
  readonly anew?: boolean;
}

/** Some four hundred heads. */
const READ_BYTES = 128 * 1024;

/** A link to a database is the same database. */
export function nameInLists(file: string): string {
  return existsSync(file) ? realpathSync(file) : resolve(file);
}

/** The heads of a database that count, oldest first; empty where there is no file. Lines of another form are skipped. */
export async function readHeadList(path: string, file: string): Promise<readonly ListedHead[]> {
  const name = nameInLists(file);
  const heads = (await readEnd(path))
    .split('\n')
    .flatMap((line) => parseListedHead(line) ?? [])
    .filter(({ database }) => database === name);
  return heads.slice(
    Math.max(
      0,
      heads.findLastIndex(({ anew }) => anew === true),
    ),
  );
}

/** Creates a missing file, for its owner alone. @returns what is wrong, in one line; null where it was added */
export async function addToHeadList(path: string, head: ListedHead): Promise<string | null> {
  try {
    await append(path, `${formatStoredHead(head)}\n`);
    return null;
  } catch (error) {
    return `The head of the history could not be added to ${path}: ${error instanceof Error ? error.message : String(error)}.`;
  }
}

async function append(path: string, line: string): Promise<void> {
  const list = await open(path, 'a+', PRIVATE_MODE);
  try {
    // After a line that was broken off, as by a full disk, this one would be no line either.
    await list.appendFile((await endsInLine(list)) ? line : `\n${line}`);
  } finally {
    await list.close();
  }
}

async function endsInLine(list: FileHandle): Promise<boolean> {
  const { size } = await list.stat();
  if (size === 0) return true;
  const { buffer } = await list.read({ buffer: Buffer.alloc(1), position: size - 1 });
  return buffer.toString('latin1') === '\n';
}

function parseListedHead(line: string): ListedHead | null {
  const head = parseStoredHead(line);
  if (head === null) return null;
  const { database, anew, backup } = JSON.parse(line) as Partial<ListedHead>;
  if (typeof database !== 'string') return null;
  return {
    ...{ ...head, database, anew: anew === true },
    ...(typeof backup === 'string' && { backup }),
  };
}

async function readEnd(path: string): Promise<string> {
  const list = await open(path, 'r').catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return null;
    throw error;
  });
  if (list === null) return '';
  try {
    const { size } = await list.stat();
    const position = Math.max(0, size - READ_BYTES);
    const { buffer, bytesRead } = await list.read({ buffer: Buffer.alloc(READ_BYTES), position });
    return buffer.toString('utf8', 0, bytesRead);
  } finally {
    await list.close();
  }
}
