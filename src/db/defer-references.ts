import { sql } from 'kysely';
import type { Tx } from './schema.js';

/** Until this transaction commits, a row may refer to one that is not there yet; the commit refuses what is left. */
export async function deferReferences(tx: Tx): Promise<void> {
  await sql`PRAGMA defer_foreign_keys = ON`.execute(tx);
}
