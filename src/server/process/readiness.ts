import { hasFreeSpace, isOfThisVersion, mayBeWritten } from '../../platform/db/readiness.js';
import type { Db } from '../../platform/db/schema.js';
import type { WriteFault } from '../../platform/db/writing/write-faults.js';
import { AppError } from '../../platform/lib/errors.js';
import type { DeskDisk } from '../context/database.js';

/** Why the server should get no requests at present, without names of files; empty where it is ready. */
export async function readinessFaults(desk: {
  readonly db: Db;
  readonly disk: Pick<DeskDisk, 'tryWriting' | 'isInPlace'>;
  readonly file: string;
}): Promise<readonly string[]> {
  const amiss: string[] = [];
  if (!(await isOfThisVersion(desk.db))) amiss.push('the database is of another version');
  if (!(await hasFreeSpace(desk.file))) amiss.push('the disk is nearly full');
  if (!mayBeWritten(desk.file)) amiss.push('the database may not be written to');
  if (!desk.disk.isInPlace()) amiss.push('the database files were moved or replaced');
  const refusal = await refusalToWrite(desk.disk);
  if (refusal !== null) amiss.push(refusal);
  return amiss;
}

/** Takes the lock that a write needs; writes only where the last write failed, to see whether the fault is over. */
async function refusalToWrite(disk: Pick<DeskDisk, 'tryWriting'>): Promise<string | null> {
  try {
    const fault = await disk.tryWriting();
    return fault === null ? null : FAULTS[fault];
  } catch (error) {
    if (!(error instanceof AppError)) throw error;
    return error.code === 'busy'
      ? 'another program is writing to the database'
      : 'the database takes no writes';
  }
}

const FAULTS: Readonly<Record<WriteFault, string>> = {
  disk_full: 'the disk is full',
  disk_error: 'the last write failed with a disk error',
};
