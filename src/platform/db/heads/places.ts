import { basename, join } from 'node:path';
import type { Connection } from '../connection/open.js';
import { compareHeads, type HeadFault } from './compare.js';
import type { StoredHead } from './head.js';
import { headFileOf, readHeadFile } from './head-file.js';
import { readHeadList } from './lists.js';

// Every place in which heads of a database are stored.

export interface HeadPlaces {
  /** The database, beside which one is. */
  readonly file: string;
  /** Files to which heads are appended. */
  readonly lists: readonly string[];
}

/** What a place holds, or why it cannot be read. */
export interface FoundHeads {
  readonly place: string;
  readonly heads: readonly StoredHead[];
  readonly unreadable: string | null;
}

/** The file in a folder of backups to which each adds a line. @param file the database */
export function headListIn(folder: string, file: string): string {
  return join(folder, `${basename(file).replace(/\.db$/, '')}-heads.txt`);
}

/** Reads them before the history is read, since writers continue. Never rejects. */
export async function readHeads({ file, lists }: HeadPlaces): Promise<readonly FoundHeads[]> {
  return Promise.all([readBeside(file), ...lists.map((path) => readList(path, file))]);
}

export function compareFound(connection: Connection, found: readonly FoundHeads[]): readonly HeadFault[] {
  return found.flatMap(({ place, heads }) => compareHeads(connection, place, heads) ?? []);
}

/** One line for each place that cannot be read. */
export function describeUnreadable(found: readonly FoundHeads[]): readonly string[] {
  return found.flatMap(({ place, unreadable }) =>
    unreadable === null ? [] : [`The heads in ${place} could not be read: ${unreadable}.`],
  );
}

async function readBeside(file: string): Promise<FoundHeads> {
  const place = headFileOf(file);
  const read = readHeadFile(file);
  if ('unreadable' in read) return { place, heads: [], ...read };
  return { place, heads: read.head === null ? [] : [read.head], unreadable: null };
}

async function readList(place: string, file: string): Promise<FoundHeads> {
  try {
    return { place, heads: await readHeadList(place, file), unreadable: null };
  } catch (error) {
    return { place, heads: [], unreadable: error instanceof Error ? error.message : String(error) };
  }
}
