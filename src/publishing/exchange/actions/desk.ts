import { HeadReader } from '../../../people/activity/first-and-last-store.js';
import { kyselyOn } from '../../../platform/db/connection/dialect.js';
import { openConnection } from '../../../platform/db/connection/open.js';
import type { Db, Tx } from '../../../platform/db/schema.js';
import type { WriteContext } from '../../../platform/db/transact.js';
import type { Desk } from '../input/desk.js';
import { countRecords, importDesk, type OnProgress } from './import.js';
import { AnotherRuns, BesideImport, type BesideOptions } from './portions/beside.js';
import { basisOf, deskToWrite } from './portions/desk.js';
import type { Since } from './portions/publish.js';
import { NotPublished } from './table/publish.js';

// Imports an onrecord-json file while others work: docs/decisions/0039-whole-databases-beside-other-work.md.

interface DeskFile {
  readonly desk: Desk;
  readonly actor: number;
  readonly change: <T>(work: (change: WriteContext) => Promise<T>) => Promise<T>;
  /** Looks for duplicates, before anything is written; null where they are imported. @throws AppError to refuse them */
  readonly check: ((db: Db | Tx) => Promise<void>) | null;
  readonly onProgress: OnProgress;
  readonly beside: BesideOptions;
}

/** How often a large file is written in portions, in case what it depends on changes meanwhile. */
const MAX_TRIES = 2;

/** Imports all of a file or nothing. @param file the database @throws AppError not_now where it was cancelled */
export async function importDeskFile(file: string, taking: DeskFile): Promise<void> {
  const { desk, change, check, onProgress } = taking;
  const beside = new BesideImport(file, taking, taking.beside);
  const isLarge = beside.isWorthIt(countRecords(desk));
  for (let tries = 0; isLarge && tries < MAX_TRIES; ) {
    try {
      await beside.whileOthersImport();
      const since = await checkDeskFile(file, taking);
      await beside.publish(deskToWrite({ desk, since, onProgress }));
      return;
    } catch (error) {
      if (error instanceof NotPublished) tries += 1;
      else if (!(error instanceof AnotherRuns)) {
        await beside.giveUp();
        throw error;
      }
    }
  }
  await beside.endWith((ended) =>
    change(async (last) => {
      await check?.(last.tx);
      await importDesk(last, desk, onProgress);
      await ended(last);
    }),
  );
}

/** Checks a file without the lock. @param file the database */
export async function checkDeskFile(
  file: string,
  { desk, check }: Pick<DeskFile, 'desk' | 'check'>,
): Promise<Since> {
  const connection = openConnection(file, 'read');
  try {
    const db = kyselyOn(connection);
    const seq = await new HeadReader(db).seq();
    await check?.(db);
    return { seq, basis: await basisOf(desk, check !== null) };
  } finally {
    connection.close();
  }
}
