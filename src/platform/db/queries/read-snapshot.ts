import { sql } from 'kysely';
import type { Db, Tx } from '../schema.js';

/**
 * Runs several queries on one snapshot of the database, beside writers. Needs a connection that nobody else reads from
 * meanwhile. NOTE: prevents a checkpoint of the write-ahead log until it ends.
 */
export async function inReadSnapshot<T>(db: Db | Tx, work: () => Promise<T>): Promise<T> {
  if (db.isTransaction) return work();
  // NOTE: not the query builder's transaction, which takes the write lock.
  await sql`BEGIN`.execute(db);
  try {
    return await work();
  } finally {
    await sql`COMMIT`.execute(db);
  }
}
