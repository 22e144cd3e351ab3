import { HeadReader } from '../activity/head-store.js';
import { kyselyOn } from '../db/dialect.js';
import { atOneMoment } from '../db/one-moment.js';
import { openConnection } from '../db/open.js';
import { Staging } from '../db/staging.js';
import type { Change } from '../db/transact.js';
import { type CsvDesk, type CsvReport, type CsvWish, checkCsv } from './csv/check.js';
import { NotPublished, publishCsv } from './csv/publish.js';

// A table that is taken in while others use the desk: docs/decisions/0007-an-import-is-checked-apart.md.

/** What a check found, and what it comes to, as long as the work with it lasts. */
export interface Checked {
  readonly report: CsvReport;
  readonly staging: Staging;
}

export interface ToCheck {
  readonly bytes: Buffer;
  readonly wish: CsvWish;
  readonly actor: number;
  readonly most: NonNullable<CsvDesk['most']>;
}

/**
 * Checks a table beside the desk and hands over what was found. On a connection of its own: the one that pages are
 * read with would show them all the same moment until the check ends.
 * @param file the desk's
 */
export async function withChecked<T>(
  file: string,
  { bytes, wish, actor, most }: ToCheck,
  work: (checked: Checked) => Promise<T>,
): Promise<T> {
  const connection = openConnection(file, 'read');
  const staging = new Staging();
  try {
    const db = kyselyOn(connection);
    const report = await atOneMoment(db, () => checkCsv(bytes, wish, { db, actor, staging, most }));
    return await work({ report, staging });
  } finally {
    staging.close();
    connection.close();
  }
}

/**
 * Takes in what was checked, if nothing on the desk has changed since. Answers the number of its first event.
 * @throws NotPublished where something has: check again
 */
export async function takeIn(change: Change, { report, staging }: Checked): Promise<number> {
  if ((await new HeadReader(change.tx).seq()) !== report.seq) throw new NotPublished([]);
  await publishCsv(change, staging.all(), report);
  return change.events[0]?.seq ?? 0;
}
