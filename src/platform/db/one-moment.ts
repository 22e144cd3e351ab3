import { sql } from 'kysely';
import type { Db, Tx } from './schema.js';

/**
 * The same moment of the database for every question that the work asks, beside writers. On a connection
 * that nobody else reads with meanwhile. NOTE: until it ends, the write-ahead log cannot be emptied.
 */
export async function atOneMoment<T>(db: Db | Tx, work: () => Promise<T>): Promise<T> {
  if (db.isTransaction) return work();
  // NOTE: not a transaction of the query builder, which would take the lock that writers need.
  await sql`BEGIN`.execute(db);
  try {
    return await work();
  } finally {
    await sql`COMMIT`.execute(db);
  }
}
