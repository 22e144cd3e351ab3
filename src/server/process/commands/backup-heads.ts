import { basename } from 'node:path';
import { withConnection } from '../../../platform/db/connection/open.js';
import { describeHeadFault } from '../../../platform/db/heads/compare.js';
import { readEnd } from '../../../platform/db/heads/history-end.js';
import { addToHeadList, nameInLists } from '../../../platform/db/heads/lists.js';
import {
  compareFound,
  describeUnreadable,
  headListIn,
  readHeads,
} from '../../../platform/db/heads/places.js';
import { type Clock, nowIso } from '../../../platform/lib/clock.js';
import type { Terminal } from '../../../platform/terminal/terminal.js';

// The heads beside the backups of a folder: each backup adds the one that it ends at, and must have all earlier ones.

interface ComparedCopy {
  readonly folder: string;
  /** The database. */
  readonly file: string;
  /** The copy of it. */
  readonly copy: string;
}

/** What the copy lacks that earlier backups had, in a sentence each. */
export async function lostBefore(
  { folder, file, copy }: ComparedCopy,
  terminal: Terminal,
): Promise<string[]> {
  const list = headListIn(folder, file);
  // NOTE: the head beside the database is left out: the server goes on writing, and it may be ahead of the copy.
  const listed = (await readHeads({ file, lists: [list] })).filter(({ place }) => place === list);
  for (const line of describeUnreadable(listed)) terminal.note(line);
  const faults = withConnection(copy, 'read', (connection) => compareFound(connection, listed));
  return faults.map((fault) => describeHeadFault(fault, file));
}

/** Adds the head that a good backup ends at. A list that takes no more is named, and the backup stands. */
export async function addBackupHead(
  { folder, file, copy }: ComparedCopy,
  clock: Clock,
  terminal: Terminal,
): Promise<void> {
  const end = withConnection(copy, 'read', readEnd);
  if (end === null) return;
  const head = { ...end, at: nowIso(clock), database: nameInLists(file), backup: basename(copy) };
  const line = await addToHeadList(headListIn(folder, file), head);
  if (line !== null) terminal.note(line);
}
