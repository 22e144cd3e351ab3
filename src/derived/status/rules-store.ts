import type { Db, Tx } from '../../platform/db/schema.js';

/**
 * The version of the rules by which status, match, stale marks, set-asides in effect and search entries are derived.
 * Raise it where they come to derive something else from the same record, and by a migration in databases without
 * claims: the daily check then derives everything again, and calls nothing a fault that an older version derived.
 */
const RULES = 2;

export async function isDerivedByTheseRules(db: Db | Tx): Promise<boolean> {
  const row = await db.selectFrom('derived_as').select('rules').executeTakeFirst();
  return row?.rules === RULES;
}

export async function markAsDerived(tx: Tx): Promise<void> {
  await tx.updateTable('derived_as').set({ rules: RULES }).execute();
}
