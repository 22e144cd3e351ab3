import { IntegrityCheckReader } from '../../people/integrity/store.js';
import type { Db } from '../../platform/db/schema.js';

/** The last completed check of the whole database. */
export interface LastCheck {
  readonly at: Date;
  readonly isSound: boolean;
}

/** Null before the first. */
export async function lastCheck(db: Db): Promise<LastCheck | null> {
  const check = await new IntegrityCheckReader(db).latest();
  return check && { at: new Date(check.finished_at), isSound: check.outcome === 'sound' };
}
