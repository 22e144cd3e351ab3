import { hasRoom, isOfThisVersion, mayBeWritten } from '../db/readiness.js';
import type { Db } from '../db/schema.js';
import type { Transactor } from '../db/transact.js';
import { AppError } from '../lib/errors.js';

/** Why the desk should get no work at present, in words that name no file; empty where it is ready. */
export async function whatIsAmiss(desk: {
  readonly db: Db;
  readonly probe: Transactor['probe'];
  readonly file: string;
}): Promise<readonly string[]> {
  const amiss: string[] = [];
  if (!(await isOfThisVersion(desk.db))) amiss.push('the database is of another version');
  if (!(await hasRoom(desk.file))) amiss.push('the disk is nearly full');
  if (!mayBeWritten(desk.file)) amiss.push('the database may not be written to');
  const refusal = await refusalToWrite(desk.probe);
  if (refusal !== null) amiss.push(refusal);
  return amiss;
}

/** Another program that writes for a while is no refusal: changes wait until it is done. */
async function refusalToWrite(probe: Transactor['probe']): Promise<string | null> {
  try {
    await probe();
    return null;
  } catch (error) {
    if (!(error instanceof AppError)) throw error;
    return error.code === 'busy'
      ? 'another program is writing to the database'
      : 'the database takes no writes';
  }
}
