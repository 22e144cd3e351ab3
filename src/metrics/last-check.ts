import type { Db } from '../db/schema.js';

/** The last check of the whole database that ended. */
export interface LastCheck {
  readonly at: Date;
  readonly isSound: boolean;
}

/** Null while no check leaves its result: the two figures about it are then left out. */
export async function lastCheck(_db: Db): Promise<LastCheck | null> {
  return null;
}
