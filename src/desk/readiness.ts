import { DESK_ACTOR } from '../accounts/model.js';
import { hasRoom, isOfThisVersion, mayBeWritten } from '../db/readiness.js';
import type { Db } from '../db/schema.js';
import type { Transact } from '../db/transact.js';
import { AppError } from '../lib/errors.js';

/** Why the desk should get no work at present, in words that name no file; empty where it is ready. */
export async function whatIsAmiss(desk: {
  readonly db: Db;
  readonly transact: Transact;
  readonly file: string;
}): Promise<readonly string[]> {
  const amiss: string[] = [];
  if (!(await isOfThisVersion(desk.db))) amiss.push('the database is of another version');
  if (!(await hasRoom(desk.file))) amiss.push('the disk is nearly full');
  if (!mayBeWritten(desk.file)) amiss.push('the database may not be written to');
  const refusal = await refusalToWrite(desk.transact);
  if (refusal !== null) amiss.push(refusal);
  return amiss;
}

/** Takes the lock that a write needs and writes nothing. */
async function refusalToWrite(transact: Transact): Promise<string | null> {
  try {
    await transact(DESK_ACTOR, async () => {});
    return null;
  } catch (error) {
    if (!(error instanceof AppError)) throw error;
    return error.code === 'busy'
      ? 'another program is writing to the database'
      : 'the database takes no writes';
  }
}
