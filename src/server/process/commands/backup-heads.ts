import { basename } from 'node:path';
import { compareCopies } from '../../../platform/db/backups/earlier-copies.js';
import { withConnection } from '../../../platform/db/connection/open.js';
import { describeHeadFault, type HeadFault } from '../../../platform/db/heads/compare.js';
import { readEnd } from '../../../platform/db/heads/history-end.js';
import { addToHeadList, nameInLists } from '../../../platform/db/heads/lists.js';
import {
  compareFound,
  describeUnreadable,
  type FoundHeads,
  headListIn,
} from '../../../platform/db/heads/places.js';
import { type Clock, nowIso } from '../../../platform/lib/clock.js';
import { AppError } from '../../../platform/lib/errors.js';
import type { Terminal } from '../../../platform/terminal/terminal.js';

// A backup must have every entry that earlier backups and stored heads have, and adds the head that it ends at.

interface ComparedCopy {
  readonly folder: string;
  /** The database. */
  readonly file: string;
  /** The copy of it. */
  readonly copy: string;
}

/** Entries are missing that were saved. Its message names nothing of the record. */
export class ShorterHistory extends AppError {
  constructor(file: string, fault: HeadFault) {
    super('database_unusable', `${describeHeadFault(fault, file)} ${UNTIL}`);
  }
}

const UNTIL =
  'Every backup is marked faulty until the entries are brought back from an earlier backup, or given up with `onrecord audit accept`.';

/** What the copy lacks. @param known heads that were read before the copy was made, since writers continue */
export function shorterThanBefore(
  { folder, file, copy }: ComparedCopy,
  known: readonly FoundHeads[],
  terminal: Terminal,
): ShorterHistory | null {
  for (const line of describeUnreadable(known)) terminal.note(line);
  const faults = withConnection(copy, 'read', (connection) => [
    ...[compareCopies(connection, folder, file)].filter((fault) => fault !== null),
    ...compareFound(connection, known),
  ]);
  // Each has the same to say; a backup has the entries as well.
  const [first] = faults;
  return first === undefined ? null : new ShorterHistory(file, first);
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
